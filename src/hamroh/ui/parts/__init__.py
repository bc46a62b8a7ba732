"""View objects: plain frozen values that a wing builds and `{% part %}` renders.

Each names its own template. Texts are ready for the page: translated, with dates and sums written out;
a text may be a SafeString (a date with its `<time>`), everything else is escaped.
"""

from hamroh.ui.parts.base import Link, Part
from hamroh.ui.parts.fields import (
    Checkbox,
    DateInput,
    Field,
    Option,
    Problem,
    Problems,
    Progress,
    Radios,
    Select,
    TextArea,
    TextInput,
)
from hamroh.ui.parts.page import (
    Details,
    Doubt,
    Empty,
    Fact,
    Note,
    Pages,
    Qr,
    Row,
    Summary,
    Tag,
    TagState,
    Ticket,
    Verdict,
    VerdictKind,
)
from hamroh.ui.parts.paper import Paper, PaperLine
from hamroh.ui.parts.road import Road, StepCard, Stop, StopState
from hamroh.ui.parts.work import Bar, Cell, Column, Line, Search, Tab, Table, Tabs, Tile, Tiles

__all__ = [
    "Bar",
    "Cell",
    "Checkbox",
    "Column",
    "DateInput",
    "Details",
    "Doubt",
    "Empty",
    "Fact",
    "Field",
    "Line",
    "Link",
    "Note",
    "Option",
    "Pages",
    "Paper",
    "PaperLine",
    "Part",
    "Problem",
    "Problems",
    "Progress",
    "Qr",
    "Radios",
    "Road",
    "Row",
    "Search",
    "Select",
    "StepCard",
    "Stop",
    "StopState",
    "Summary",
    "Tab",
    "Table",
    "Tabs",
    "Tag",
    "TagState",
    "TextArea",
    "TextInput",
    "Ticket",
    "Tile",
    "Tiles",
    "Verdict",
    "VerdictKind",
]
