"""A report as a whole PDF."""

import io
from collections.abc import Iterator
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Spacer, TableStyle
from reportlab.platypus import Table as Grid

from faxflow.views.paper.fonts import Fonts, fonts_for
from faxflow.views.paper.parts import part_blocks, part_heading
from faxflow.views.paper.sheet import FOOT, MARGIN, Sheet
from faxflow.views.paper.style import LINE, SMALL, SOFT, Style
from faxflow.views.paper.values import NOTE, value_blocks
from faxflow.views.reported.blocks import Charted, Report, Spread

_TOTAL = "pages"
_FACTS = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ]
)


def paper(report: Report, sheet: Sheet) -> bytes:
    """The PDF; the same report gives the same bytes on the same machine."""
    fonts = fonts_for(report)
    style = Style(fonts)
    buffer = io.BytesIO()
    named = ", ".join(filter(None, (report.title, report.subtitle, report.practice)))
    built = BaseDocTemplate(
        buffer,
        pagesize=sheet.size,
        title=fonts.fit(named),
        author=fonts.fit(report.practice) or "faxflow",
        subject="Counts and ids only, no patient data",
        creator="faxflow",
        displayDocTitle=True,
        lang="en",
        invariant=1,
    )
    width, height = sheet.room
    frame = Frame(MARGIN, FOOT, width, height, 0, 0, 0, 0)
    foot = fonts.fit(", ".join(filter(None, (report.practice, report.title, report.subtitle))))
    footer = _Footer(fonts, foot, MARGIN + width)
    built.addPageTemplates([PageTemplate("sheet", [frame], onPageEnd=footer)])
    built.build(list(_story(report, style, sheet)), canvasmaker=_counting(fonts))
    return buffer.getvalue()


class _Footer:
    """What stands at the foot of every sheet."""

    def __init__(self, fonts: Fonts, words: str, right: float) -> None:
        self._fonts, self._words, self._right = fonts, words, right

    def __call__(self, canvas: Any, _document: Any) -> None:
        """Draws it; how many sheets there are is filled in at the end."""
        right = self._right
        said = f"Page {canvas.getPageNumber()} of "
        canvas.setStrokeColor(LINE)
        canvas.line(MARGIN, FOOT - 14, right, FOOT - 14)
        canvas.setFont(self._fonts.regular, SMALL)
        canvas.setFillColor(SOFT)
        canvas.drawString(MARGIN, FOOT - 26, self._words[:90])
        room = canvas.stringWidth("999", self._fonts.regular, SMALL)
        canvas.drawRightString(right - room, FOOT - 26, said)
        canvas.saveState()
        canvas.translate(right - room, FOOT - 26)
        canvas.doForm(_TOTAL)
        canvas.restoreState()


def _counting(fonts: Fonts) -> type[Canvas]:
    """A canvas that says how many pages there were, once it knows."""

    class Counting(Canvas):  # type: ignore[misc] # reportlab has no types
        def save(self) -> None:
            total = self.getPageNumber() - (0 if self._code else 1)
            self.beginForm(_TOTAL)
            self.setFont(fonts.regular, SMALL)
            self.setFillColor(SOFT)
            self.drawString(0, 0, str(total))
            self.endForm()
            super().save()

    return Counting


def _story(report: Report, style: Style, sheet: Sheet) -> Iterator[Flowable]:
    yield from _header(report, style, sheet.room[0])
    for at, part in enumerate(report.parts):
        yield from part_blocks(part, style, sheet, opens=at == 0)
    yield from _values(report, style, sheet.room[0])


def _header(report: Report, style: Style, room: float) -> Iterator[Flowable]:
    if report.practice:
        yield style.words(report.practice, style.practice)
    yield style.words(report.title, style.title)
    yield style.words(report.subtitle, style.subtitle)
    facts = [
        [style.words(name, style.small), style.words(words, style.cell)]
        for name, words in report.facts
    ]
    yield Grid(facts, [60, room - 60], hAlign="LEFT", style=_FACTS)
    yield Spacer(0, 16)


def _values(report: Report, style: Style, room: float) -> Iterator[Flowable]:
    """The tables of all charts; nothing where there is none."""
    blocks = [one for part in report.parts for one in part.blocks]
    tables = [one.values for one in blocks if isinstance(one, Charted | Spread) and one.values.rows]
    if tables:
        yield from part_heading("The values of the charts", "s--values", style)
        yield style.words(NOTE, style.body)
    for table in tables:
        yield from value_blocks(table, style, room)
