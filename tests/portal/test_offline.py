"""What a browser is given to install the portal and to open it without a network."""

import io
import json
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image, ImageChops, ImageStat

from hamroh.portal.offline import icons

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_manifest(language: str) -> None:
    response = Client().get(f"/app/{language}.webmanifest")
    data = json.loads(response.content)
    assert response["Content-Type"] == "application/manifest+json"
    assert (data["lang"], data["start_url"], data["display"]) == (language, "/plan", "standalone")
    assert {icon["sizes"] for icon in data["icons"]} >= {"192x192", "512x512"}
    assert [icon for icon in data["icons"] if icon.get("purpose") == "maskable"]


def test_an_unknown_language_has_none() -> None:
    assert Client().get("/app/fr.webmanifest").status_code == 404


@pytest.mark.django_db
def test_a_page_names_the_manifest_of_its_language() -> None:
    client = Client()
    client.cookies["language"] = "ky"
    assert 'href="/app/ky.webmanifest"' in client.get("/start").content.decode()


@pytest.mark.django_db
def test_the_worker_is_another_one_in_another_language() -> None:
    bodies = set()
    for language in LANGUAGES:
        client = Client()
        client.cookies["language"] = language
        response = client.get("/worker.js")
        assert response["Content-Type"].startswith("text/javascript")
        assert response["Cache-Control"] == "no-cache"
        bodies.add(response.content)
    assert len(bodies) == len(LANGUAGES)


@pytest.mark.parametrize("name", icons.ICONS)
def test_the_icons_are_those_that_the_script_draws(name: str, tmp_path: Path) -> None:
    icons.write(tmp_path)
    there = Image.open(io.BytesIO((icons.FOLDER / f"{name}.png").read_bytes())).convert("RGBA")
    anew = Image.open(tmp_path / f"{name}.png").convert("RGBA")
    difference = ImageChops.difference(there, anew)
    # Another version of the library may round edges otherwise.
    assert max(high for _low, high in ImageStat.Stat(difference).extrema) <= 64
