"""Two lines of an invented passport, with right check digits unless a test spoils them."""

from hamroh.core.mrz.digits import check_digit

NUMBER = "FA1234567"


def lines(
    *, country: str = "UZB", born: str = "980314", surname: str = "KARIMOV", given: str = "DILSHOD"
) -> str:
    """What stands at the foot of the passport page; `born` is YYMMDD."""
    first = f"P<{country.ljust(3, '<')}{surname}<<{given}".ljust(44, "<")
    number, birth, end = (part + check_digit(part) for part in (NUMBER, born, "300114"))
    personal = "<" * 14
    tail = personal + check_digit(personal)
    whole = check_digit(number + birth + end + tail)
    return f"{first}\n{number}{country.ljust(3, '<')}{birth}M{end}{tail}{whole}"
