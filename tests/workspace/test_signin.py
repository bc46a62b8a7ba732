"""The door of the workspace: two factors, each held, and no way around the second."""

import time
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.test import Client
from django.urls import reverse

from hamroh.accounts import sessions
from hamroh.accounts.actions import close_staff
from hamroh.accounts.models import StaffUser
from hamroh.accounts.queries import actor_of
from hamroh.accounts.roles import Role
from hamroh.accounts.signin import FRESH_SECONDS, SHIFT_SECONDS
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.ids import new_id
from hamroh.project.demo.codes import code_at
from tests.builders import accounts, network, signin

pytestmark = [pytest.mark.data, pytest.mark.django_db]

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOME = "/work/account/"
SIGN_IN = "/work/sign-in/"
CODE = "/work/code/"
RECORDS = "account_authentication_methods"


@pytest.fixture
def user() -> StaffUser:
    made = signin.with_password(accounts.staff(NOW, network.centre(), Role.RECEPTION, username="sokolova"))
    signin.give_factor(made)
    return made


def _type_password(client: Client, password: str = signin.PASSWORD, name: str = "sokolova") -> str:
    answer = client.post(SIGN_IN, {"login": name, "password": password})
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def _type_code(client: Client, code: str) -> str:
    answer = client.post(CODE, {"code": code})
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def test_password_and_code_open_the_workspace(client: Client, user: StaffUser) -> None:
    assert client.get("/work/")["Location"] == f"{SIGN_IN}?next=/work/"
    assert _type_password(client) == CODE
    assert _type_code(client, signin.current_code(user)) == "/work/"
    assert client.get(HOME).status_code == 200
    assert {record["method"] for record in client.session[RECORDS]} == {"password", "mfa"}


def test_the_quick_way_of_tests_leaves_the_same_session(client: Client, user: StaffUser) -> None:
    _type_password(client)
    _type_code(client, signin.current_code(user))
    quick = signin.sign_in(actor_of(user))
    assert set(quick.session.keys()) == set(client.session.keys()) - {"_session_expiry"}
    assert quick.get(HOME).status_code == 200


def test_a_password_alone_opens_no_page(client: Client, user: StaffUser) -> None:
    _type_password(client)
    for path in ("/work/", HOME, "/work/centre/", "/work/code/remove/", "/work/code/spare/"):
        assert client.get(path)["Location"].startswith(SIGN_IN), path


def test_a_stolen_password_cannot_enrol_or_remove_a_factor(client: Client, user: StaffUser) -> None:
    _type_password(client)
    for path in ("/work/code/set-up/", "/work/code/remove/", "/work/confirm/"):
        answer = client.post(path, {"code": "000000", "password": signin.PASSWORD})
        assert answer.status_code == 302, path
        assert answer["Location"].startswith(SIGN_IN), path
    # Even with a session that lost its record of the second factor.
    client.force_login(user, backend=signin.BACKEND)
    for path in ("/work/", "/work/code/remove/", "/work/code/spare/"):
        assert client.get(path)["Location"].startswith("/work/code/confirm/"), path
    assert client.post("/work/confirm/", {"password": signin.PASSWORD})["Location"] == "/work/code/confirm/"
    assert Authenticator.objects.filter(user=user).count() == 1


def test_a_new_account_sets_up_its_factor_first(client: Client) -> None:
    made = signin.with_password(accounts.staff(NOW, network.centre(), Role.RECEPTION, username="sokolova"))
    assert _type_password(client) == "/work/"
    assert client.get("/work/")["Location"] == "/work/code/set-up/"
    page = client.get("/work/code/set-up/")
    assert b'class="qr"' in page.content
    assert b"data:image" not in page.content
    code = code_at(client.session["mfa.totp.secret"], time.time())
    assert client.post("/work/code/set-up/", {"code": "1"}).status_code == 200
    assert client.post("/work/code/set-up/", {"code": code})["Location"] == "/work/code/spare/"
    stored = Authenticator.objects.get(user=made, type="totp").data["secret"]
    assert "." in stored, "sealed, not plain base32"
    confirm = client.get("/work/code/spare/")["Location"]
    assert confirm.startswith("/work/code/confirm/")
    assert client.get(confirm).status_code == 200
    assert (
        client.post(confirm, {"code": code, "next": "/work/code/spare/"})["Location"] == "/work/code/spare/"
    )
    spare = client.get("/work/code/spare/")
    assert len(spare.context["unused_codes"]) == 10


