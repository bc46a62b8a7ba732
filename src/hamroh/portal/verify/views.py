"""Check a paper of ours: opened by its code, from a picture, or typed. Open to anybody, without signing in."""

from datetime import timedelta

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from hamroh.accounts.signin import address_of
from hamroh.core.credentials import short_code_length
from hamroh.documents.queries import Finding, check_code
from hamroh.foundation import clock
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ratelimit import Limit, take
from hamroh.portal.verify.picture import PictureError, read_code
from hamroh.portal.verify.verdicts import verdict_of
from hamroh.ui.parts import Problem, Problems, TextInput

CODE_FIELD, PICTURE_FIELD = "code", "picture"
PICTURES = Limit("verify_picture", burst=60, per=timedelta(hours=1))
"""Looking for a code in a photograph costs most of a second."""
_MARK = "/v/"


@require_safe
def opened(request: HttpRequest, code: str) -> HttpResponse:
    """What a phone's camera opens: the code stands in the address, which names no person."""
    return _verdict(request, check_code(code))


@require_http_methods(["GET", "HEAD", "POST"])
def verify_page(request: HttpRequest) -> HttpResponse:
    """A photograph of the code, what a scanner types, or the short code; then the verdict."""
    if request.method != "POST":
        return _form(request)
    typed = request.POST.get(CODE_FIELD, "").strip()
    picture = request.FILES.get(PICTURE_FIELD)
    count = short_code_length(typed)
    if count:
        return _form(request, error=_count_problem(count))
    if typed:
        return _verdict(request, check_code(_code_in(typed)))
    if not isinstance(picture, UploadedFile):
        return _form(request, error=gettext("Take a picture of the code or type the short code."))
    try:
        take(PICTURES, subject=address_of(request), now=clock.now())
        return _verdict(request, check_code(_code_in(read_code(picture))))
    except PictureError as error:
        return _form(request, error=_picture_problem(error.code), target=PICTURE_FIELD)
    except DomainError:
        busy = gettext("Too many pictures. Type the short code instead, or come back later.")
        return _form(request, error=busy, target=PICTURE_FIELD)


def _code_in(text: str) -> str:
    """The code itself of an address that ends in it."""
    return text.rsplit(_MARK, maxsplit=1)[-1].strip()


def _verdict(request: HttpRequest, finding: Finding) -> HttpResponse:
    return render(request, "portal/verdict.html", {"verdict": verdict_of(finding)})


def _form(request: HttpRequest, *, error: str = "", target: str = CODE_FIELD) -> HttpResponse:
    field = TextInput(
        CODE_FIELD,
        gettext("Or type the short code"),
        hint=gettext("Ten letters and digits under the code. A scanner types into this field too."),
        value=request.POST.get(CODE_FIELD, "")[:100],
        focus=not error,
        error=error if target == CODE_FIELD else "",
    )
    context = {
        "field": field,
        "picture_error": error if target == PICTURE_FIELD else "",
        "problems": Problems((Problem(error, f"id_{target}"),)) if error else None,
    }
    return render(request, "portal/verify.html", context, status=422 if error else 200)


def _count_problem(count: int) -> str:
    words = gettext("A short code has 10 letters and digits. Typed: %(count)s. Look at the paper again.")
    return words % {"count": count}


def _picture_problem(code: str) -> str:
    texts = {
        "too_large": gettext("This picture is too large. Take a smaller one."),
        "not_a_picture": gettext("This file is no picture. Take a photo of the code."),
    }
    return texts.get(code, gettext("No code was found. Take the photo from nearer, in good light."))
