"""The reception erases for somebody whose passport it compared."""

import pytest

from hamroh.accounts.roles import Role
from hamroh.foundation import clock
from hamroh.foundation.scope import system_scope
from hamroh.people.models import Erasure
from tests.builders import journeys, signin
from tests.builders.till import NOW, till
from tests.flows.erasing.test_erasing import served

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]


def test_the_passport_is_compared_and_the_reason_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    journeys.release(NOW)
    place = till()
    clerk = signin.staff_client(NOW, place.centre, Role.RECEPTION)
    person = f"/work/reception/people/{place.person.pk}/"
    address = f"{person}erase/"
    assert address in clerk.get(person).content.decode()
    sent = {"reason": "asked_in_person", "country": "UZ", "number": "FA1234567"}
    busy = clerk.post(address, sent)
    assert busy.status_code == 422
    assert "Сначала завершите визит." in busy.content.decode()
    served(place)
    assert "Выберите причину." in clerk.post(address, sent | {"reason": ""}).content.decode()
    assert "Это не тот паспорт" in clerk.post(address, sent | {"number": "FA7654321"}).content.decode()
    assert clerk.post(address, sent)["Location"] == "/work/reception/"
    with system_scope():
        proof = Erasure.objects.get()
    assert (proof.reason, proof.by_kind, proof.centre_id) == ("asked_in_person", "staff", place.centre.pk)
    assert clerk.get(person).status_code == 403
    stranger = signin.staff_client(NOW, place.centre, Role.CONSULTANT)
    assert stranger.get(address).status_code == 403
