"""Text as tables: by each delimiter that it holds, by its columns of blanks, line by line."""

from collections.abc import Iterator

from faxflow.frames.comment_block import without_comments
from faxflow.frames.delimited import DELIMITERS, DelimitedText
from faxflow.frames.encoding import Decoded
from faxflow.frames.fixed_width import fixed_width
from faxflow.frames.source import Content, ReaderKind, Source
from faxflow.frames.table import Row, RowSheet


def text_content(decoded: Decoded) -> Content:
    """All ways to read the text as a table."""
    return Content(list(text_sources(decoded)), decoded.text)


def text_sources(decoded: Decoded) -> Iterator[Source]:
    """Each way to read the text as a table."""
    text = without_comments(decoded.text)
    for delimiter in DELIMITERS:
        if delimiter in text:
            sheet = DelimitedText(text, delimiter)
            yield Source(sheet, ReaderKind.DELIMITED, decoded.encoding, delimiter)
    columns = fixed_width(text)
    if columns:
        yield Source(columns, ReaderKind.FIXED_WIDTH, decoded.encoding)
    elif not any(delimiter in text for delimiter in DELIMITERS):
        yield Source(RowSheet(_lines(text)), ReaderKind.TEXT, decoded.encoding)


def _lines(text: str) -> list[Row]:
    return [Row(number, [line]) for number, line in enumerate(text.split("\n"), start=1)]
