"""What makes a pack fit for use: it compiles, and each thing that a person may read has words in each language."""

import re
from collections.abc import Iterator, Mapping

from hamroh.core.law import Law, PackError, ParsedPack, Source, compile_law
from hamroh.core.law.parameters import Confidence, Parameter
from hamroh.core.law.plan import Doubt
from hamroh.core.law.rules import FeeKind, StepRule
from hamroh.core.law.selection import UNSURE_SUM
from hamroh.core.law.stays import STAY_ERRORS
from hamroh.core.money import Currency
from hamroh.packs.checking.asking import find_asked_too_early, find_untold
from hamroh.packs.checking.citing import find_early, find_uncited
from hamroh.packs.checking.periods import find_bad_periods
from hamroh.packs.checking.reach import find_endless_moments, find_unreachable, find_unused_rules
from hamroh.packs.wording import OTHER, PLURAL_FORMS, Text, Wording, frames, load_wording

PLACEHOLDER = re.compile(r"{(\w+)}")
WORDS_IN_A_SENTENCE = 12
SOURCE_LANGUAGE = "en"
NAMES = "answers.countries."
"""Names may well be the same in two languages."""
COMPARED_WITH = ("en", "ru")
ANSWER_ERRORS = (
    *("unknown_fact", "not_a_date", "in_future", "too_early", "too_late", "unknown_country"),
    *("unknown_region", "unknown_choice", "not_a_number", "out_of_range"),
)


def check_pack(pack: ParsedPack) -> tuple[str, ...]:
    """Everything that is wrong with a pack, one line each; nothing when it is fit for use."""
    return tuple(map(str, find_problems(pack)))


def find_problems(pack: ParsedPack) -> tuple[PackError, ...]:
    """The same with file and place apart. Of a pack that does not compile the first reason why, and what
    of its citations is wrong besides.
    """
    try:
        law = compile_law(pack)
    except PackError as error:
        places = {(error.file, error.key)}
        return (error, *(one for one in find_uncited(pack) if (one.file, one.key) not in places))
    return (
        *find_uncited(pack),
        *find_early(pack),
        *_find_currency(law),
        *find_bad_periods(pack, law),
        *find_endless_moments(law),
        *find_unused_rules(pack),
        *find_unreachable(pack, law),
        *find_asked_too_early(pack),
        *find_untold(law),
        *_find_words(pack, law),
    )


def _find_currency(law: Law) -> Iterator[PackError]:
    if law.currency not in tuple(Currency):
        yield PackError("pack.yaml", "currency", f"one of {', '.join(Currency)} is needed here")


def _find_words(pack: ParsedPack, law: Law) -> Iterator[PackError]:
    wordings: dict[str, Wording] = {}
    for language in law.languages:
        try:
            wordings[language] = load_wording(pack, language)
        except PackError as error:
            yield error
    if SOURCE_LANGUAGE not in wordings:
        return
    same = _same(pack)
    for language, wording in wordings.items():
        for problem in _problems(law, wording, wordings, same.get(language, frozenset())):
            place, _, text = problem.partition(": ")
            yield PackError(f"wording/{language}.yaml", place, text)


def _same(pack: ParsedPack) -> Mapping[str, frozenset[str]]:
    if "wording/same.yaml" not in pack.files:
        return {}
    node = pack.node("wording/same.yaml").at("same")
    return {language: frozenset(node.texts_at(language)) for language, _ in node.pairs()}


def _problems(
    law: Law, wording: Wording, wordings: Mapping[str, Wording], same: frozenset[str]
) -> Iterator[str]:
    source = wordings[SOURCE_LANGUAGE]
    needed = frozenset(needed_keys(law))
    for key in sorted((needed | set(source.texts)) - set(wording.texts)):
        yield f"{key}: this text is missing"
    for key in sorted(set(wording.texts) - needed):
        if not key.startswith("labels.") or not source.has(key):
            yield f"{key}: nobody needs this text"
    for key, text in wording.texts.items():
        yield from _text_problems(key, text, wording, source)
        if wording.language not in COMPARED_WITH and key not in same and not key.startswith(NAMES):
            yield from _copied(key, text, wordings)


def _text_problems(key: str, text: Text, wording: Wording, source: Wording) -> Iterator[str]:
    model = source.texts.get(key, text)
    wanted = set(PLACEHOLDER.findall(_forms(model)["other"]))
    for form, variant in _forms(text).items():
        if set(PLACEHOLDER.findall(variant)) != wanted:
            yield f"{key}.{form}: the placeholders differ from English"
        if not key.startswith("documents.") and _longest(variant) > WORDS_IN_A_SENTENCE:
            yield f"{key}.{form}: a sentence has more than {WORDS_IN_A_SENTENCE} words"
    plural = "count" in wanted
    if plural is isinstance(text, str):
        yield f"{key}: plural forms go with {{count}}, and only with it"
    elif not isinstance(text, str) and set(text) != PLURAL_FORMS.get(wording.language, OTHER):
        yield f"{key}: the plural forms of this language are not these"


