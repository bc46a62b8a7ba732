"""The way in and the quick way out: languages, the first page, leaving."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

PROMISES = {
    "uz": "Qonun boʻyicha rejangiz. Bepul.",
    "tg": "Нақшаи шумо аз рӯи қонун. Ройгон.",
    "ky": "Мыйзам боюнча планыңыз. Акысыз.",
    "ru": "Ваш план по закону. Бесплатно.",
    "kk": "Заң бойынша жоспарыңыз. Тегін.",
    "en": "Your plan, from the law. Free.",
}
"""Each in its own language whatever the page's, so no catalogue holds them."""


@dataclass(frozen=True, slots=True)
class LanguageLink:
    code: str
    name: str
    promise: str
    href: str
    here: bool


@require_safe
def first_page(request: HttpRequest) -> HttpResponse:
    """Language first: the names of the languages and nothing to read before."""
    return render(request, "portal/first.html", {"languages": _languages(reverse("portal:start"))})


@require_safe
def language_page(request: HttpRequest) -> HttpResponse:
    """Change the language and come back to the same page; answers stay in the session."""
    back = _safe_next(request)
    return render(request, "portal/language.html", {"languages": _languages(back), "back": back})


@require_safe
def choose_language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember a language in a cookie and go on. It works as a plain link, without script."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    response = redirect(_safe_next(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What one gets, before any question is asked."""
    return render(request, "portal/start.html")


@require_safe
def quick_exit(request: HttpRequest) -> HttpResponse:
    """Forget everything that this browser holds of us and show an everyday page."""
    request.session.flush()
    response = redirect(settings.EXIT_URL)
    for cookie in (settings.SESSION_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        response.delete_cookie(cookie)
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Search engines may show the door and nothing behind it."""
    lines = ("User-agent: *", "Allow: /$", "Allow: /static/", "Disallow: /")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """For browsers that ask for it wherever they are."""
    return redirect(static("ui/mark.svg"))


def _safe_next(request: HttpRequest) -> str:
    wanted = request.GET.get("next", "")
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse("portal:start")


def _languages(back: str) -> list[LanguageLink]:
    query = urlencode({"next": back})
    return [
        LanguageLink(
            code=code,
            name=name,
            promise=PROMISES[code],
            href=f"{reverse('portal:choose_language', args=[code])}?{query}",
            here=code == get_language(),
        )
        for code, name in settings.LANGUAGES
    ]
