"""A paper of ours is genuine only as it was issued."""

import base64
import string
from dataclasses import replace
from datetime import UTC, datetime

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamroh.core.credentials import Claims, Genuineness, SigningKey, short_code, sign, verify
from hamroh.core.credentials.claims import PAPER, encode_claims
from hamroh.core.credentials.signing import (
    COSE_SIGN1,
    byte_string,
    encoded,
    normal_short_code,
    short_code_length,
    signed_part,
)
from hamroh.core.credentials.verifying import MAX_LENGTH

KEY = SigningKey("k1", bytes(range(32)))
OTHER = SigningKey("k9", bytes(range(1, 33)))
CLAIMS = Claims(
    issuer="hamroh",
    kind="receipt",
    number="S-2026-004518",
    place="samara-kabelnaya",
    issued_at=datetime(2026, 11, 24, 8, 52, tzinfo=UTC),
    figures=(("amount", 420000), ("currency", "RUB")),
)
TEXT = sign(CLAIMS, KEY)


def _raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _text(message: bytes) -> str:
    return base64.urlsafe_b64encode(message).rstrip(b"=").decode()


def _signed(payload: bytes, header: object = None) -> str:
    protected = cbor2.dumps({1: -8, 4: b"k1"} if header is None else header, canonical=True)
    signature = KEY.signer.sign(signed_part(protected, payload))
    return _text(cbor2.dumps(cbor2.CBORTag(COSE_SIGN1, [protected, {}, payload, signature])))


def test_what_we_signed_is_genuine_and_says_what_it_said() -> None:
    checked = verify(f"  {TEXT}\n", [OTHER.trusted, KEY.trusted])
    assert checked.outcome is Genuineness.GENUINE
    assert checked.claims == CLAIMS


def test_the_code_fits_a_qr_that_a_cheap_phone_reads() -> None:
    assert len(TEXT) <= 260


def test_signing_the_same_claims_twice_gives_the_same_text() -> None:
    assert sign(CLAIMS, KEY) == TEXT


def test_a_key_shows_no_secret() -> None:
    assert repr(KEY) == "SigningKey('k1')"