def _forms(text: Text) -> Mapping[str, str]:
    return {"other": text} if isinstance(text, str) else text


def _longest(text: str) -> int:
    return max(len(re.findall(r"[\w{}ʻʼ-]+", sentence)) for sentence in re.split(r"[.?!]", text))


def _copied(key: str, text: Text, wordings: Mapping[str, Wording]) -> Iterator[str]:
    if not re.search(r"[^\W\d]", PLACEHOLDER.sub("", _forms(text)["other"])):
        return
    for other in COMPARED_WITH:
        theirs = wordings[other].texts.get(key) if other in wordings else None
        if theirs is not None and _forms(theirs)["other"].casefold() == _forms(text)["other"].casefold():
            yield f"{key}: equals the text of {other}; translate it or name it in wording/same.yaml"


def needed_keys(law: Law) -> Iterator[str]:
    """Every key whose words a person may have to read."""
    yield from (f"acts.{act}" for act in sorted(_acts(law)))
    yield from (f"documents.{key}" for key in law.documents)
    yield from (f"contradictions.{rule.key}" for rule in law.contradictions)
    yield from (f"findings.{rule.key}" for rule in law.findings)
    yield from (f"bills.{bill.key}" for bill in law.bills)
    yield from (f"overrides.{one.key}" for one in law.overrides)
    yield from (f"totals.{rule.key}" for rule in law.sums)
    yield from (f"doubts.{doubt}" for doubt in Doubt)
    yield from (f"fee_kinds.{kind}" for kind in FeeKind)
    yield "reasons.no_rule_known"
    for step in law.steps:
        yield from _step_keys(step)
    yield from _question_keys(law)
    yield from (f"offences.{offence.key}" for offence in law.offences)
    yield from _answer_keys(law)
    yield from (f"events.{event.key}" for event in law.events)


def _answer_keys(law: Law) -> Iterator[str]:
    """The frames of answers, and what a pack's own answers need besides."""
    yield from frames(SOURCE_LANGUAGE)
    if law.residence is not None:
        yield f"answers.ask.{law.residence.ask}"
        yield from (f"questions.{kind}.ask" for kind in (law.residence.entry, law.residence.earlier))
        yield from (f"reasons.{reason}" for rule in law.residence.rules for reason in rule.reasons)
    payment = law.answers.payment
    if payment is not None:
        yield f"answers.ask.{payment.ask}"
        yield from (f"reasons.{reason}" for reason in payment.reasons)


def _step_keys(step: StepRule) -> Iterator[str]:
    yield f"steps.{step.key}.title"
    yield f"steps.{step.key}.todo"
    yield from (f"reasons.{reason}" for case in step.cases for reason in case.reasons)
    yield from (f"fees.{fee.key}" for fee in step.fees)
    yield from (f"fee_doubts.{fee.doubt}" for fee in step.fees if fee.doubt)
    yield from (f"fee_doubts.{UNSURE_SUM}" for fee in step.fees if _has_unsure(fee.parameters))
    if step.if_late is not None:
        yield f"if_late.{step.if_late.key}"


def _has_unsure(parameters: Mapping[str, Parameter]) -> bool:
    entries = [known for one in parameters.values() for known in one.entries]
    return any(len(known) == 1 and known[0].confidence is Confidence.LOW for known in entries)


def _question_keys(law: Law) -> Iterator[str]:
    yield from (f"errors.{code}" for code in ANSWER_ERRORS)
    if any(fact.type == "stays" for fact in law.facts.values()):
        yield from (f"errors.{code}" for code in STAY_ERRORS)
    for fact in law.facts.values():
        if fact.not_before:
            yield f"errors.before_{fact.not_before}"
        if fact.ask or fact.tell:
            yield f"questions.{fact.key}.ask"
            yield f"questions.{fact.key}.why"
            choices = law.regions if fact.type == "region" else fact.choices
            yield from (f"choices.{fact.key}.{choice}" for choice in choices)


def _acts(law: Law) -> set[str]:
    """The acts that a plan may name."""
    sources = [source for step in law.steps for case in step.cases for source in case.sources]
    sources += [source for step in law.steps if step.if_late for source in step.if_late.sources]
    sources += [source for step in law.steps for fee in step.fees for source in _of(fee.parameters)]
    sources += [source for rule in law.findings for source in rule.sources]
    sources += [source for one in law.overrides for source in one.sources]
    sources += [source for bill in law.bills for source in bill.sources]
    sources += [source for one in law.offences for sanction in one.sanctions for source in sanction.sources]
    if law.residence is not None:
        sources += [source for rule in law.residence.rules for source in rule.sources]
        limits = {rule.key: rule.limit for rule in law.residence.rules if rule.limit is not None}
        sources += list(_of(limits))
    sources += law.answers.payment.sources if law.answers.payment is not None else ()
    return {source.act for source in sources} | {offence.act for offence in law.offences}


def _of(parameters: Mapping[str, Parameter]) -> Iterator[Source]:
    for parameter in parameters.values():
        for known in (one for entries in parameter.entries for one in entries):
            yield from known.sources
