"""The pages of one section, as reportlab's page template."""

from collections.abc import Callable
from typing import Any, Final

from docx.section import Section
from reportlab.platypus import Frame, PageTemplate

from faxflow.adapters.letters.drawing.furniture import Furniture
from faxflow.adapters.letters.drawing.text import Pen

_LETTER: Final = (612.0, 792.0)
_MARGIN: Final = 72.0


class SectionPages:
    """The paper, margins and furniture of one section; lengths in points."""

    def __init__(
        self, section: Section, name: str, pen_for: Callable[[int], Pen], *, even_differ: bool
    ) -> None:
        self.name = name
        self._section = section
        self._pen_for = pen_for
        self._size = (
            _points(section.page_width, _LETTER[0]),
            _points(section.page_height, _LETTER[1]),
        )
        self._left = _points(section.left_margin, _MARGIN)
        self.width = self._size[0] - self._left - _points(section.right_margin, _MARGIN)
        self._furniture = Furniture(section, even_differ, self.width)
        self._first: int | None = None

    def template(self) -> PageTemplate:
        """The page; a header or footer taller than its margin pushes the text away."""
        header, footer = self._furniture.tallest(self._pen_for(1))
        section = self._section
        top = max(_points(section.top_margin, _MARGIN), _points(section.header_distance) + header)
        bottom = max(
            _points(section.bottom_margin, _MARGIN), _points(section.footer_distance) + footer
        )
        height = self._size[1] - top - bottom
        frame = Frame(self._left, bottom, self.width, height, 0, 0, 0, 0)
        return PageTemplate(self.name, [frame], onPage=self._furnish, pagesize=self._size)

    def _furnish(self, canvas: Any, _template: Any) -> None:
        number = canvas.getPageNumber()
        if self._first is None:
            self._first = number
        pen = self._pen_for(number)
        self._furniture.draw(canvas, pen, first=number == self._first, left=self._left)


def _points(length: Any, otherwise: float = 0.0) -> float:
    return otherwise if length is None else float(length.pt)
