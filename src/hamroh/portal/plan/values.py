"""A fact's value in words."""

from django.utils.translation import gettext

from hamroh.journeys.wording import LawWords
from hamroh.portal.questions.words import country_name
from hamroh.portal.situation import Situation
from hamroh.ui import dates


def value_in_words(kind: str, situation: Situation, words: LawWords) -> str:
    """What somebody answered, as a page shows it."""
    value = situation.facts.values.get(kind)
    rule = situation.law.facts[kind]
    if value is None:
        return gettext("not known")
    if rule.type == "date":
        return dates.day_html(value, today=situation.today)  # type: ignore[arg-type]  # the rule says it
    if rule.type == "country":
        return country_name(str(value))
    return words.choice(kind, str(value)) if rule.type in {"choice", "region"} else str(value)
