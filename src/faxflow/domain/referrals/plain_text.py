"""Plain text as a page: every letter has its place, as on a typewriter."""

import re

from faxflow.domain.referrals.document_text import (
    Box,
    DocumentKind,
    DocumentText,
    Line,
    Page,
    Word,
)

_WIDTH, _HEIGHT = 6.0, 12.0
"""Points that one letter takes, as in ten-point typewriting."""
_INK = 0.7
"""The share of a line's height that its letters take."""
_WORD = re.compile(r"\S+")
_MOST_LINES = 2_000
"""A page has some 60; what comes after so many is no form any more."""
_MOST_LETTERS = 2_000
"""Longer lines are cut; nobody writes a form in one of them."""


def plain_document(text: str, kind: DocumentKind = DocumentKind.TEXT) -> DocumentText:
    """The text as a document of one page; form feeds are blank lines."""
    lines = text.replace("\f", "\n").splitlines()
    left_out = (f"only the first {_MOST_LINES} lines were read",) if lines[_MOST_LINES:] else ()
    placed = (_line(number, line) for number, line in enumerate(lines[:_MOST_LINES]))
    page = Page(1, tuple(line for line in placed if line.words))
    return DocumentText((page,), kind, was_scanned=False, left_out=left_out)


def _line(number: int, text: str) -> Line:
    """The words of one line; a tab reaches to the next of its stops."""
    shown = text[:_MOST_LETTERS].expandtabs(8)
    return Line(tuple(_word(found, number) for found in _WORD.finditer(shown)))


def _word(found: re.Match[str], number: int) -> Word:
    top = number * _HEIGHT
    box = Box(found.start() * _WIDTH, top, found.end() * _WIDTH, top + _HEIGHT * _INK)
    return Word(found.group(), box)
