"""What somebody told us, to look through and to change."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from hamroh.journeys.wording import words_of_law
from hamroh.portal.plan.values import value_in_words
from hamroh.portal.questions.answers import given
from hamroh.portal.situation import situation_of
from hamroh.ui.parts import Link, Row, Summary


@require_safe
def answers_page(request: HttpRequest) -> HttpResponse:
    """Each answer with the way to change it; nothing answered leads to the questions."""
    situation = situation_of(request)
    if situation is None:
        return redirect("portal:questions")
    law, facts = situation.law, situation.facts
    words = words_of_law(law, get_language() or "en")
    asked = [kind for kind, rule in law.facts.items() if rule.ask and facts.answered(kind)]
    rows = tuple(
        Row(
            words.question(kind),
            value_in_words(kind, situation, words),
            change=None
            if kind in facts.verified
            else Link(gettext("Change"), reverse("portal:question", args=[kind])),
        )
        for kind in asked
    )
    told = [kind for kind, rule in law.facts.items() if rule.tell and kind in facts.values]
    rows += tuple(
        Row(
            words.question(kind),
            value_in_words(kind, situation, words),
            change=Link(gettext("Change"), reverse("portal:changed")),
        )
        for kind in told
    )
    context = {"answers": Summary(rows), "may_forget": bool(given(request))}
    return render(request, "portal/answers.html", context)
