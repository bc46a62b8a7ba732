"""What every page of the workspace stands in: who works, where, what time it is there, and the bar on top."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hamroh.accounts.models import StaffUser
from hamroh.accounts.roles import Role
from hamroh.accounts.sessions import actor_of_request
from hamroh.foundation import clock
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.network.models import Centre
from hamroh.network.queries import in_language, list_centres
from hamroh.ui import dates
from hamroh.ui.parts import Bar
from hamroh.workspace.sections import links_for

CHOSEN = "workspace_centre"
Arguments = ParamSpec("Arguments")


@dataclass(frozen=True, slots=True)
class Workplace:
    """Who works where and when: given to every page. `now` is the moment at which the request began."""

    request: HttpRequest
    user: StaffUser
    actor: Actor
    centre: Centre
    now: datetime

    @property
    def today(self) -> date:
        """The centre's day, which is what the law calls a day."""
        return self.now.astimezone(ZoneInfo(self.centre.time_zone)).date()

    @property
    def end_of_day(self) -> datetime:
        """Midnight at the centre."""
        zone = ZoneInfo(self.centre.time_zone)
        return datetime.combine(self.today + timedelta(days=1), time.min, zone)

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held at this centre."""
        return roles_at(self.actor, self.centre.id)

    def render(
        self, template: str, context: Mapping[str, object] | None = None, *, status: int = 200
    ) -> HttpResponse:
        """A page that extends `ui/work.html`, with the bar on top."""
        bar = bar_of(self.request, self.user, self.roles, self.centre, self.now)
        return render(self.request, template, {"place": self, "bar": bar, **(context or {})}, status=status)


StaffView = Callable[Concatenate[HttpRequest, Workplace, Arguments], HttpResponse]
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponse]


def staff_page(*roles: Role) -> Callable[[StaffView[Arguments]], View[Arguments]]:
    """A view for who holds one of `roles` at the chosen centre (any role when none is named); 403 for others.

    The view gets a `Workplace` after the request. Who works at several centres is first asked for one.
    `not_allowed` and `not_found` of a domain become 403 and 404; other refusals are the view's to say.
    """

    def decorate(view: StaffView[Arguments]) -> View[Arguments]:
        @wraps(view)
        def page(request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponse:
            actor = actor_of_request(request)
            centre = chosen_centre(request, actor)
            if centre is None:
                return redirect("workspace:centre")
            if not isinstance(request.user, StaffUser) or not _may(roles_at(actor, centre.id), roles):
                raise PermissionDenied
            place = Workplace(request, request.user, actor, centre, clock.now())
            try:
                return view(request, place, *args, **kwargs)
            except DomainError as error:
                raise _as_http(error) from error

        return page

    return decorate


def chosen_centre(request: HttpRequest, actor: Actor) -> Centre | None:
    """The centre at which somebody works now: the only one, or the one chosen in this session."""
    centres = {str(centre.id): centre for centre in list_centres() if centre.id in actor.places}
    if not centres:
        raise PermissionDenied
    if len(centres) == 1:
        return next(iter(centres.values()))
    return centres.get(request.session.get(CHOSEN, ""))


def roles_at(actor: Actor, centre_id: UUID) -> frozenset[Role]:
    """The roles that an actor holds at a centre."""
    return frozenset(Role(grant.role) for grant in actor.grants if grant.place == centre_id)


def bar_of(
    request: HttpRequest, user: StaffUser, roles: frozenset[Role], centre: Centre | None, now: datetime
) -> Bar:
    """The bar: sections by role, the centre with its clock, who works."""
    moment = ""
    if centre is not None:
        local = now.astimezone(ZoneInfo(centre.time_zone)).date()
        moment = f"{dates.short_day(local)}, {dates.clock(now, zone=centre.time_zone)}"
    return Bar(
        sections=links_for(roles, request.path),
        centre=in_language(centre.names, user.language) if centre else "",
        moment=moment,
        who=user.display_name,
        who_href=reverse("workspace:account"),
        home=reverse("workspace:home"),
    )


def _may(held: frozenset[Role], wanted: tuple[Role, ...]) -> bool:
    return bool(held & frozenset(wanted)) if wanted else bool(held)


def _as_http(error: DomainError) -> Exception:
    if error.code == "not_allowed":
        return PermissionDenied()
    return Http404() if error.code == "not_found" else error
