"""Numbers in the one form in which they are stored and compared."""

import re
import unicodedata

import phonenumbers
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from hamroh.core.countries import country_of
from hamroh.foundation.errors import DomainError
from hamroh.foundation.fields import keyed_hash
from hamroh.people.models import ContactKind

# Cyrillic letters that people type where a passport has Latin ones of the same look.
_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")


_PHONE = re.compile(r"\+?[0-9 ()./\-]+")
_INVENTED = re.compile(r"\+7000[0-9]{7}")
# Codes that people leave without a plus. Any other digits must not become a stranger's number abroad.
_SERVED = ("998", "992", "996", "374", "373", "375", "380", "993", "994", "995")


def plain_phone(text: str, *, region: str = "RU") -> str:
    """The number in E.164. Without a plus it is one of `region`, else one with the code of a served country.

    Raises `phone_malformed`, and `phone_country_missing` for what may be a number of Uzbekistan, Tajikistan
    or Kyrgyzstan without its code: it fits all three, and a wrong guess reaches a stranger.
    """
    typed = _without_marks(text)
    digits = re.sub("[^0-9]", "", typed)
    if not _PHONE.fullmatch(typed):
        raise DomainError("phone_malformed")
    for candidate in (typed, "+" + digits) if digits.startswith(_SERVED) else (typed,):
        try:
            number = phonenumbers.parse(candidate, region)
        except phonenumbers.NumberParseException:
            continue
        plain = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        if phonenumbers.is_valid_number(number) or _is_invented(plain):
            return plain
    without_code = len(digits) == 9 or (len(digits) == 10 and digits.startswith("0"))
    raise DomainError("phone_country_missing" if without_code and "+" not in typed else "phone_malformed")


def _without_marks(text: str) -> str:
    """Plain spaces and dashes, and none of the invisible marks that a number copied from a phone brings."""
    seen = (letter for letter in text if unicodedata.category(letter) != "Cf")
    plain = {"Zs": " ", "Pd": "-"}
    return "".join(plain.get(unicodedata.category(letter), letter) for letter in seen).strip()


def _is_invented(plain: str) -> bool:
    # Nobody can have these numbers; the demo's people do.
    return not settings.PRODUCTION and bool(_INVENTED.fullmatch(plain))


def plain_contact(kind: ContactKind, text: str) -> str:
    """A phone or an e-mail address in its stored form. Raises as `plain_phone`, and `email_malformed`."""
    if kind is ContactKind.PHONE:
        return plain_phone(text)
    address = text.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise DomainError("email_malformed") from error
    return address


def plain_paper_number(text: str) -> str:
    """Capital letters and digits only, Cyrillic look-alikes as Latin. Raises `paper_number_malformed`."""
    number = "".join(letter for letter in text.upper().translate(_LOOK_ALIKE) if letter.isalnum())
    if not 5 <= len(number) <= 20:
        raise DomainError("paper_number_malformed")
    return number


def plain_country(code: str) -> str:
    """A country's code of two letters, also for the three letters that passports print.

    A code that is no country's stays as it is: some organisations give passports out.
    """
    capitals = code.strip().upper()
    return country_of(capitals) or capitals


def hash_paper(country: str, number: str) -> str:
    """The keyed hash by which a paper is found; the number in any spelling."""
    return keyed_hash(f"{plain_country(country)}|{plain_paper_number(number)}", purpose="paper")


def hash_contact(value: str) -> str:
    """The keyed hash by which a contact point in its stored form is found."""
    return keyed_hash(value, purpose="contact")
