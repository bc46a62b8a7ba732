"""Static files are whole answers: a stream would be gathered again, with a warning, for each of them."""

from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import RequestFactory, override_settings

from hamroh.project.small_files import SmallFilesMiddleware


@pytest.fixture
def files(tmp_path: Path) -> SmallFilesMiddleware:
    (tmp_path / "hamroh.css").write_text("p { margin: 0 }", encoding="utf-8")
    with override_settings(STATIC_ROOT=tmp_path):
        made = SmallFilesMiddleware(lambda request: HttpResponse("the application"))
    made.add_files(str(tmp_path), prefix="/few/")
    return made


def test_a_file_is_answered_whole_with_its_type(files: SmallFilesMiddleware) -> None:
    answer = files(RequestFactory().get("/few/hamroh.css"))
    assert not answer.streaming
    assert answer.content == b"p { margin: 0 }"
    assert answer["Content-Type"].startswith("text/css")
    assert answer["Content-Length"] == "15"


def test_a_file_that_has_not_changed_is_not_sent_again(files: SmallFilesMiddleware) -> None:
    known = files(RequestFactory().get("/few/hamroh.css"))["Last-Modified"]
    answer = files(RequestFactory().get("/few/hamroh.css", headers={"If-Modified-Since": known}))
    assert (answer.status_code, answer.content) == (304, b"")


def test_other_addresses_go_on_to_the_application(files: SmallFilesMiddleware) -> None:
    assert files(RequestFactory().get("/few/other.css")).content == b"the application"
