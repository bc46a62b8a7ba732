"""What every page may show, whatever its wing."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language


def look(_request: HttpRequest) -> dict[str, object]:
    """`sample` is True outside production; `problems` is the page's error summary, set by the view."""
    language = dict(settings.LANGUAGES).get(get_language() or "", "English")
    return {"language_name": language, "sample": not settings.PRODUCTION, "problems": None}
