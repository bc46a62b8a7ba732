"""Choose a desk, work at it. Every act is one button with one key, and the last one can be undone."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from hamroh.accounts.roles import Role
from hamroh.floor import access
from hamroh.floor import actions as floor
from hamroh.floor.queries import (
    Seat,
    all_at,
    desks_to_send_to,
    desks_to_take,
    just_done,
    open_watch,
    queue_for,
    seat_at,
)
from hamroh.flows.serving import desk as serving
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.network.models import Desk
from hamroh.ui.forms import problems_of
from hamroh.ui.parts import Checkbox, Problem, Problems
from hamroh.workspace.choosing import choose_desk, chosen_desk, desk_words
from hamroh.workspace.desk.choice import draw_choice, sits_words
from hamroh.workspace.desk.drawing import draw_done, draw_here, draw_line
from hamroh.workspace.desk.forms import ResultForm, work_of
from hamroh.workspace.desk.till import draw_till
from hamroh.workspace.problems import problem_of
from hamroh.workspace.sections import DESK
from hamroh.workspace.shell import Workplace, staff_page
from hamroh.workspace.words import spoken_languages

ROLES = (*DESK.roles, Role.MANAGER)
Act = Callable[..., object]
ACTS: dict[str, Act] = {
    "call": floor.call_next,
    "recall": floor.recall,
    "start": floor.start_service,
    "not-shown": floor.not_shown,
    "return": floor.return_to_queue,
    "pause": floor.pause_desk,
    "close": floor.close_desk,
    "undo": serving.undo,
}
OF_A_TICKET = frozenset({"recall", "start", "not-shown", "return"})


@dataclass(frozen=True, slots=True)
class Trouble:
    """A refusal, or a form with mistakes, to be shown on the desk's page."""

    error: DomainError | None = None
    form: ResultForm | None = None


@require_safe
@staff_page(*ROLES)
def desks(_request: HttpRequest, place: Workplace) -> HttpResponse:
    """The desks at which one may work here: which are free, who sits at the others, how many wait."""
    found = desks_to_take(actor=place.actor, now=place.now, centre_id=place.centre.pk)
    return place.render("workspace/desk/desks.html", {"desks": draw_choice(found, place)})


@require_safe
@staff_page(*ROLES)
def desk_page(request: HttpRequest, place: Workplace, desk_id: UUID) -> HttpResponse:
    """Who is here now, what to record, who waits."""
    return _page(request, place, desk_id)


@require_safe
@staff_page(*ROLES)
def line(_request: HttpRequest, place: Workplace, desk_id: UUID) -> HttpResponse:
    """The line alone, which the page takes anew every few seconds. No person is looked at."""
    desk = access.get_desk(actor=place.actor, desk_id=desk_id)
    return place.render("workspace/desk/line.html", {"line": _line(place, desk)})


@require_POST
@staff_page(*ROLES)
def open_desk(request: HttpRequest, place: Workplace, desk_id: UUID) -> HttpResponse:
    """Sit down and serve, or come back from a break."""
    chosen = [code for code in spoken_languages() if f"language-{code}" in request.POST]
    try:
        floor.open_desk(
            actor=place.actor,
            now=place.now,
            key=request.POST.get("key", ""),
            desk_id=desk_id,
            languages=chosen or ("ru",),
            take_over="take" in request.POST,
        )
    except DomainError as error:
        return _page(request, place, desk_id, Trouble(error))
    return redirect("workspace:at_desk", desk_id=desk_id)


@require_POST
@staff_page(*ROLES)
def act(request: HttpRequest, place: Workplace, desk_id: UUID, verb: str) -> HttpResponse:
    """Call, call again, begin, not shown, back to the line, break, close, undo."""
    if verb not in ACTS:
        raise Http404
    more = {"ticket_id": _ticket_id(request)} if verb in OF_A_TICKET else {}
    try:
        require_seat(place, desk_id)
        ACTS[verb](actor=place.actor, now=place.now, key=request.POST.get("key", ""), desk_id=desk_id, **more)
    except DomainError as error:
        return _page(request, place, desk_id, Trouble(error))
    return redirect("workspace:at_desk", desk_id=desk_id)


@require_POST
@staff_page(*ROLES)
def call_again(request: HttpRequest, place: Workplace, desk_id: UUID, ticket_id: UUID) -> HttpResponse:
    """Call somebody once more who had not come; the reason stands in the log."""
    try:
        require_seat(place, desk_id)
        floor.call_ticket(
            actor=place.actor,
            now=place.now,
            key=request.POST.get("key", ""),
            desk_id=desk_id,
            ticket_id=ticket_id,
            reason=floor.OwnChoice.NOT_SHOWN_BEFORE,
        )
    except DomainError as error:
        return _page(request, place, desk_id, Trouble(error))
    return redirect("workspace:at_desk", desk_id=desk_id)


