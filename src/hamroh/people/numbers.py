"""Numbers in the one form in which they are stored and compared."""

import phonenumbers
from babel.core import get_global
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from hamroh.foundation.errors import DomainError
from hamroh.foundation.fields import keyed_hash
from hamroh.people.models import ContactKind

# Cyrillic letters that people type where a passport has Latin ones of the same look.
_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")


def plain_phone(text: str, *, region: str = "RU") -> str:
    """The number in E.164. Without a plus it is one of `region`, else one with its country code.

    Raises `phone_malformed`.
    """
    for candidate in (text, "+" + text):
        try:
            number = phonenumbers.parse(candidate, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    raise DomainError("phone_malformed")


def plain_contact(kind: ContactKind, text: str) -> str:
    """A phone or an e-mail address in its stored form. Raises `phone_malformed`, `email_malformed`."""
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

    The CLDR's table of aliases knows the pairs; a code that it does not know stays as it is.
    """
    capitals = code.strip().upper()
    aliases = get_global("territory_aliases").get(capitals, ())
    return str(aliases[0]) if len(capitals) == 3 and aliases else capitals


def hash_paper(country: str, number: str) -> str:
    """The keyed hash by which a paper is found; the number in any spelling."""
    return keyed_hash(f"{plain_country(country)}|{plain_paper_number(number)}", purpose="paper")


def hash_contact(value: str) -> str:
    """The keyed hash by which a contact point in its stored form is found."""
    return keyed_hash(value, purpose="contact")
