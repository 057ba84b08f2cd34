"""The words of a PDF page that has text, each with its place as the page is seen."""

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from faxflow.domain.referrals.document_text import Box, Line, Word

_MOST_LETTERS: Final = 50_000
_FINENESS: Final = 16
"""PDFium gives places in whole units; this many to a point."""
_GAP: Final = 0.35
"""Of a letter's height, beside which a new word begins even without a blank."""
_HYPHENS: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u00ad\ufffe\x02", "-"))
"""What PDF text layers put where a hyphen stood."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter, where it stands in the page's own measure; a blank ends a word, a break a line.

    `begins` and `ends` are of the room that it takes, which is more than its ink: two figures 1
    stand further apart than other letters do.
    """

    sign: str
    left: float
    right: float
    bottom: float
    top: float
    begins: float
    ends: float


def lines_on(page: pypdfium2.PdfPage) -> tuple[Line, ...]:
    """The page's words, in the lines that PDFium makes of them."""
    with closing(page.get_textpage()) as text:
        letters = list(_letters(text))
    lines = (tuple(_words(page, line)) for line in _split(letters))
    return tuple(Line(words) for words in lines if words)


def _letters(text: pypdfium2.PdfTextPage) -> Iterator[_Letter]:
    places = [ctypes.c_double() for _ in range(4)]
    pointers = [ctypes.byref(place) for place in places]
    room = pdfium.FS_RECTF()
    for index in range(min(text.count_chars(), _MOST_LETTERS)):
        sign = chr(pdfium.FPDFText_GetUnicode(text.raw, index)).translate(_HYPHENS)
        pdfium.FPDFText_GetCharBox(text.raw, index, *pointers)
        pdfium.FPDFText_GetLooseCharBox(text.raw, index, room)
        left, right, bottom, top = (place.value for place in places)
        yield _Letter(sign, left, right, bottom, top, room.left, room.right)


def _split(letters: list[_Letter]) -> Iterator[list[_Letter]]:
    line: list[_Letter] = []
    for letter in letters:
        if letter.sign in "\r\n":
            yield line
            line = []
        else:
            line.append(letter)
    yield line


def _words(page: pypdfium2.PdfPage, line: list[_Letter]) -> Iterator[Word]:
    word: list[_Letter] = []
    for letter in line:
        blank = letter.sign.isspace() or letter.sign == "\0"
        if word and (blank or _is_apart(word[-1], letter)):
            yield _word(page, word)
            word = []
        if not blank:
            word.append(letter)
    if word:
        yield _word(page, word)


def _is_apart(before: _Letter, letter: _Letter) -> bool:
    height = max(before.top - before.bottom, letter.top - letter.bottom, 1.0)
    across = letter.begins - before.ends
    down = abs(letter.bottom - before.bottom)
    return not -height < across < max(_GAP * height, 2.0) or down > height


def _word(page: pypdfium2.PdfPage, letters: list[_Letter]) -> Word:
    text = "".join(letter.sign for letter in letters)
    first = _seen(page, min(one.left for one in letters), max(one.top for one in letters))
    last = _seen(page, max(one.right for one in letters), min(one.bottom for one in letters))
    box = Box(
        min(first[0], last[0]),
        min(first[1], last[1]),
        max(first[0], last[0]),
        max(first[1], last[1]),
    )
    return Word(text, box)


def _seen(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A point of the page's own measure as it is seen, from the top left corner."""
    width, height = page.get_size()
    across, down = ctypes.c_int(), ctypes.c_int()
    size = (round(width * _FINENESS), round(height * _FINENESS))
    pdfium.FPDF_PageToDevice(
        page.raw, 0, 0, *size, 0, x, y, ctypes.byref(across), ctypes.byref(down)
    )
    return across.value / _FINENESS, down.value / _FINENESS
