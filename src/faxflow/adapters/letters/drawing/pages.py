"""The pages of one section, as reportlab's page template."""

from dataclasses import replace
from typing import Any, Final

from docx.oxml.ns import qn
from docx.section import Section
from reportlab.platypus import Frame, PageTemplate

from faxflow.adapters.letters.drawing.furniture import Furniture, Page
from faxflow.adapters.letters.drawing.text import Pen

_LETTER: Final = (612.0, 792.0)
_MARGIN: Final = 72.0


class SectionPages:
    """The paper, margins and furniture of one section; lengths in points."""

    def __init__(
        self,
        section: Section,
        before: "SectionPages | None",
        pen: Pen,
        *,
        even_differ: bool,
    ) -> None:
        self._before = before
        self._place: int = 0 if before is None else before._place + 1
        self.name = f"section-{self._place}"
        self._section = section
        numbering = section._sectPr.find(qn("w:pgNumType"))
        self._start = None if numbering is None else numbering.get(qn("w:start"))
        form = None if numbering is None else numbering.get(qn("w:fmt"))
        self._form: str = form or "decimal"
        self._pen = pen
        self._size = (
            _points(section.page_width, _LETTER[0]),
            _points(section.page_height, _LETTER[1]),
        )
        self._left = _points(section.left_margin, _MARGIN)
        self.width = self._size[0] - self._left - _points(section.right_margin, _MARGIN)
        self._furniture = Furniture(section, even_differ, self.width)
        self._first: int | None = None
        self.pages = 0
        """How many pages of it were drawn."""
        self.drawn: list[Any] = []
        """The headers and footers as often as they were drawn."""

    def template(self) -> PageTemplate:
        """The page; a header or footer taller than its margin pushes the text away."""
        header, footer = self._furniture.tallest(self._pen_at(1))
        section = self._section
        top = max(_points(section.top_margin, _MARGIN), _points(section.header_distance) + header)
        bottom = max(
            _points(section.bottom_margin, _MARGIN), _points(section.footer_distance) + footer
        )
        height = self._size[1] - top - bottom
        frame = Frame(self._left, bottom, self.width, height, 0, 0, 0, 0)
        return PageTemplate(self.name, [frame], onPage=self._furnish, pagesize=self._size)

    def _furnish(self, canvas: Any, _template: Any) -> None:
        place = canvas.getPageNumber()
        if self._first is None:
            self._first = place
        number = place + self._ahead()
        page = Page(number, first=place == self._first)
        self.pages += 1
        self.drawn += self._furniture.draw(canvas, self._pen_at(number), page, left=self._left)

    def _pen_at(self, number: int) -> Pen:
        return replace(
            self._pen, numbers={**self._pen.numbers, "PAGE": number}, page_form=self._form
        )

    def _ahead(self) -> int:
        """How much greater the numbers are than the pages' places in the document."""
        if self._start is not None and self._first is not None:
            return int(self._start) - self._first
        return 0 if self._before is None else self._before._ahead()


def _points(length: Any, otherwise: float = 0.0) -> float:
    return otherwise if length is None else float(length.pt)
