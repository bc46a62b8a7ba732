"""Anybody checks a paper of ours: scanned, typed or from a picture, and sees it as what it is."""

import io
import struct

import pytest
import segno
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from PIL import Image

from hamroh.accounts.queries import scope_of
from hamroh.core.credentials import Claims, SigningKey, sign
from hamroh.documents.models import IssuedDocument
from hamroh.flows.paying.taking import reverse_payment
from hamroh.foundation.scope import bound
from hamroh.portal.verify import picture
from hamroh.portal.verify.picture import PictureError, read_code
from hamroh.portal.verify.views import PICTURES
from tests.builders.money import NOW, CashDesk, cash_desk

pytestmark = [pytest.mark.data, pytest.mark.django_db]

LANGUAGES = [code for code, _ in settings.LANGUAGES]


@pytest.fixture
def desk() -> CashDesk:
    return cash_desk()


@pytest.fixture
def receipt(desk: CashDesk) -> IssuedDocument:
    return desk.pay(desk.invoice()).receipt


def _image(text: str, scale: int = 4) -> Image.Image:
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=scale, border=4)
    return Image.open(out)


def _upload(image: Image.Image, kind: str = "PNG") -> SimpleUploadedFile:
    out = io.BytesIO()
    image.save(out, kind)
    return SimpleUploadedFile(f"code.{kind.lower()}", out.getvalue())


def _changed(text: str, at: int) -> str:
    return text[:at] + ("A" if text[at] != "A" else "Q") + text[at + 1 :]


@pytest.mark.parametrize("form", ["{}", "http://127.0.0.1:8000/v/{}", "  http://somewhere/v/{}\t"])
def test_a_scanner_types_the_address_or_the_bare_code(
    client: Client, receipt: IssuedDocument, form: str
) -> None:
    page = client.post("/verify", {"code": form.format(receipt.credential)})
    assert "We issued it. Nothing was changed." in page.content.decode()


def test_the_verdict_shows_what_to_compare_and_nobodys_name(client: Client, receipt: IssuedDocument) -> None:
    page = client.get(f"/v/{receipt.credential}").content.decode()
    for words in ("Receipt for", "4\N{NO-BREAK SPACE}500", "RK-2026-000001-X", "Centre", "10:15"):
        assert words in page
    assert "Karimov" not in page
    assert "Dilshod" not in page


def test_the_short_code_opens_the_same_verdict(client: Client, receipt: IssuedDocument) -> None:
    page = client.post("/verify", {"code": receipt.short_code.lower().replace("-", " ")})
    assert "Nothing was changed." in page.content.decode()
    unknown = client.post("/verify", {"code": "00000-00000"}).content.decode()
    assert "No paper of ours has this short code." in unknown


def test_a_short_code_is_forgiven_its_keyboard_and_told_its_length(
    client: Client, receipt: IssuedDocument
) -> None:
    cyrillic = receipt.short_code.translate(str.maketrans("ABEKMHPCTYX", "АВЕКМНРСТУХ"))
    assert "Nothing was changed." in client.post("/verify", {"code": cyrillic}).content.decode()
    page = client.post("/verify", {"code": receipt.short_code[:-1]})
    text = page.content.decode()
    assert page.status_code == 422
    assert "A short code has 10 letters and digits. Typed: 9." in text
    assert f'value="{receipt.short_code[:-1]}"' in text, "what was typed stays typed"


def test_a_photograph_opens_it_too(client: Client, receipt: IssuedDocument) -> None:
    turned = (
        _image(f"{settings.PUBLIC_URL}/v/{receipt.credential}")
        .convert("L")
        .rotate(7, expand=True, fillcolor=255)
    )
    for file in (_upload(turned), _upload(turned.resize((2400, 2400)), "JPEG")):
        page = client.post("/verify", {"code": "", "picture": file})
        assert "Nothing was changed." in page.content.decode()


