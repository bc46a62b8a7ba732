"""The machine-readable zone of passports (TD3) and cards (TD1), ICAO Doc 9303 parts 3, 4 and 5.

Reading never raises and never corrects: what looks mistyped is reported with its place and a proposal.
"""

from hamroh.core.mrz.model import Document, FieldError, Format, PartialDate, Problem, Reading
from hamroh.core.mrz.reading import read

__all__ = ["Document", "FieldError", "Format", "PartialDate", "Problem", "Reading", "read"]
