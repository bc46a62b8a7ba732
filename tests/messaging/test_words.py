"""Every kind of message has its words in six languages, and nothing of a person in them."""

import pytest
from django.conf import settings
from django.test import override_settings

from hamroh.messaging.kinds import TEMPLATES, MessageKind, render

VALUES = {"date": "2026-12-15", "time": "09:40"}
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def _params(kind: MessageKind) -> dict[str, str]:
    return {name: VALUES[name] for name in TEMPLATES[kind].gaps}


@pytest.mark.parametrize("kind", list(MessageKind))
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_is_said_in_each_language_with_its_gaps_filled(kind: MessageKind, language: str) -> None:
    with override_settings(PUBLIC_URL="https://hamroh.example"):
        text = render(kind, params=_params(kind), language=language, secret="482913")
    said = f"{text.subject} {text.body}"
    assert "%(" not in said
    assert ("15.12.2026" in text.body) == ("date" in TEMPLATES[kind].gaps)
    assert ("09:40" in text.body) == ("time" in TEMPLATES[kind].gaps)
    assert ("482913" in text.body) == TEMPLATES[kind].secret
    assert ("https://hamroh.example" in text.body) != TEMPLATES[kind].secret
    assert "482913" not in text.subject


@pytest.mark.parametrize("kind", list(MessageKind))
def test_no_two_languages_say_the_same(kind: MessageKind) -> None:
    said = {render(kind, params=_params(kind), language=language, secret="1").body for language in LANGUAGES}
    assert len(said) == len(LANGUAGES)


def test_only_codes_are_said_at_night_and_hold_a_secret() -> None:
    def chosen(what: str) -> set[MessageKind]:
        return {kind for kind, template in TEMPLATES.items() if getattr(template, what)}

    assert chosen("urgent") == chosen("secret") == {MessageKind.ONE_TIME_CODE}


def test_a_short_text_in_cyrillic_fits_into_three_parts() -> None:
    # Three parts of 67 letters: what an operator charges for stays bounded.
    with override_settings(PUBLIC_URL="https://hamroh.example"):
        lengths = {
            (kind, language): len(render(kind, params=_params(kind), language=language, secret="482913").body)
            for kind in MessageKind
            for language in LANGUAGES
        }
    assert max(lengths.values()) <= 3 * 67
