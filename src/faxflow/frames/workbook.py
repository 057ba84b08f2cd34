"""Workbooks (.xls, .xlsx, .xlsb, .ods) as sheets of text, through fastexcel."""

import fastexcel
import polars as pl

from faxflow.frames.ole_file import workbook_stream
from faxflow.frames.reach import reaches_too_far
from faxflow.frames.table import NamedRows, Row
from faxflow.frames.xls_shown import shown_in_xls
from faxflow.frames.xlsx_shown import put_in, shown_cells

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PANIC = "PanicException"
"""What a fault of calamine's own comes out as, by no class that can be imported."""
_MIDNIGHT = r"^(\d{4}-\d\d-\d\d) 00:00:00$"
_NO_DAY = r"^1899-12-3[01] (\d\d:\d\d)(?::00)?((?::\d\d)?)(?:\.\d+)?$"
"""A time alone, which is kept as one of the day before all days."""


def read_workbook(content: bytes) -> NamedRows | None:
    """Each worksheet that is not hidden, by its name; None for what is no workbook."""
    stream = workbook_stream(content) if content.startswith(_OLE) else None
    if content.startswith(_OLE) and stream is None:
        return None  # calamine would fail on it with more than an error
    if reaches_too_far(content, stream):
        return None
    try:
        reader = fastexcel.read_excel(content)
        sheets = [(name, _sheet(reader, name)) for name in reader.sheet_names]
        shown = [name for name, sheet in sheets if sheet.visible == "visible"]
        read = [(name, _rows(sheet)) for name, sheet in sheets if name in shown or not shown]
    except fastexcel.FastExcelError:
        return None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        return None
    cells = shown_in_xls(stream) if stream else shown_cells(content)
    for name, rows in read:
        put_in(rows, cells.get(name, {}))
    return read


def _sheet(reader: fastexcel.ExcelReader, name: str) -> fastexcel.ExcelSheet:
    return reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")


def _rows(sheet: fastexcel.ExcelSheet) -> list[Row]:
    """The rows with the numbers that the spreadsheet shows; numbers and dates as text."""
    cells = pl.DataFrame(sheet).fill_null("")
    if cells.width:
        text = pl.all().str.replace(_MIDNIGHT, "$1").str.replace(_NO_DAY, "$1$2")
        cells = cells.select(text)
    return [Row(number, list(row)) for number, row in enumerate(cells.iter_rows(), start=1)]