def test_one_changed_bit_is_never_genuine() -> None:
    for bit in range(
        len(_raw(TEXT)) * 8
    ):  # every one: chance once missed the empty header that became an empty list
        changed = bytearray(_raw(TEXT))
        changed[bit // 8] ^= 1 << bit % 8
        assert verify(_text(bytes(changed)), [KEY.trusted]).outcome is not Genuineness.GENUINE, bit


@given(st.integers(0, len(TEXT) - 1), st.sampled_from(string.ascii_letters + string.digits + "-_"))
def test_one_changed_letter_is_never_genuine(place: int, letter: str) -> None:
    changed = TEXT[:place] + letter + TEXT[place + 1 :]
    genuine = verify(changed, [KEY.trusted]).outcome is Genuineness.GENUINE
    assert genuine == (changed == TEXT)


def test_a_changed_figure_is_told_from_a_foreign_paper() -> None:
    protected, _, payload, signature = cbor2.loads(_raw(TEXT)).value
    more = encode_claims(replace(CLAIMS, figures=(("amount", 1), ("currency", "RUB"))))
    assert more != payload
    altered = _text(cbor2.dumps(cbor2.CBORTag(COSE_SIGN1, [protected, {}, more, signature])))
    checked = verify(altered, [KEY.trusted])
    assert (checked.outcome, checked.claims) == (Genuineness.CHANGED, None)


def test_a_paper_signed_with_an_unknown_key_is_foreign() -> None:
    checked = verify(sign(CLAIMS, OTHER), [KEY.trusted])
    assert (checked.outcome, checked.key_id) == (Genuineness.FOREIGN, "k9")


def test_a_paper_that_names_our_key_but_another_way_of_signing_is_foreign() -> None:
    assert (
        verify(_signed(encode_claims(CLAIMS), {1: -7, 4: b"k1"}), [KEY.trusted]).outcome
        is Genuineness.FOREIGN
    )


@given(st.one_of(st.text(max_size=300), st.binary(max_size=300).map(_text)))
def test_no_text_breaks_the_check(text: str) -> None:
    assert verify(text, [KEY.trusted]).outcome is not Genuineness.GENUINE


@pytest.mark.parametrize(
    "message",
    [
        cbor2.dumps(17),
        cbor2.dumps(cbor2.CBORTag(99, [b"", {}, b"", b""])),
        cbor2.dumps(cbor2.CBORTag(COSE_SIGN1, [b"", {}, b""])),
        cbor2.dumps(cbor2.CBORTag(COSE_SIGN1, 7)),
        cbor2.dumps(cbor2.CBORTag(COSE_SIGN1, [b"", {5: 1}, b"", b""])),
        cbor2.dumps(cbor2.CBORTag(COSE_SIGN1, ["", {}, b"", b""])),
        cbor2.dumps(cbor2.CBORTag(COSE_SIGN1, [cbor2.dumps([1]), {}, b"", b""])),
        cbor2.dumps(cbor2.CBORTag(COSE_SIGN1, [cbor2.dumps({4: "k1"}), {}, b"", b""])),
        _raw(TEXT) + b"\x00",
    ],
)
def test_other_messages_are_unreadable(message: bytes) -> None:
    assert verify(_text(message), [KEY.trusted]).outcome is Genuineness.UNREADABLE


@pytest.mark.parametrize(
    "payload",
    [
        cbor2.dumps([1, 2]),
        cbor2.dumps({1: "hamroh", 6: 1, PAPER: ["receipt", "1", "x"]}),
        cbor2.dumps({1: "hamroh", 6: 1, PAPER: ["receipt", 5, "x", {}]}),
        cbor2.dumps({1: "hamroh", 6: 1, PAPER: ["receipt", "5", "x", {"a": [1]}]}),
    ],
)
def test_a_signed_message_of_another_form_is_unreadable(payload: bytes) -> None:
    assert verify(_signed(payload), [KEY.trusted]).outcome is Genuineness.UNREADABLE


def test_a_text_beyond_the_limit_is_not_even_decoded() -> None:
    assert verify("A" * (MAX_LENGTH + 1), [KEY.trusted]).outcome is Genuineness.UNREADABLE


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        encode_claims(replace(CLAIMS, issued_at=datetime(2026, 11, 24)))  # noqa: DTZ001


def test_the_short_code_survives_how_people_type() -> None:
    code = short_code(TEXT)
    assert len(code) == 11
    spaced = " ".join(code.lower().replace("0", "o").replace("1", "l"))
    assert normal_short_code(spaced) == code
    assert short_code(sign(CLAIMS, OTHER)) != code


def test_a_short_code_is_read_from_a_russian_keyboard() -> None:
    assert normal_short_code("МЕWДА-GZ8К9") == "MEWDA-GZ8K9"
    assert normal_short_code("оОЅІЈ ГФ123") == "00S1J-GF123"


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("MEWDA-GZ8K", 9),
        ("mewda gz8k91", 11),
        ("MEWDA-GZ8K9", None),
        ("", None),
        ("A" * 21, None),
        ("http://a/b", None),
    ],
)
def test_a_missing_letter_of_a_short_code_is_counted(typed: str, count: int | None) -> None:
    assert short_code_length(typed) == count


@pytest.mark.parametrize("typed", ["", "ABC", "ABCDE-FGHJKM", "ABCDE-FGHU!K", "АБВГД-ЕЖЗИК"])
def test_what_cannot_be_a_short_code_is_told(typed: str) -> None:
    assert normal_short_code(typed) is None


@pytest.mark.parametrize("length", [0, 1, 23, 24, 255, 256, 4000])
def test_what_is_encoded_by_hand_is_what_the_library_encodes(length: int) -> None:
    content = b"x" * length
    assert byte_string(content) == cbor2.dumps(content)
    assert encoded(b"p", content, b"s" * 64) == cbor2.dumps(
        cbor2.CBORTag(COSE_SIGN1, [b"p", {}, content, b"s" * 64])
    )
    assert signed_part(b"p", content) == cbor2.dumps(["Signature1", b"p", b"", content])


def test_the_same_bytes_in_another_spelling_are_unreadable() -> None:
    assert _raw("0h") == _raw("0g")
    assert verify("0h", [KEY.trusted]).outcome is Genuineness.UNREADABLE
