"""The law in force, the release that was prepared, and the second person's word."""

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
from hamroh.packs.loader import load_pack, read_texts
from hamroh.ui.forms import DayField, part_of, problems_of
from hamroh.ui.parts import Problem, Problems
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


def _overview(place: Workplace, problem: str = "", *, status: int = 200) -> HttpResponse:
    releases = list_releases(pack=DEFAULT_PACK)
    here = load_pack(DEFAULT_PACK).content_hash
    context = {
        "releases": drawing.release_table(place, releases),
        "waiting": [one for one in releases if one.in_force_from is None],
        "unknown_files": here[:12] if all(one.content_hash != here for one in releases) else "",
        "problems": Problems((Problem(problem, "prepare"),)) if problem else None,
    }
    return place.render("workspace/law/overview.html", context, status=status)


@require_POST
@staff_page(*LAW.roles)
def prepare(_request: HttpRequest, place: Workplace) -> HttpResponse:
    """Keep the files of this version as a release for somebody else to put in force."""
    try:
        problems = check_pack(load_pack(DEFAULT_PACK))
        if problems:
            return _overview(place, problems[0], status=409)
        release = prepare_release(
            actor=place.actor,
            now=place.now,
            pack=DEFAULT_PACK,
            files=read_texts(DEFAULT_PACK),
            prepared_by=place.user.display_name,
        )
    except PackError as error:
        return _overview(place, str(error), status=409)
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
