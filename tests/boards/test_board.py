"""The board on the wall: numbers in three languages, open to all, and nobody's name."""

import pytest
from django.test import Client

from hamroh.floor import actions as floor
from hamroh.foundation.scope import system_scope
from tests.floor.house import MORNING, House, build_house, key, minutes

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def house() -> House:
    with system_scope():
        return build_house()


def board(client: Client, house: House) -> str:
    return client.get(f"/board/{house.centre.key}").content.decode()


def test_the_board_shows_who_is_called_where_and_who_should_stay_near(client: Client, house: House) -> None:
    with system_scope():
        house.open(3)
        for _ in range(3):
            house.arrive("copy")
        house.call(3, minutes(1))
    page = board(client, house)
    assert '<tr class="here"><td>A001</td>' in page
    assert "</svg>\n3</td><td>1</td></tr>" in page
    assert "<li>A002</li><li>A003</li>" in page
    with system_scope():
        floor.start_service(actor=house.at(3), now=minutes(2), key=key(), desk_id=house.desk(3))
    assert "<tr><td>A001</td>" in board(client, house), "who is being served is no longer lit"


def test_the_board_warns_in_three_languages_and_says_that_it_is_a_sample(
    client: Client, house: House
) -> None:
    page = board(client, house)
    assert "Платите только в кассе, окно 2. Чек дают всегда." in page
    assert '<span lang="uz">Faqat kassada toʻlang, 2-oyna. Chek doim beriladi.</span>' in page
    assert '<span lang="tg">Танҳо дар касса, равзанаи 2, пардохт кунед.' in page
    assert "Образец" in page
    assert "Namuna" in page
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page


def test_the_board_knows_no_unknown_centre(client: Client) -> None:
    assert client.get("/board/nowhere").status_code == 404


def test_the_board_asks_few_questions_of_the_database(
    client: Client, house: House, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    with system_scope():
        house.open(3)
        for _ in range(12):
            house.arrive("copy", now=MORNING)
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        board(client, house)
