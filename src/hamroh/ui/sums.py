"""Sums of money in words and signs. Always integer minor units with a currency."""

from django.utils.translation import get_language, ngettext_lazy

from hamroh.ui.dates import HARD_SPACE

SIGNS = {"RUB": "₽", "UZS": "soʻm", "TJS": "с.", "KGS": "с", "KZT": "₸"}
WORDS = {
    "RUB": ngettext_lazy("%(amount)s ruble", "%(amount)s rubles", "count"),
    "UZS": ngettext_lazy("%(amount)s Uzbek sum", "%(amount)s Uzbek sums", "count"),
    "TJS": ngettext_lazy("%(amount)s somoni", "%(amount)s somonis", "count"),
    "KGS": ngettext_lazy("%(amount)s Kyrgyz som", "%(amount)s Kyrgyz soms", "count"),
    "KZT": ngettext_lazy("%(amount)s tenge", "%(amount)s tenges", "count"),
}


def number(minor: int) -> str:
    """A sum without its currency: digits grouped by hard spaces, hundredths only when there are some."""
    whole, hundredths = divmod(abs(minor), 100)
    digits = f"{whole:,}".replace(",", HARD_SPACE)
    mark = "." if (get_language() or "en").startswith("en") else ","
    tail = f"{mark}{hundredths:02}" if hundredths else ""
    return f"{'−' if minor < 0 else ''}{digits}{tail}"


def amount(minor: int, currency: str = "RUB") -> str:
    """A sum with its currency as a word, for migrants: "4 200 rubl". Raises KeyError for a strange currency."""
    whole, hundredths = divmod(abs(minor), 100)
    # A fraction takes the form of few ("1,50 рубля"), whatever its whole part.
    count = 2 if hundredths else whole
    return str(WORDS[currency] % {"amount": number(minor), "count": count}).replace(" ", HARD_SPACE)


def desk_amount(minor: int, currency: str = "RUB") -> str:
    """A sum with its currency's sign, for the desk: "4 200 ₽"."""
    return f"{number(minor)}{HARD_SPACE}{SIGNS[currency]}"
