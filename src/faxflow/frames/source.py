"""What a file may be read as: its possible tables, each with how it is read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from faxflow.frames.report_words import one_line
from faxflow.frames.table import Sheet

_HEAD = 100


class ReaderKind(StrEnum):
    """How a table was read."""

    TEXT = "text"
    DELIMITED = "delimited"
    FIXED_WIDTH = "fixed-width"
    HTML = "html"
    XLS = "xls"
    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    SPREADSHEET_ML = "spreadsheetml"
    SYLK = "sylk"
    DIF = "dif"
    DBF = "dbf"


@dataclass(frozen=True, slots=True)
class Source:
    """One way to read the file; `name` is a worksheet's."""

    sheet: Sheet
    reader: ReaderKind
    encoding: str | None = None
    delimiter: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """A file's possible tables, and its words for when none of them is a report."""

    sources: Sequence[Source]
    words: str

    @property
    def sheets(self) -> list[Sheet]:
        """The tables alone."""
        return [source.sheet for source in self.sources]


def of_sheets(sources: Iterable[Source]) -> Content:
    """The content of a workbook: its words are those of each sheet's first lines."""
    sources = list(sources)
    rows = (row for source in sources for row in islice(source.sheet.head(), _HEAD))
    return Content(sources, "\n".join(one_line(row.cells) for row in rows))