def test_a_changed_paper_is_shown_as_changed(client: Client, receipt: IssuedDocument) -> None:
    for code in (
        _changed(receipt.credential, 150),
        _changed(receipt.credential, len(receipt.credential) - 1),
    ):
        page = client.get(f"/v/{code}").content.decode()
        assert "Nothing was changed." not in page
        assert "RK-2026" not in page
    cheaper = Claims("hamroh", "receipt", receipt.number, "samara", NOW, (("amount", 1),))
    page = client.get(f"/v/{sign(cheaper, SigningKey('k1', b'x' * 32))}").content.decode()
    assert "Do not trust this paper." in page


def test_a_revoked_paper_says_since_when_and_why(client: Client, desk: CashDesk) -> None:
    taken = desk.pay(desk.invoice())
    with bound(scope_of(desk.cashier)):
        reverse_payment(actor=desk.cashier, now=NOW, payment_id=taken.payment.pk, reason="wrong_sum")
    page = client.get(f"/v/{taken.receipt.credential}").content.decode()
    assert "We issued it, but it no longer holds." in page
    assert "The cashier took a wrong sum" in page


def test_papers_of_others_are_not_vouched_for(client: Client) -> None:
    theirs = sign(Claims("them", "patent", "1", "there", NOW), SigningKey("theirs", b"x" * 32))
    assert "We did not issue this paper." in client.get(f"/v/{theirs}").content.decode()
    page = client.post("/verify", {"code": "https://services.example/patent?number=1"})
    assert "This is no code of our papers." in page.content.decode()


def test_a_paper_of_a_centre_that_is_gone_is_still_genuine(client: Client, receipt: IssuedDocument) -> None:
    from hamroh.documents.keys import ISSUER, signing_key

    odd = Claims(
        ISSUER, "letter", "X-1", "nowhere", NOW, (("amount", 5), ("currency", "XXX"), ("since", 10**18))
    )
    page = client.get(f"/v/{sign(odd, signing_key())}").content.decode()
    assert "Nothing was changed." in page
    assert "nowhere" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_verdict_is_said_in_each_language(
    client: Client, receipt: IssuedDocument, language: str
) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    with translation.override(language):
        expected = translation.gettext("We issued it. Nothing was changed.")
    page = client.get(f"/v/{receipt.credential}").content.decode()
    assert f'<html lang="{language}"' in page
    assert expected in page


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Take a picture of the code or type the short code."),
        ({"picture": SimpleUploadedFile("a.png", b"no picture")}, "This file is no picture."),
        (
            {"picture": SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13))},
            "no picture",
        ),
        ({"picture": _upload(Image.new("L", (40, 40), 255))}, "No code was found."),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(
    client: Client, sent: dict[str, SimpleUploadedFile], words: str
) -> None:
    for file in sent.values():
        file.seek(0)
    page = client.post("/verify", {"code": "", **sent})
    assert page.status_code == 422
    assert words in page.content.decode()


def test_a_picture_that_is_too_large_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "MAX_PIXELS", 100)
    with pytest.raises(PictureError, match="too_large"):
        read_code(_upload(Image.new("L", (40, 40))))
    monkeypatch.setattr(picture, "MAX_BYTES", 10)
    with pytest.raises(PictureError, match="too_large"):
        read_code(_upload(Image.new("L", (4, 4))))


def test_pictures_are_limited_and_typing_is_not(client: Client, receipt: IssuedDocument) -> None:
    blank = _upload(Image.new("L", (8, 8), 255)).read()
    for _ in range(PICTURES.burst):
        client.post("/verify", {"picture": SimpleUploadedFile("a.png", blank)})
    page = client.post("/verify", {"picture": SimpleUploadedFile("a.png", blank)})
    assert "Too many pictures." in page.content.decode()
    assert "Nothing was changed." in client.post("/verify", {"code": receipt.short_code}).content.decode()


def test_the_footer_leads_to_the_check(client: Client) -> None:
    assert 'href="/verify"' in client.get("/start").content.decode()
