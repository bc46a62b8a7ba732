"""Which law a request is answered by: the one in force here, else the pack as it was delivered."""

from datetime import datetime
from functools import cache, lru_cache

from hamroh.core.law import Law
from hamroh.foundation.errors import DomainError
from hamroh.journeys.law import law_in_force, pack_of
from hamroh.packs.loader import list_packs, load_law, load_pack
from hamroh.packs.wording import Wording, load_wording


def law_of_pack(pack: str, *, now: datetime) -> tuple[Law, bool]:
    """The law, and whether two people have put it in force here. Raises DomainError `unknown_pack`."""
    if pack not in list_packs():
        raise DomainError("unknown_pack")
    try:
        return law_in_force(now=now, pack=pack), True
    except DomainError:
        return _delivered(pack), False


@cache
def _delivered(pack: str) -> Law:
    return load_law(pack)


@lru_cache(maxsize=24)
def wording_of(pack: str, content_hash: str, language: str) -> Wording:
    """The words of a law in a language that it speaks, from the release or from the files that are the same."""
    delivered = load_pack(pack)
    parsed = delivered if delivered.content_hash == content_hash else pack_of(pack, content_hash)
    return load_wording(parsed, language)
