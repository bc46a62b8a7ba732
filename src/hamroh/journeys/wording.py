"""The law's words in the language of who reads: chosen here, written in the packs."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from hamroh.core.law import Law, Source, Step
from hamroh.core.law.answers.saying import Line
from hamroh.journeys.law import pack_of
from hamroh.packs.lines import in_words
from hamroh.packs.wording import Wording, load_wording, reason_texts, texts_of_reasons


class LawWords:
    """Texts of one pack in one language. KeyError for a key that the pack does not have."""

    def __init__(self, wording: Wording, currency: str) -> None:
        self._wording = wording
        self.currency = currency
        """In which the pack names its prices."""

    def step_title(self, key: str) -> str:
        """The step as a verb."""
        return self._wording.text(f"steps.{key}.title")

    def knows_step(self, key: str) -> bool:
        """Whether the pack has words for this step."""
        return self._wording.has(f"steps.{key}.title")

    def knows_act(self, source: Source) -> bool:
        """Whether the pack has words for this act: one that only background values name has none."""
        return self._wording.has(f"acts.{source.act}")

    def step_text(self, key: str) -> str:
        """What to do."""
        return self._wording.text(f"steps.{key}.todo")

    def reasons(self, step: Step) -> tuple[str, ...]:
        """Why the step is asked."""
        return reason_texts(self._wording, step)

    def reasons_with(self, keys: tuple[str, ...], count: int | None) -> tuple[str, ...]:
        """Reasons by their keys; one that names a length is left out when there is none."""
        return texts_of_reasons(self._wording, keys, count)

    def override(self, key: str) -> str:
        """An act that suspends terms."""
        return self._wording.text(f"overrides.{key}")

    def if_late(self, key: str) -> str:
        """What happens after the last day, and what to do."""
        return self._wording.text(f"if_late.{key}")

    def finding(self, key: str) -> str:
        """What is to be said beside the steps."""
        return self._wording.text(f"findings.{key}")

    def doubt(self, doubt: str, about: str) -> str:
        """Why a consultant comes first; where a step is meant, with its title."""
        text = self._wording.text(f"doubts.{doubt}")
        title = f"steps.{about}.title"
        if self._wording.has(title):
            return f"{self._wording.text(title)}. {text}"
        if self._wording.has(f"findings.{about}"):
            return self._wording.text(f"findings.{about}")
        return text

    def document(self, key: str) -> str:
        """A paper to bring."""
        return self._wording.text(f"documents.{key}")

    def fee(self, key: str) -> str:
        """What is paid for."""
        return self._wording.text(f"fees.{key}")

    def fee_kind(self, kind: str) -> str:
        """How sure a price is."""
        return self._wording.text(f"fee_kinds.{kind}")

    def fee_doubt(self, key: str) -> str:
        """What is unclear about a price."""
        return self._wording.text(f"fee_doubts.{key}")

    def contradiction(self, key: str) -> str:
        """Which answers do not fit."""
        return self._wording.text(f"contradictions.{key}")

    def event(self, key: str) -> str:
        """What has happened, as the person says it."""
        return self._wording.text(f"events.{key}")

    def bill(self, key: str) -> str:
        """What a bill may change."""
        return self._wording.text(f"bills.{key}")

    def total(self, key: str) -> str:
        """What a sum is for."""
        return self._wording.text(f"totals.{key}")

    def source(self, source: Source) -> str:
        """An act with its article."""
        act = self._wording.text(f"acts.{source.act}")
        return f"{act}, {source.article}" if source.article else act

    def question(self, kind: str) -> str:
        """The question that asks for a fact."""
        return self._wording.text(f"questions.{kind}.ask")

    def label(self, kind: str) -> str:
        """What stands before a fact's value: its question; empty for what is never asked."""
        return self.question(kind) if self._wording.has(f"questions.{kind}.ask") else ""

    def why_asked(self, kind: str) -> str:
        """Why we ask it."""
        return self._wording.text(f"questions.{kind}.why")

    def choice(self, kind: str, value: str) -> str:
        """One of the answers that can be chosen."""
        return self._wording.text(f"choices.{kind}.{value}")

    def reasons_of(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Reasons that name no length."""
        return tuple(self._wording.text(f"reasons.{key}") for key in keys)

    def lines(
        self, lines: Iterable[Line], *, day: Callable[[date], str], money: Callable[[int], str]
    ) -> tuple[str, ...]:
        """An answer line by line; days and sums look as the caller says."""
        return in_words(lines, self._wording, day=day, money=money)

    def problem(self, code: str) -> str | None:
        """What is wrong with an answer; None for a code that is not the law's."""
        return self._wording.text(f"errors.{code}") if self._wording.has(f"errors.{code}") else None


def words_of_law(law: Law, language: str) -> LawWords:
    """The words of this law in a language; in English where the pack does not speak it."""
    return _words(law.key, law.content_hash, language if language in law.languages else "en")


@lru_cache(maxsize=48)
def _words(pack: str, content_hash: str, language: str) -> LawWords:
    parsed = pack_of(pack, content_hash)
    return LawWords(load_wording(parsed, language), parsed.node("pack.yaml").text_at("currency"))
