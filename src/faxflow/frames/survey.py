"""What a report that nobody has described yet holds: its reader, its header and its rows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

import polars as pl

from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport
from faxflow.frames.data_rows import DataRows, lacks
from faxflow.frames.emptiness import check_empty
from faxflow.frames.header import Header
from faxflow.frames.not_rows import Layout, numberless
from faxflow.frames.report_words import one_line
from faxflow.frames.shape import Shape, shape_of
from faxflow.frames.source import Content, ReaderKind, Source
from faxflow.frames.sources import content_of
from faxflow.frames.stated_total import check_total
from faxflow.frames.table import LINE, Row

_MOSTLY = 0.75
"""Of the rows, in which a column must be filled to tell a row from what is none."""
_HALF = 0.5
_FIRST_COLUMNS = 3
_TOTAL = re.compile(
    r"(?i)^\W*(?:(?:grand|sub|report|overall|page|group)[ -]?)?totals?\W*(?:for\b.*)?$"
    r"|^.* totals?\W*$"
)
_WORDS = re.compile(r"[^\W\d_]{2}")
_FIGURE = re.compile(r"[-+($€£]*\d[\d,.]*[)%-]?")
_TOLD_LINES = 5
_BLANKS = 0.9
"""Blanks alone tell columns less surely than signs do."""


@dataclass(frozen=True, slots=True)
class Survey:
    """`data` is None where the report says that it is empty; `warnings` are for a person."""

    source: Source | None
    data: DataRows | None
    warnings: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns' names on one line each."""
        header = self.data.header if self.data else Header(0, ())
        return tuple(" ".join(name.split()) for name in header.names[: header.width])


def survey(report: ReportFile) -> Survey:
    """What the report holds. Raises NotAReport, SignInPage."""
    content = content_of(report)
    found = _best(content)
    if found is None:
        check_empty(report, content.words, "no line of it looks like the names of columns")
        return Survey(content.sources[0] if content.sources else None, None)
    source, header = found
    data, dropped = _rows(source, header)
    return Survey(source, data, tuple(_warnings(report, data, dropped)))


def _best(content: Content) -> tuple[Source, Header] | None:
    shapes = ((source, shape_of(source.sheet)) for source in content.sources)
    scored = [(_score(source, shape), source, shape.header) for source, shape in shapes if shape]
    if not scored:
        return None
    _, source, header = max(scored, key=lambda one: one[0])
    return source, header


def _score(source: Source, shape: Shape) -> float:
    return shape.score * (_BLANKS if source.reader is ReaderKind.FIXED_WIDTH else 1)


def _rows(source: Source, header: Header) -> tuple[DataRows, list[Row]]:
    """The rows below the header, and the lines that are none."""
    body = source.sheet.body(header.line, header.width)
    above = takewhile(lambda row: row.line < header.line, source.sheet.head())
    layout = Layout(
        header, frozenset(numberless(one_line(row.cells)) for row in above), frozenset()
    )
    core = _core(body.rows, header)
    small = not core or header.width <= _FIRST_COLUMNS
    suspects = body.rows if small else body.rows.filter(lacks(header, core) | _totals(header))
    others = [Row(line, list(cells)) for line, *cells in suspects.iter_rows()]
    dropped = [row for row in (*others, *body.odd) if not _is_row(row, layout, core)]
    gone = {row.line for row in dropped}
    rows = body.rows.filter(~pl.col(LINE).is_in(sorted(gone)))
    ragged = tuple(row for row in body.odd if row.line not in gone)
    return DataRows(header, rows, ragged), dropped


def _core(rows: pl.DataFrame, header: Header) -> list[int]:
    """The columns that nearly every line of some width fills."""
    columns = range(header.width)
    filled = rows.select(pl.col(str(at)).str.contains(r"\S") for at in columns)
    wide = filled.filter(pl.sum_horizontal(pl.all()) >= _HALF * header.width)
    if not wide.height:
        return []
    return [at for at in columns if wide[str(at)].mean() >= _MOSTLY]  # type: ignore[operator]


def _is_row(row: Row, layout: Layout, core: Sequence[int]) -> bool:
    """Whether a line is a row, though it lacks something that nearly all others have."""
    if not layout.is_row(row.cells):
        return False
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    if _TOTAL.match(filled[0]) and not any(map(_WORDS.search, filled[1:])):
        return False
    kept = [at for at in core if at < len(row.cells) and row.cells[at].strip()]
    is_sum = bool(core) and not kept and all(map(_FIGURE.fullmatch, filled))
    return not is_sum and not filled[0].endswith(":")


def _totals(header: Header) -> pl.Expr:
    """Lines that a total may begin, though they fill every column."""
    first = [pl.col(str(at)) for at in range(min(header.width, _FIRST_COLUMNS))]
    return pl.any_horizontal(cell.str.contains(_TOTAL.pattern) for cell in first)


def _warnings(report: ReportFile, data: DataRows, dropped: Sequence[Row]) -> Iterable[str]:
    try:
        check_total(report, data.lines(), dropped)
    except NotAReport as problem:
        yield str(problem.facts["what"])
    if data.ragged:
        yield f"{len(data.ragged)} rows have too few or too many cells ({_lines(data.ragged)})"
    odd = [row for row in dropped if _might_be_row(row, data.header)]
    if odd:
        yield f"{len(odd)} lines below the names were taken for no rows ({_lines(odd)})"


def _might_be_row(row: Row, header: Header) -> bool:
    """Whether a person should look at a line that was taken for none: it holds several words."""
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    if not filled or _TOTAL.match(filled[0]) or header.is_printed(filled):
        return False
    return sum(map(bool, map(_WORDS.search, filled))) > 1


def _lines(rows: Sequence[Row]) -> str:
    told = ", ".join(str(row.line) for row in sorted(rows)[:_TOLD_LINES])
    return f"line {told}" + ("" if len(rows) <= _TOLD_LINES else " and more")
