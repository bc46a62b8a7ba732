"""What a desk may record, and that of an examination nothing but the paper can be stored."""

from datetime import date

import pytest

from hamroh.floor import actions
from hamroh.floor.models import TicketService
from hamroh.floor.results import Result, ResultKind, parse_result
from tests.floor.house import House, key, minutes, refused

UNTIL = date(2027, 11, 24)


@pytest.mark.parametrize(
    ("data", "code", "field"),
    [
        ({"kind": "medical", "number": "63-418", "issuer": "Clinic 1", "valid_until": UNTIL, "finding": "+"}, "result_field_not_allowed", "finding"),
        ({"kind": "medical", "number": "63-418", "issuer": "Clinic 1", "valid_until": UNTIL, "issued_on": UNTIL}, "result_field_not_allowed", "issued_on"),
        ({"kind": "medical", "number": "63-418", "valid_until": UNTIL}, "result_field_missing", "issuer"),
        ({"kind": "medical", "issuer": "Clinic 1", "valid_until": UNTIL}, "result_field_missing", "number"),
        ({"kind": "medical", "number": "63-418", "issuer": "Clinic 1"}, "result_field_missing", "valid_until"),
        ({"kind": "medical", "number": "positive 1", "issuer": "Clinic 1", "valid_until": UNTIL}, "result_field_malformed", "number"),
        ({"kind": "medical", "number": "ВИЧ 1", "issuer": "Clinic 1", "valid_until": UNTIL}, "result_field_malformed", "number"),
        ({"kind": "medical", "number": "63-418", "issuer": "a; b", "valid_until": UNTIL}, "result_field_malformed", "issuer"),
        ({"kind": "done", "number": "1"}, "result_field_not_allowed", "number"),
        ({"kind": "paper", "number": "none"}, "result_field_malformed", "number"),
        ({"kind": "paper", "number": "1", "issued_on": "2026-13-01"}, "result_field_malformed", "issued_on"),
        ({"kind": "paper", "number": "1", "issued_on": "2026-11-24", "valid_until": "2026-11-23"}, "result_field_malformed", "valid_until"),
        ({"kind": "accepted", "number": "7"}, "result_field_missing", "issued_on"),
        ({"kind": "diagnosis"}, "result_kind_unknown", None),
        ({}, "result_kind_unknown", None),
    ],
)  # fmt: skip
def test_what_may_not_be_recorded_is_refused(data: dict[str, object], code: str, field: str | None) -> None:
    with refused(code) as error:
        parse_result(data)
    assert error.value.data.get("field") == field


def test_a_medical_paper_is_kept_as_number_issuer_and_validity() -> None:
    data: dict[str, object] = {
        "kind": "medical",
        "number": " 63-00418 ",
        "issuer": "Clinic 1",
        "valid_until": "2027-11-24",
    }
    assert parse_result(data).stored() == {
        "kind": "medical",
        "number": "63-00418",
        "issuer": "Clinic 1",
        "valid_until": "2027-11-24",
    }


@pytest.mark.django_db
def test_each_desk_records_its_own_kind_of_result(house: House) -> None:
    house.open(3, 21)
    house.arrive("copy")
    house.arrive("medical")
    house.call(3)
    house.call(21)
    medical = Result(ResultKind.MEDICAL, "63-00418", "Clinic 1", valid_until=UNTIL)
    paper = Result(ResultKind.PAPER, "63-00418", "Clinic 1")
    for number, result in ((3, medical), (21, paper)):
        with refused("result_not_of_this_desk"):
            actions.serve(
                actor=house.at(number), now=minutes(1), key=key(), desk_id=house.desk(number), result=result
            )
    again = key()
    for _ in range(2):
        served = actions.serve(
            actor=house.at(21), now=minutes(1), key=again, desk_id=house.desk(21), result=medical
        )
    assert served.result == medical.stored()
    assert TicketService.objects.get(id=served.ticket_service_id).result == medical.stored()
