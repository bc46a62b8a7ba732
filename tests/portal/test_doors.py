"""The way in and the quick way out."""

import pytest
from django.conf import settings
from django.test import Client

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def test_the_first_page_names_each_language_in_itself(client: Client) -> None:
    page = client.get("/").content.decode()
    for code, name in settings.LANGUAGES:
        assert f'lang="{code}" hreflang="{code}"' in page
        assert name in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chosen_language_is_kept_and_leads_to_the_start(client: Client, language: str) -> None:
    response = client.get(f"/language/{language}", follow=True)
    assert response.redirect_chain == [("/start", 302)]
    assert f'<html lang="{language}">' in response.content.decode()
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == language


def test_start_says_in_each_language_what_one_gets(client: Client) -> None:
    titles = set()
    for language in LANGUAGES:
        page = client.get(f"/language/{language}", follow=True).content.decode()
        titles.add(page.split("<h1>")[1].split("</h1>")[0])
    assert len(titles) == len(LANGUAGES)


def test_changing_the_language_comes_back_to_the_same_page(client: Client) -> None:
    page = client.get("/language", {"next": "/start?step=2"}).content.decode()
    assert "/language/uz?next=%2Fstart%3Fstep%3D2" in page
    assert client.get("/language/uz", {"next": "/start?step=2"})["Location"] == "/start?step=2"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "evil"])
def test_changing_the_language_leads_to_no_other_site(client: Client, elsewhere: str) -> None:
    assert client.get("/language/uz", {"next": elsewhere})["Location"] == "/start"


def test_a_language_that_we_do_not_have_is_not_found(client: Client) -> None:
    assert client.get("/language/de").status_code == 404


def test_quick_exit_forgets_everything_and_leads_to_an_everyday_page(client: Client) -> None:
    client.get("/language/uz")
    response = client.get("/exit")
    assert response["Location"] == settings.EXIT_URL
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == ""


def test_pages_stay_out_of_caches_and_run_nothing_inline(client: Client) -> None:
    response = client.get("/start")
    assert response["Cache-Control"] == "no-store"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "geolocation=()" in response["Permissions-Policy"]


def test_robots_may_see_the_door_only(client: Client) -> None:
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()


def test_browsers_find_the_icon_wherever_they_ask(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"].startswith("/static/ui/mark")
