"""What a report is made of: the same for a page on a screen and for paper.

All words here are plain text: whoever writes them into a page escapes them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from faxflow.domain.statistics.assurance import Assurance
from faxflow.domain.statistics.figure import Breakdown, Distribution, RunChart
from faxflow.domain.statistics.measure import Measure
from faxflow.domain.statistics.variation import Variation


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    `measure` is the key of the definition that the words lead to, `note` stands small below them,
    `mark` is drawn before them; `code` are words to be typed as they stand, `strong` those to be
    seen first.
    """

    words: str
    measure: str = ""
    note: str = ""
    mark: Variation | Assurance | None = None
    code: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """What heads a column; `number`: its cells are figures. `commands`: they are to be typed, so
    paper can do without them."""

    words: str
    number: bool = True
    measure: str = ""
    commands: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line; its first cell names it. `within`: it is a part of what the line above is about."""

    cells: Sequence[Cell]
    within: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `cards` where each line may become a card of its own on a small screen.

    `bars` is what its first figures are drawn from as bars beside it; None: they are not.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    total: Row | None = None
    note: str = ""
    cards: bool = False
    bars: Breakdown | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A paragraph; `loud` where it is what must be seen first."""

    words: str
    loud: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence that a chart says, with its mark."""

    words: str
    mark: Variation | Assurance | None = None


@dataclass(frozen=True, slots=True)
class Charted:
    """A run chart, its latest value and when that was, what it says, and its points as a table."""

    chart: RunChart
    title: str
    latest: tuple[str, str]
    reading: Sequence[Reading]
    values: Table


@dataclass(frozen=True, slots=True)
class Spread:
    """A distribution, what it says, and its bins as a table."""

    distribution: Distribution
    title: str
    reading: Sequence[Reading]
    values: Table


@dataclass(frozen=True, slots=True)
class Definition:
    """What a measure means; `facts` are pairs of a name and its words."""

    measure: Measure
    facts: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Legend:
    """The marks with their meaning."""

    marks: Sequence[tuple[Variation | Assurance, str]]


Block = Table | Sentence | Charted | Spread | Definition | Legend


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading."""

    key: str
    title: str
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `facts` are pairs of a name and its words; `parts` in order of reading."""

    practice: str
    title: str
    subtitle: str
    facts: Sequence[tuple[str, str]]
    parts: Sequence[Part] = field(default_factory=tuple)
