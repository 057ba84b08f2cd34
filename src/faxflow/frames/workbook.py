"""Workbooks (.xls, .xlsx, .xlsb, .ods) as sheets of text, through fastexcel."""

from collections.abc import Iterator

import fastexcel
import polars as pl

from faxflow.frames.table import Row, RowSheet


def read_workbook(content: bytes) -> list[tuple[str, RowSheet]] | None:
    """Each worksheet by its name; None for what is no workbook."""
    try:
        reader = fastexcel.read_excel(content)
        return [(name, RowSheet(list(_rows(reader, name)))) for name in reader.sheet_names]
    except fastexcel.FastExcelError:
        return None


def _rows(reader: fastexcel.ExcelReader, name: str) -> Iterator[Row]:
    """The rows with the numbers that the spreadsheet shows; numbers and dates as text."""
    sheet = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    cells = pl.DataFrame(sheet).fill_null("")
    for number, row in enumerate(cells.iter_rows(), start=1):
        yield Row(number, list(row))
