"""Whose session it is: a person's or a staff user's, never both.

Staff sign in by allauth; what is here is the person's door and the answer to "who asks?".
"""

from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest

from hamroh.accounts.models import StaffUser
from hamroh.accounts.queries import actor_of, scope_of
from hamroh.foundation import scope
from hamroh.foundation.actor import ANONYMOUS, Actor, ActorKind
from hamroh.foundation.scope import Scope

PERSON = "person"
"""Under this word a session names the person who is signed in."""
_OF_STAFF = ("_auth_", "account_", "mfa", "workspace_")
"""How the session's words of a staff login begin: Django's, allauth's, ours. All others are a person's."""


def person_of(request: HttpRequest) -> UUID | None:
    """The person who is signed in, if one is."""
    value = request.session.get(PERSON)
    return UUID(value) if value else None


def actor_of_request(request: HttpRequest) -> Actor:
    """Who asks: a staff user, a person, or nobody. Looked up once for a request."""
    known: Actor | None = getattr(request, "hamroh_actor", None)
    if known is None:
        known = _actor(request)
        request.hamroh_actor = known  # type: ignore[attr-defined]  # a place of our own on Django's request
    return known


def scope_of_request(request: HttpRequest) -> Scope:
    """What the middleware binds; see hamroh.foundation.middleware."""
    return scope_of(actor_of_request(request))


def sign_in_person(request: HttpRequest, person_id: UUID) -> None:
    """Make this the person's session; a staff login in it ends. Answers given before signing in stay."""
    if request.user.is_authenticated:
        logout(request)
    else:
        # A staff login may be half done, waiting for its second factor.
        _forget(request, of_staff=True)
        request.session.cycle_key()
    request.session[PERSON] = str(person_id)
    request.hamroh_actor = Actor(ActorKind.PERSON, person_id)  # type: ignore[attr-defined]  # as above
    scope.bind(scope_of_request(request))


def sign_out_person(request: HttpRequest) -> None:
    """End the person's session and forget everything in it."""
    request.session.flush()
    request.hamroh_actor = ANONYMOUS  # type: ignore[attr-defined]  # as above
    scope.unbind()


def drop_person(request: HttpRequest) -> None:
    """Called before staff sign in, the second factor included: nothing of a person stays, answers neither."""
    _forget(request, of_staff=False)
    request.hamroh_actor = None  # type: ignore[attr-defined]  # looked up anew


def _forget(request: HttpRequest, *, of_staff: bool) -> None:
    for word in list(request.session.keys()):
        if word.startswith(_OF_STAFF) is of_staff:
            del request.session[word]


def _actor(request: HttpRequest) -> Actor:
    if isinstance(request.user, StaffUser):
        return actor_of(request.user)
    person_id = person_of(request)
    return Actor(ActorKind.PERSON, person_id) if person_id else ANONYMOUS
