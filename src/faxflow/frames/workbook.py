"""Workbooks (.xls, .xlsx, .xlsb, .ods) as sheets of text, through fastexcel."""

from collections.abc import Iterator

import fastexcel
import polars as pl

from faxflow.frames.table import NamedRows, Row


def read_workbook(content: bytes) -> NamedRows | None:
    """Each worksheet that is not hidden, by its name; None for what is no workbook."""
    try:
        reader = fastexcel.read_excel(content)
        sheets = [(name, _sheet(reader, name)) for name in reader.sheet_names]
        shown = [name for name, sheet in sheets if sheet.visible == "visible"]
        return [(name, list(_rows(sheet))) for name, sheet in sheets if name in shown or not shown]
    except fastexcel.FastExcelError:
        return None


def _sheet(reader: fastexcel.ExcelReader, name: str) -> fastexcel.ExcelSheet:
    return reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")


def _rows(sheet: fastexcel.ExcelSheet) -> Iterator[Row]:
    """The rows with the numbers that the spreadsheet shows; numbers and dates as text."""
    cells = pl.DataFrame(sheet).fill_null("")
    for number, row in enumerate(cells.iter_rows(), start=1):
        yield Row(number, list(row))
