"""Pages for what went wrong are no dead ends."""

import re

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from hamroh.ui import errors

VIEWS = [errors.bad_request, errors.forbidden, errors.not_found, errors.broken, errors.csrf_failure]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_each_error_page_speaks_the_persons_language_and_leads_on(rf: RequestFactory, language: str) -> None:
    titles = set()
    for view in VIEWS:
        with translation.override(language):
            response: HttpResponse = view(rf.get("/some/page"))
        page = response.content.decode()
        assert f'lang="{language}"' in page
        assert '<a class="btn' in page
        titles.add(re.findall("<h1>(.*?)</h1>", page)[0])
    assert len(titles) == len(VIEWS)


def test_a_page_that_is_not_there_says_so_in_the_persons_language(client: Client) -> None:
    client.get("/language/ru")
    response = client.get("/nowhere")
    assert response.status_code == 404
    assert "Такой страницы нет" in response.content.decode()


def test_trying_again_leads_to_no_other_site(rf: RequestFactory) -> None:
    page = errors.broken(rf.get("//evil.example/path")).content.decode()
    assert 'href="//' not in page


def test_a_form_from_an_old_tab_is_refused_with_a_way_on() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/start")
    assert response.status_code == 403
    assert 'href="/start"' in response.content.decode()
