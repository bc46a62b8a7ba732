"""The law in force, the release that was prepared, and the second person's word."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamroh.core.law import PackError
from hamroh.foundation.errors import DomainError
from hamroh.journeys.law import DEFAULT_PACK, release_in_force
from hamroh.journeys.models import LawRelease
from hamroh.journeys.releases import approve_release, get_release, list_releases, prepare_release
from hamroh.packs.check import check_pack
from hamroh.packs.loader import list_packs, load_pack, read_texts
from hamroh.ui.forms import DayField, part_of, problems_of
from hamroh.ui.parts import Problem, Problems, Table
from hamroh.ui.questions.words import country_name
from hamroh.workspace.law import drawing
from hamroh.workspace.problems import problem_of
from hamroh.workspace.sections import LAW
from hamroh.workspace.shell import Workplace, staff_page


class ApprovalForm(forms.Form):
    """From which day on the release holds."""

    day = DayField(label=gettext_lazy("In force from"))


@require_safe
@staff_page(*LAW.roles)
def law(_request: HttpRequest, place: Workplace) -> HttpResponse:
    """Which releases there are, and whether the files of this version are one of them."""
    return _overview(place)


@dataclass(frozen=True, slots=True)
class Pack:
    """One country's law on the page: its releases, those that wait, and whether the files are one of them."""

    key: str
    name: str
    in_force: bool
    unknown_files: str
    waiting: list[LawRelease]
    releases: Table


def _pack(place: Workplace, key: str) -> Pack:
    releases = list_releases(pack=key)
    here = load_pack(key).content_hash
    return Pack(
        key,
        country_name(key.upper()),
        any(one.in_force_from is not None and one.in_force_from <= place.now for one in releases),
        here[:12] if all(one.content_hash != here for one in releases) else "",
        [one for one in releases if one.in_force_from is None],
        drawing.release_table(place, releases),
    )


def _overview(place: Workplace, problem: str = "", pack: str = "", *, status: int = 200) -> HttpResponse:
    context = {
        "packs": [_pack(place, key) for key in _packs()],
        "problems": Problems((Problem(problem, f"prepare-{pack}"),)) if problem else None,
    }
    return place.render("workspace/law/overview.html", context, status=status)


def _packs() -> list[str]:
    """All that lie here, that of the centres first."""
    return sorted(list_packs(), key=lambda key: (key != DEFAULT_PACK, key))


@require_POST
@staff_page(*LAW.roles)
def prepare(request: HttpRequest, place: Workplace) -> HttpResponse:
    """Keep the files of this version as a release for somebody else to put in force."""
    pack = request.POST.get("pack", "")
    if pack not in list_packs():
        raise DomainError("not_found")
    try:
        problems = check_pack(load_pack(pack))
        if problems:
            return _overview(place, problems[0], pack, status=409)
        release = prepare_release(
            actor=place.actor,
            now=place.now,
            pack=pack,
            files=read_texts(pack),
            prepared_by=place.user.display_name,
        )
    except PackError as error:
        return _overview(place, str(error), pack, status=409)
    return redirect("workspace:law_release", release_id=release.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*LAW.roles)
def release_page(request: HttpRequest, place: Workplace, release_id: UUID) -> HttpResponse:
    """What a prepared release changes and whom it moves; the form is for everybody but who prepared it."""
    release = get_release(release_id)
    form = ApprovalForm(request.POST or None, initial={"day": place.today})
    problems = None
    if request.method == "POST":
        if form.is_valid():
            try:
                _approve(place, release, form)
                return redirect("workspace:law")
            except DomainError as error:
                problems = Problems((Problem(problem_of(error), "id_day_day"),))
        else:
            problems = problems_of(form)
    context = {
        "release": release,
        "tables": _tables(place, release),
        "name": country_name(release.pack.upper()),
        "has_people": release.pack == DEFAULT_PACK,
        "people": drawing.people_rows(release),
        "day": part_of(form["day"]),
        "is_mine": release.preparer == place.user.pk,
        "is_open": release.in_force_from is None,
        "problems": problems,
    }
    return place.render("workspace/law/release.html", context, status=409 if problems else 200)


def _approve(place: Workplace, release: LawRelease, form: ApprovalForm) -> None:
    """From the first minute of the day at this centre; today means from now on."""
    day = form.cleaned_data["day"]
    start = datetime.combine(day, time.min, tzinfo=ZoneInfo(place.centre.time_zone))
    approve_release(
        actor=place.actor,
        now=place.now,
        release_id=release.pk,
        approved_by=place.user.display_name,
        in_force_from=place.now if day == place.today else start,
    )


def _tables(place: Workplace, release: LawRelease) -> list[object] | None:
    try:
        now = release_in_force(pack=release.pack, now=place.now)
    except DomainError:
        return None
    return [] if now.pk == release.pk else list(drawing.change_tables(now, release))
