"""Headers and footers: which of them belong on a page, and how they are drawn there."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from docx.section import Section
from reportlab.platypus import Flowable

from faxflow.adapters.letters.drawing.blocks import story_blocks
from faxflow.adapters.letters.drawing.text import Pen

_TALL: Final = 10_000.0
"""More points than any header has; a block is measured as if it had all the room."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page by the number that it shows; `first` of its section."""

    number: int
    first: bool


@dataclass(frozen=True, slots=True)
class Furniture:
    """The headers and footers of one section; lengths in points."""

    section: Section
    even_differ: bool
    width: float

    def tallest(self, pen: Pen) -> tuple[float, float]:
        """The heights of the tallest header and of the tallest footer."""
        pairs = [self._bands(first=False, even=False)]
        if self.section.different_first_page_header_footer:
            pairs.append(self._bands(first=True, even=False))
        if self.even_differ:
            pairs.append(self._bands(first=False, even=True))
        header = max(_height(self._blocks(band, pen), self.width) for band, _ in pairs)
        footer = max(_height(self._blocks(band, pen), self.width) for _, band in pairs)
        return header, footer

    def draw(self, canvas: Any, pen: Pen, page: Page, *, left: float) -> list[Any]:
        """Draws the header and footer of the page that the canvas is at; gives their elements."""
        header, footer = self._bands(first=page.first, even=page.number % 2 == 0)
        above, below = self._blocks(header, pen), self._blocks(footer, pen)
        top = _points(self.section.page_height) - _points(self.section.header_distance)
        self._stack(canvas, above, left, top)
        foot = _points(self.section.footer_distance) + _height(below, self.width)
        self._stack(canvas, below, left, foot)
        return [header._element, footer._element]

    def _bands(self, *, first: bool, even: bool) -> tuple[Any, Any]:
        """The header and footer that Word shows there."""
        section = self.section
        if first and section.different_first_page_header_footer:
            return section.first_page_header, section.first_page_footer
        if even and self.even_differ:
            return section.even_page_header, section.even_page_footer
        return section.header, section.footer

    def _blocks(self, band: Any, pen: Pen) -> list[Flowable]:
        return list(story_blocks(band._element, band, pen, self.width))

    def _stack(self, canvas: Any, blocks: Iterable[Flowable], left: float, top: float) -> None:
        for block in blocks:
            top -= block.getSpaceBefore()
            _, down = block.wrapOn(canvas, self.width, top)
            block.drawOn(canvas, left, top - down)
            top -= down + block.getSpaceAfter()


def _height(blocks: Iterable[Flowable], width: float) -> float:
    return math.fsum(
        block.getSpaceBefore() + block.wrap(width, _TALL)[1] + block.getSpaceAfter()
        for block in blocks
    )


def _points(length: Any) -> float:
    return 0.0 if length is None else float(length.pt)
