"""Tesseract through its command line: a picture in, words with places and certainties out."""

import csv
import io
import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from PIL import Image

from faxflow.adapters.child_process import run_child
from faxflow.domain.referrals.document_text import Box, Line, Word

_SECONDS: Final = 40.0
"""A page takes one or two; a picture of gravel takes for ever."""
_POINTS: Final = 72
_A_WORD: Final = "5"
_COLUMNS: Final = ("left", "top", "width", "height")
_PRIVATE: Final = 0o600


def recognise(picture: Image.Image, dots_an_inch: int, file: Path) -> tuple[Line, ...] | str:
    """The lines on the picture, or why there are none; `file` is written, and removed.

    Raises PartMissing where Tesseract is not installed.
    """
    try:
        with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _PRIVATE), "wb") as out:
            picture.save(out, "BMP")  # which Leptonica reads row by row, and PGM dot by dot
        command = ("tesseract", str(file), "stdout", "-l", "eng", "--psm", "3")
        child = run_child(
            (*command, "--dpi", str(dots_an_inch), "tsv"),
            timeout_seconds=_SECONDS,
            environment={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except OSError:
        return "there was no room for its picture"
    finally:
        file.unlink(missing_ok=True)
    if child.timed_out:
        return f"it was not recognised within {_SECONDS:.0f} s"
    if child.exit_code != 0:
        return "the text recognition failed"
    return tuple(_lines(child.stdout, _POINTS / dots_an_inch))


def _lines(table: str, scale: float) -> Iterator[Line]:
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    said = (row for row in rows if row["level"] == _A_WORD and (row["text"] or "").strip())
    for _, words in groupby(said, lambda row: (row["block_num"], row["par_num"], row["line_num"])):
        yield Line(tuple(_word(row, scale) for row in words))


def _word(row: dict[str, str], scale: float) -> Word:
    left, top, width, height = (float(row[name]) * scale for name in _COLUMNS)
    box = Box(left, top, left + width, top + height)
    return Word(row["text"].strip(), box, max(0.0, float(row["conf"])) / 100)
