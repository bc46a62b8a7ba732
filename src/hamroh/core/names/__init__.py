"""Names of people in every spelling and script: folding, search keys, ranking, comparison, transliteration.

Keys and scores find candidates only; that two records are one person is said by papers and by a human.
"""

from hamroh.core.names.alphabets import is_latin_name, is_russian_name
from hamroh.core.names.finding import Lookup, find
from hamroh.core.names.folding import APOSTROPHES, fold
from hamroh.core.names.keys import QueryKeys, query_keys, search_keys
from hamroh.core.names.papers import Agreement, PaperName, WordComparison, differs, same_paper_names
from hamroh.core.names.ranking import Candidate, Match, Part, rank
from hamroh.core.names.transliteration import Practice, to_cyrillic, to_latin

__all__ = [
    "APOSTROPHES",
    "Agreement",
    "Candidate",
    "Lookup",
    "Match",
    "PaperName",
    "Part",
    "Practice",
    "QueryKeys",
    "WordComparison",
    "differs",
    "find",
    "fold",
    "is_latin_name",
    "is_russian_name",
    "query_keys",
    "rank",
    "same_paper_names",
    "search_keys",
    "to_cyrillic",
    "to_latin",
]
