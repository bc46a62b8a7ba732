"""A paper is printed for the person by whoever works with its kind."""

from datetime import timedelta

import pytest

from hamroh.accounts.models import LookLog
from hamroh.accounts.queries import scope_of
from hamroh.accounts.roles import Role
from hamroh.documents.actions import issue_document
from hamroh.documents.figures import attempt_figures
from hamroh.documents.models import DocumentKind
from hamroh.foundation.scope import bound, system_scope
from hamroh.foundation.series import next_number
from tests.builders import accounts, signin
from tests.builders.money import NOW, cash_desk

pytestmark = [pytest.mark.data, pytest.mark.django_db]


def test_a_desk_prints_the_record_of_an_attempt_in_the_persons_language() -> None:
    desk = cash_desk()
    registrar = accounts.staff(NOW, desk.centre, Role.REGISTRAR)
    with bound(scope_of(registrar)):
        record = issue_document(
            actor=registrar,
            now=NOW,
            kind=DocumentKind.ATTEMPT,
            number=next_number("AK", 2026),
            person_id=desk.person.pk,
            centre_id=desk.centre.pk,
            place=desk.centre.key,
            figures=attempt_figures(
                reason="system_down",
                desk=7,
                service="application",
                present_since=NOW - timedelta(hours=1),
                next_at=NOW + timedelta(days=1),
            ),
        )
    page = signin.sign_in(registrar).get(f"/work/papers/{record.pk}/").content.decode()
    for words in (
        "Idoraning tizimi ishlamadi",
        "Система ведомства не работала",
        "9:15",
        "24-noyabr",
        "ОБРАЗЕЦ",
    ):
        assert words in page.replace("\N{NO-BREAK SPACE}", " ")
    with system_scope():
        assert LookLog.objects.filter(person_id=desk.person.pk, page="paper").count() == 1


@pytest.mark.parametrize(("role", "status"), [(Role.CASHIER, 200), (Role.MANAGER, 200), (Role.MEDIC, 404)])
def test_a_receipt_is_printed_by_who_keeps_money(role: Role, status: int) -> None:
    desk = cash_desk()
    receipt = desk.pay(desk.invoice()).receipt
    staff = accounts.staff(NOW, desk.centre, role, username="somebody")
    assert signin.sign_in(staff).get(f"/work/papers/{receipt.pk}/").status_code == status