@require_POST
@staff_page(*ROLES)
def send(request: HttpRequest, place: Workplace, desk_id: UUID) -> HttpResponse:
    """Another desk must do its part first; the person comes back here before the line."""
    try:
        require_seat(place, desk_id)
        floor.send_to_desk(
            actor=place.actor,
            now=place.now,
            key=request.POST.get("key", ""),
            desk_id=desk_id,
            to_desk_id=chosen_desk(request),
            ticket_id=_ticket_id(request),
        )
    except DomainError as error:
        return _page(request, place, desk_id, Trouble(error))
    return redirect("workspace:at_desk", desk_id=desk_id)


@require_POST
@staff_page(*ROLES)
def serve(request: HttpRequest, place: Workplace, desk_id: UUID) -> HttpResponse:
    """Record the result and call the next, or record it and take a break."""
    desk = access.get_desk(actor=place.actor, desk_id=desk_id)
    form = work_of(desk.desk_kind.key).form(request.POST, today=place.today)
    if not form.is_valid():
        return _page(request, place, desk_id, Trouble(form=form))
    key = request.POST.get("key", "")
    try:
        require_seat(place, desk_id)
        serving.serve(
            actor=place.actor,
            now=place.now,
            key=key,
            desk_id=desk_id,
            result=form.result(),
            ticket_id=_ticket_id(request),
            paid_months=form.paid_months,
            go_on=form.go_on,
        )
        _then(request, place, desk_id, key)
    except DomainError as error:
        return _page(request, place, desk_id, Trouble(error, form))
    return redirect("workspace:at_desk", desk_id=desk_id)


def require_seat(place: Workplace, desk_id: UUID) -> None:
    """A page that stayed open does nothing at a desk that a colleague has taken since. Raises `desk_taken`."""
    if seat_at(actor=place.actor, desk_id=desk_id) is Seat.TAKEN:
        raise DomainError("desk_taken")


def _then(request: HttpRequest, place: Workplace, desk_id: UUID, key: str) -> None:
    following = floor.pause_desk if request.POST.get("then") == "pause" else floor.call_next
    following(actor=place.actor, now=place.now, key=f"{key}:then", desk_id=desk_id)


def _ticket_id(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("ticket", ""))
    except ValueError:
        return None


def _page(
    request: HttpRequest, place: Workplace, desk_id: UUID, trouble: Trouble | None = None
) -> HttpResponse:
    try:
        desk = access.get_desk(actor=place.actor, desk_id=desk_id)
    except DomainError as error:
        raise DomainError("not_found") from error
    trouble = trouble or Trouble()
    work = work_of(desk.desk_kind.key)
    watch = open_watch(desk_id=desk_id)
    context = {
        "desk": desk,
        "words": desk_words(desk),
        "watch": watch,
        "line": _line(place, desk),
        "languages": [
            Checkbox(f"language-{code}", name, checked=code in {"ru", place.user.language})
            for code, name in spoken_languages().items()
        ],
        "key": new_id().hex,
        "problems": _problems(trouble),
    }
    bad = trouble.error is not None or trouble.form is not None
    if watch is not None and seat_at(actor=place.actor, desk_id=desk_id) is Seat.TAKEN:
        # Who stands before a colleague is the colleague's to see.
        context["sits"] = sits_words(watch, place)
        return place.render("workspace/desk/taken.html", context, status=409 if bad else 200)
    # A room serves several at once: the one on whom this page acts comes first.
    here = all_at(actor=place.actor, desk_id=desk_id)
    wanted = request.GET.get("ticket", "") or request.POST.get("ticket", "")
    here.sort(key=lambda one: str(one.ticket_id) != wanted)
    current = here[0] if here else None
    person = None
    if current is not None:
        person = access.look_at_desk(
            actor=place.actor, now=place.now, desk_id=desk_id, ticket_id=current.ticket_id
        )
    context |= {
        "current": current,
        "here": draw_here(place, current, person, desk_words(desk)) if current else None,
        "others_here": here[1:],
        "till": draw_till(place, desk, current),
        "send_to": choose_desk(desks_to_send_to(desk, current)) if current else None,
        "form": trouble.form or work.form(today=place.today),
        "done_words": work.done,
        "recent": draw_done(
            just_done(actor=place.actor, now=place.now, desk_id=desk_id), place.centre.time_zone
        ),
    }
    return place.render("workspace/desk/desk.html", context, status=409 if bad else 200)


def _problems(trouble: Trouble) -> Problems | None:
    if trouble.error is not None:
        return Problems((Problem(problem_of(trouble.error), "main"),))
    return problems_of(trouble.form) if trouble.form is not None else None


def _line(place: Workplace, desk: Desk) -> object:
    return draw_line(queue_for(actor=place.actor, now=place.now, desk_id=desk.pk), desk.number)
