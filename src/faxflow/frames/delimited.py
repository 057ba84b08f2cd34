"""Delimited text as a sheet: commas, tabs, pipes or semicolons, at polars' speed."""

import re
from collections.abc import Iterator
from io import BytesIO

import polars as pl

from faxflow.frames.first_lines import first_lines
from faxflow.frames.records import scan
from faxflow.frames.side_by_side import side_by_side
from faxflow.frames.table import LINE, Body, Row, RowSheet
from faxflow.frames.well_formed import well_formed_body

DELIMITERS = (",", "\t", "|", ";", "^", "~")
_HEAD_LINES = 1000
_TEXT, _OUTSIDE, _CELLS, _STRAY = "text", "outside", "cells", "stray"
_RECORD, _ALONE, _LINES, _FIRST_CELLS = "record", "alone", "lines", "first_cells"
_ONE_LINE = (
    pl.lit(1, pl.Int64).alias(_LINES),
    pl.lit(0, pl.Int64).alias(_FIRST_CELLS),
)
"""What a record of one line has beside its text."""
_QUOTED = "\x00"
"""Stands for what was between two quotes: no text has it, since decoding takes it out."""


class DelimitedText:
    """The text read by one delimiter. No row is cut to fit: each record's cells are counted
    before polars reads it, because polars may drop what is too many."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._text = text
        self._delimiter = delimiter

    def head(self) -> Iterator[Row]:
        return scan(first_lines(self._text, _HEAD_LINES), self._delimiter)

    def body(self, header_line: int, width: int) -> Body:
        well_formed = well_formed_body(self._text, self._delimiter, header_line, width)
        return well_formed or self._odd_body(header_line, width)

    def _odd_body(self, header_line: int, width: int) -> Body:
        records = self._records().filter(pl.col(LINE) > header_line)
        slices = side_by_side(records, lambda some: self._body_of(some, width))
        rows = pl.concat([one.rows for one in slices])
        return Body(rows, tuple(row for one in slices for row in one.odd))

    def _body_of(self, records: pl.DataFrame, width: int) -> Body:
        wide = records.filter(pl.col(_CELLS) >= width)
        parts = [self._parse(group, width) for group in wide.partition_by(_CELLS)]
        narrow = self._scanned(records.filter(pl.col(_CELLS) < width))
        rows = pl.concat([_no_rows(width), *(part.rows for part in parts)]).sort(LINE)
        odd = [*narrow, *(row for part in parts for row in part.odd)]
        return Body(rows, tuple(sorted(odd)))

    def _records(self) -> pl.DataFrame:
        """Records that are not blank, each well quoted, with the line that it starts on and the
        count of its cells."""
        lines = pl.Series(_TEXT, [self._text]).str.split("\n").explode().to_frame()
        records = self._joined(lines.with_row_index(LINE, offset=1).cast({LINE: pl.Int64}))
        told = pl.concat(side_by_side(records, self._told))
        if told[_STRAY].any():
            told = self._told(self._requoted().with_columns(_ONE_LINE))
        return told.select(LINE, _TEXT, _CELLS)

    def _told(self, records: pl.DataFrame) -> pl.DataFrame:
        """The records that are not blank, with the count of their cells, and whether a quote is
        a stray one: inside of a cell, left open, or closed by another far below.

        Of rows that two such quotes make one, the first has all its cells by itself.
        """
        inside = rf"[^{re.escape(self._delimiter)}{_QUOTED}]"
        stray = rf'"|{inside}{_QUOTED}|{_QUOTED}{inside}'
        outside = pl.col(_TEXT).str.replace_all(r'"[^"]*"', _QUOTED).alias(_OUTSIDE)
        cells = pl.col(_OUTSIDE).str.count_matches(self._delimiter, literal=True) + 1
        told = records.filter(pl.col(_TEXT).str.contains(r"\S")).with_columns(outside)
        whole_alone = (pl.col(_LINES) > 1) & (pl.col(_FIRST_CELLS) >= cells)
        strays = pl.col(_OUTSIDE).str.contains(stray) | whole_alone
        return told.select(LINE, _TEXT, cells.alias(_CELLS), strays.alias(_STRAY))

    def _joined(self, lines: pl.DataFrame) -> pl.DataFrame:
        """Lines put together where a quoted cell runs over several, with how many they are and
        how many cells the first has by itself."""
        quotes = pl.col(_TEXT).str.count_matches('"', literal=True)
        starts = (quotes.cum_sum() - quotes) % 2 == 0
        alone = starts & starts.shift(-1, fill_value=True)
        lines = lines.with_columns(starts.cum_sum().alias(_RECORD), alone.alias(_ALONE))
        single = lines.filter(_ALONE).select(LINE, _TEXT, *_ONE_LINE)
        if single.height == lines.height:
            return single
        runs = lines.filter(~pl.col(_ALONE)).group_by(_RECORD, maintain_order=True)
        cells = pl.col(_TEXT).first().str.count_matches(self._delimiter, literal=True) + 1
        joined = runs.agg(
            pl.col(LINE).first(),
            pl.col(_TEXT).str.join("\n"),
            pl.len().cast(pl.Int64).alias(_LINES),
            cells.cast(pl.Int64).alias(_FIRST_CELLS),
        )
        return pl.concat([single, joined.drop(_RECORD)]).sort(LINE)

    def _requoted(self) -> pl.DataFrame:
        """The same records, read one by one and written again with proper quotes."""
        read = scan(self._text.split("\n"), self._delimiter)
        rows = [row for row in read if len(row.cells) > 1 or row.cells[0].strip()]
        texts = [self._delimiter.join(map(_quoted, row.cells)) for row in rows]
        schema = {LINE: pl.Int64, _TEXT: pl.String}
        return pl.DataFrame({LINE: [row.line for row in rows], _TEXT: texts}, schema=schema)

    def _parse(self, records: pl.DataFrame, width: int) -> Body:
        """The records of one cell count; those with something beyond the last column are odd."""
        cells = pl.read_csv(
            BytesIO(records[_TEXT].str.join("\n").item().encode()),
            has_header=False,
            separator=self._delimiter,
            infer_schema=False,
            empty_string_is_null=False,
        )
        if cells.height != records.height:
            return RowSheet(self._scanned(records)).body(0, width)
        cells = cells.rename({name: str(index) for index, name in enumerate(cells.columns)})
        return _parted(cells.insert_column(0, records[LINE]), width)

    def _scanned(self, records: pl.DataFrame) -> list[Row]:
        return [
            Row(line, next(scan([text], self._delimiter)).cells)
            for line, text in records.select(LINE, _TEXT).iter_rows()
        ]


def _parted(rows: pl.DataFrame, width: int) -> Body:
    """Rows cut to `width` columns, but for those with something in a cell beyond."""
    extra = rows.columns[width + 1 :]
    if not extra:
        return Body(rows, ())
    beyond = pl.any_horizontal(pl.col(extra).str.contains(r"\S"))
    odd = [Row(line, list(cells)) for line, *cells in rows.filter(beyond).iter_rows()]
    return Body(rows.filter(~beyond).drop(extra), tuple(odd))


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _no_rows(width: int) -> pl.DataFrame:
    columns = {str(index): pl.String for index in range(width)}
    return pl.DataFrame(schema={LINE: pl.Int64, **columns})
