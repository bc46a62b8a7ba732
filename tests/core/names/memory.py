"""A store of names in memory with the contract of the table of keys."""

from collections import Counter

from hamroh.core.names import Candidate, search_keys


class Store:
    def __init__(self) -> None:
        self.owners: dict[str, set[int]] = {}
        self.spelled: list[str] = []
        self.asked = 0

    def add(self, surname: str, given: str = "", patronymic: str = "") -> int:
        self.spelled.append(" ".join(field for field in (surname, given, patronymic) if field))
        for key in search_keys(surname, given, patronymic):
            self.owners.setdefault(key, set()).add(len(self.spelled) - 1)
        return len(self.spelled) - 1

    def look_up(self, keys: list[str], limit: int) -> list[Candidate[int]]:
        self.asked += 1
        hits = Counter(at for key in keys for at in self.owners.get(key, ()))
        found = sorted(hits, key=lambda at: (-hits[at], at))[:limit]
        return [Candidate(at, (self.spelled[at],)) for at in found]
