"""What a report that nobody has described yet holds: its reader, its header and its rows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport
from faxflow.frames.borders import without_border
from faxflow.frames.data_rows import DataRows
from faxflow.frames.emptiness import check_empty, tells_of_trouble
from faxflow.frames.header import Header
from faxflow.frames.likely_name import is_likely_name
from faxflow.frames.person_alone import is_person
from faxflow.frames.report_words import one_line
from faxflow.frames.running_text import is_running_text
from faxflow.frames.shape import Shape, names_stand_alone, shape_of
from faxflow.frames.sheet_choice import first_of_alike, others_alike, weight_of
from faxflow.frames.source import Content, ReaderKind, Source
from faxflow.frames.sources import content_of
from faxflow.frames.stated_total import check_total
from faxflow.frames.table import Row
from faxflow.frames.table_rows import begins_total, rows_below
from faxflow.frames.unnamed import unnamed_table

_NO_NAMES = "no line of it looks like the names of columns"
_SAYS_EMPTY = "the report says that it is empty"
_UNNAMED = (
    "no line names the columns, so that they are called #1, #2 and so on by their place;"
    " have the names exported as well, if the system can"
)
_PROSE = "it is a letter or other running text, without a table"
_WORDS = re.compile(r"[^\W\d_]{2}")
_TEXTS = (ReaderKind.DELIMITED, ReaderKind.FIXED_WIDTH, ReaderKind.TEXT)
_TOLD_LINES = 5
_BLANKS = 0.9
"""Blanks alone tell columns less surely than signs do."""
_EVEN_ROWS, _EVEN_CELLS = 3, 3
_RARE_SIGNS = ("\t", "|", "^", "~")
_SURE = 4
"""Signs that texts do not hold tell columns more surely than commas do."""


@dataclass(frozen=True, slots=True)
class Survey:
    """`data` is None where the report says that it is empty; `warnings` are for a person;
    `alike` are other worksheets with the same columns."""

    source: Source | None
    data: DataRows | None
    warnings: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()

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
        return _without_names(report, content)
    source, header = found
    data, dropped = rows_below(source.sheet, header)
    if _is_prose(content) and not _are_names(header):
        raise NotAReport(name=report.name, what=_PROSE)
    if not data.count and dropped and _is_no_table(header, dropped):
        check_empty(report, content.words, _why(content))
        return Survey(source, None, (_SAYS_EMPTY,))
    alike = others_alike(content.sources, source, header)
    told = (*_of_alike(alike), *_warnings(report, data, dropped))
    return Survey(source, without_border(data), told, alike)


def _without_names(report: ReportFile, content: Content) -> Survey:
    """A table whose columns nobody named, or an empty report."""
    why = _why(content)
    try:
        check_empty(report, content.words, why)
    except NotAReport as problem:
        table = unnamed_table(content.sources) if problem.facts["what"] == why else None
        if table is None:
            raise
        source, header = table
        data, dropped = rows_below(source.sheet, header)
        told = (_UNNAMED, *_warnings(report, data, dropped))
        return Survey(source, data, told)
    return Survey(content.sources[0] if content.sources else None, None, (_SAYS_EMPTY,))


def _why(content: Content) -> str:
    """Why no line of it was found to be a header."""
    return _PROSE if _is_prose(content) else _NO_NAMES


def _is_prose(content: Content) -> bool:
    is_text = all(source.reader in _TEXTS for source in content.sources)
    return is_text and is_running_text(content.words)


def _are_names(header: Header) -> bool:
    """Whether the header's words are no piece of a sentence."""
    names = (name for name in header.names if name.strip())
    return names_stand_alone(header) and all(is_likely_name(name, alone=True) for name in names)


def _is_no_table(header: Header, dropped: Sequence[Row]) -> bool:
    """Whether lines without any row are prose, or names above a message of trouble."""
    told = "\n".join(one_line(row.cells) for row in dropped)
    return not names_stand_alone(header) or tells_of_trouble(told)


def _best(content: Content) -> tuple[Source, Header] | None:
    shapes = ((source, shape_of(source.sheet)) for source in _trusted(content.sources))
    scored = [(_score(source, shape), source, shape.header) for source, shape in shapes if shape]
    if not scored:
        return None
    _, source, header = max(scored, key=lambda one: one[0])
    return first_of_alike([one[1:] for one in scored], (source, header))


def _trusted(sources: Sequence[Source]) -> Sequence[Source]:
    """All ways to read the file, or those alone that cut each line into as many cells."""
    even = [source for source in sources if _is_even(source)]
    return even or sources


def _is_even(source: Source) -> bool:
    """Whether a delimiter is as often in each line, as no sign is by chance."""
    if source.delimiter is None:
        return False
    rows = [row for row in source.sheet.head() if any(map(str.strip, row.cells))]
    counts = {len(row.cells) for row in rows}
    least = _EVEN_CELLS - (source.delimiter in _RARE_SIGNS)
    return len(rows) >= _EVEN_ROWS and len(counts) == 1 and min(counts) >= least


def _score(source: Source, shape: Shape) -> float:
    if source.delimiter in _RARE_SIGNS and _is_even(source):
        return shape.score * _SURE
    weight = _BLANKS if source.reader is ReaderKind.FIXED_WIDTH else weight_of(source.name)
    return shape.score * weight


def _of_alike(sheets: Sequence[str]) -> Iterable[str]:
    if sheets:
        yield f"other sheets with the same columns were not read: {', '.join(sheets)}"


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
    """Whether a person should look at a line that was taken for none: it holds several words, or
    the name of a person alone."""
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    if not filled or begins_total(filled[0]) or header.is_printed(filled):
        return False
    if len(filled) == 1:
        return is_person(filled[0])
    if not header.line:  # without names nothing tells a sum from a row that begins with blanks
        return True
    return sum(map(bool, map(_WORDS.search, filled))) > 1


def _lines(rows: Sequence[Row]) -> str:
    told = ", ".join(str(row.line) for row in sorted(rows)[:_TOLD_LINES])
    return f"line {told}" + ("" if len(rows) <= _TOLD_LINES else " and more")