def test_a_password_typed_long_ago_is_asked_again_before_the_first_factor(client: Client) -> None:
    signin.with_password(accounts.staff(NOW, network.centre(), Role.RECEPTION, username="sokolova"))
    _type_password(client)
    session = client.session
    session[RECORDS] = [{**session[RECORDS][0], "at": time.time() - FRESH_SECONDS - 1}]
    session.save()
    ask = client.get("/work/code/set-up/")["Location"]
    assert ask.startswith("/work/confirm/")
    assert client.get(ask).templates[0].name == "account/reauthenticate.html"
    refused = client.post(ask, {"password": "not the right one"})
    assert refused.status_code == 200
    assert "not the right one" not in refused.content.decode(), "what was typed does not come back"
    assert client.get("/work/code/set-up/")["Location"] == ask
    assert client.post(ask, {"password": signin.PASSWORD})["Location"] == "/work/code/set-up/"
    assert client.get("/work/code/set-up/").status_code == 200


def test_the_app_is_set_up_anew_after_one_question(user: StaffUser) -> None:
    client = signin.sign_in(actor_of(user))
    confirm = client.get("/work/code/remove/")["Location"]
    assert confirm.startswith("/work/code/confirm/"), "the factor itself is asked for first"
    client.post(confirm, {"code": signin.current_code(user), "next": "/work/code/remove/"})
    assert client.get("/work/code/remove/").templates[0].name == "mfa/totp/deactivate_form.html"
    assert Authenticator.objects.filter(user=user, type="totp").exists(), "looking removes nothing"
    assert client.post("/work/code/remove/").status_code == 302
    assert not Authenticator.objects.filter(user=user, type="totp").exists()
    assert client.get(HOME)["Location"] == "/work/code/set-up/"


def test_a_used_code_is_refused(user: StaffUser) -> None:
    code = signin.current_code(user)
    first, second = Client(), Client()
    _type_password(first)
    assert _type_code(first, code) == "/work/"
    _type_password(second)
    assert "was used already" in _type_code(second, code)
    assert second.get(HOME).status_code == 302


def test_after_five_wrong_passwords_the_right_one_is_refused_for_a_while(
    client: Client, user: StaffUser
) -> None:
    for _ in range(5):
        page = _type_password(client, "not the right one")
        assert "User name or password is wrong" in page
        assert "not the right one" not in page, "what was typed does not come back"
    assert "Too many wrong tries" in _type_password(client)


def test_after_five_wrong_codes_the_right_one_is_refused_for_a_while(client: Client, user: StaffUser) -> None:
    _type_password(client)
    for _ in range(5):
        _type_code(client, "1")
    assert "Too many wrong tries" in _type_code(client, signin.current_code(user))


def test_a_flood_from_one_address_is_stopped(client: Client, user: StaffUser) -> None:
    answers = [client.post(SIGN_IN, {"login": "", "password": ""}).status_code for _ in range(62)]
    assert answers[0] == 200
    assert answers[-1] == 429


def test_a_closed_account_opens_nothing(client: Client, user: StaffUser) -> None:
    signed_in = signin.sign_in(actor_of(user))
    close_staff(actor=SYSTEM, user_id=user.id)
    assert signed_in.get(HOME).status_code == 302
    assert client.post(SIGN_IN, {"login": "sokolova", "password": signin.PASSWORD}).status_code == 403


def test_the_second_factor_is_asked_again_after_a_shift(user: StaffUser) -> None:
    client = signin.sign_in(actor_of(user))
    session = client.session
    session[RECORDS] = [{**session[RECORDS][0], "at": time.time() - SHIFT_SECONDS - 1}]
    session.save()
    assert client.get(HOME)["Location"].startswith("/work/code/confirm/")


def test_staff_who_sign_in_drop_a_person_with_the_answers(client: Client, user: StaffUser) -> None:
    session = client.session
    session["person"] = str(new_id())
    session["answers"] = {"citizenship": "UZB"}
    session.save()
    _type_password(client)
    assert "person" not in client.session
    assert "answers" not in client.session


def test_a_person_who_signs_in_halfway_ends_the_staff_login(client: Client, user: StaffUser) -> None:
    _type_password(client)
    request = client.get("/start").wsgi_request
    sessions.sign_in_person(request, new_id())
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(request.session.session_key)
    assert _type_code(client, signin.current_code(user)) == SIGN_IN
    assert client.get(HOME)["Location"].startswith(SIGN_IN)


def test_signing_out_ends_everything(user: StaffUser) -> None:
    client = signin.sign_in(actor_of(user))
    assert client.get("/work/sign-out/").status_code == 200
    assert client.post("/work/sign-out/")["Location"] == SIGN_IN
    assert not client.session.keys()


def test_no_other_page_of_allauth_is_open(client: Client) -> None:
    for name in ("account_signup", "account_reset_password", "account_email", "mfa_generate_recovery_codes"):
        with pytest.raises(LookupError):
            _address(name)


def _address(name: str) -> str:
    from django.urls import NoReverseMatch

    try:
        return reverse(name)
    except NoReverseMatch as error:
        raise LookupError from error


def test_our_six_lines_agree_with_allauth() -> None:
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    for moment in (0, 59, 1_700_000_000, 20_000_000_000):
        assert code_at(secret, moment) == format_hotp_value(hotp_value(secret, moment // 30))
