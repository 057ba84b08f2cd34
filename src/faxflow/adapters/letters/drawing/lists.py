"""The bullets and numbers that Word puts before the paragraphs of a list."""

import re
from typing import Final

from docx.document import Document
from docx.text.paragraph import Paragraph
from lxml import etree

from faxflow.adapters.letters.drawing.list_forms import Level, ListForms, place_of
from faxflow.adapters.letters.drawing.numerals import numeral
from faxflow.adapters.letters.drawing.style_book import StyleBook

BULLET: Final = "•"
_NUMBER: Final = re.compile("%([1-9])")


class ListLabels:
    """Counts the items of each list of one document, in reading order."""

    def __init__(self, document: Document, book: StyleBook) -> None:
        self._forms = ListForms(document)
        self._book = book
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._told: dict[etree._Element, str] = {}

    def label(self, paragraph: Paragraph) -> str:
        """The label before the paragraph, or "" where it is in no list. Raises Undrawable.

        It is the same however often it is asked for: a header is drawn on every page.
        """
        if paragraph._p not in self._told:
            self._told[paragraph._p] = self._next(paragraph)
        return self._told[paragraph._p]

    def _next(self, paragraph: Paragraph) -> str:
        place = place_of(paragraph, self._book)
        if place is None or (level := self._forms.level(*place)) is None:
            return ""
        number, depth = place
        counts = self._counts.setdefault(level.family, {})
        restarts = level.restart is not None and (number, depth) not in self._begun
        self._begun.add((number, depth))
        if restarts or depth not in counts:
            counts[depth] = level.first
        else:
            counts[depth] += 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return self._written(number, level, counts)

    def _written(self, number: str, level: Level, counts: dict[int, int]) -> str:
        if level.form == "bullet":
            return BULLET
        if level.form == "none":
            return _NUMBER.sub("", level.text)

        def told(found: re.Match[str]) -> str:
            depth = int(found[1]) - 1
            other = self._forms.level(number, depth)
            if other is None or other.form == "none":
                return ""
            form = "decimal" if level.legal else other.form
            return numeral(counts.get(depth, other.first), form)

        return _NUMBER.sub(told, level.text)
