"""A Word paragraph as reportlab's blocks: text, rules, pictures and page breaks."""

from collections.abc import Iterator
from typing import Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph
from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, HRFlowable, PageBreak, Spacer, Table
from reportlab.platypus import Paragraph as Drawn

from faxflow.adapters.letters.drawing.pictures import pictures
from faxflow.adapters.letters.drawing.style_book import StyleBook
from faxflow.adapters.letters.drawing.text import Pen, columns, largest_size, own

_ALIGNMENTS: Final = {
    WD_ALIGN_PARAGRAPH.CENTER: TA_CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT: TA_RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY: TA_JUSTIFY,
}
_COLUMN_ALIGNMENTS: Final = {2: (TA_LEFT, TA_RIGHT), 3: (TA_LEFT, TA_CENTER, TA_RIGHT)}
_LEADING: Final = 1.15
"""The natural distance of lines, in letter heights, of the typefaces that we draw with."""
_RULE_SPACE: Final = {"spaceBefore": 4, "spaceAfter": 4, "lineCap": "butt"}
_TAB: Final = "\u00a0" * 6


def paragraph_blocks(
    paragraph: Paragraph, pen: Pen, width: float, label: str = ""
) -> Iterator[Flowable]:
    """The blocks in their order; `label` is a list's bullet or number, `width` in points."""
    before, after = _page_breaks(paragraph, pen.book)
    if before:
        yield PageBreak()
    yield from _rules(paragraph, pen.book, "top", width)
    yield from pictures(paragraph, width)
    yield _text(paragraph, pen, width, label)
    yield from _rules(paragraph, pen.book, "bottom", width)
    if after:
        yield PageBreak()


def _text(paragraph: Paragraph, pen: Pen, width: float, label: str) -> Flowable:
    """Text parted by one or two tabs without a list stands left and right, as in headers."""
    parts = columns(paragraph, pen)
    style = _style(paragraph, pen.book)
    if not (any(parts) or label):
        return Spacer(1, style.leading + style.spaceBefore + style.spaceAfter)
    if len(parts) in _COLUMN_ALIGNMENTS and not label:
        return _side_by_side(parts, style, width)
    bullet = {"bulletText": label} if label else {}
    return Drawn(_TAB.join(parts), style, **bullet)


def _side_by_side(parts: list[str], style: ParagraphStyle, width: float) -> Flowable:
    alignments = _COLUMN_ALIGNMENTS[len(parts)]
    cells = [
        Drawn(part, ParagraphStyle("column", parent=style, alignment=alignment))
        for part, alignment in zip(parts, alignments, strict=True)
    ]
    plain = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]
    return Table([cells], colWidths=[width / len(parts)] * len(parts), style=plain)


def _style(paragraph: Paragraph, book: StyleBook) -> ParagraphStyle:
    size = largest_size(paragraph, book)
    return ParagraphStyle(
        "drawn",
        fontSize=size,
        leading=size * _LEADING * _line_spacing(paragraph, book),
        alignment=_ALIGNMENTS.get(book.layout(paragraph, "alignment"), TA_LEFT),
        spaceBefore=_points(paragraph, book, "space_before"),
        spaceAfter=_points(paragraph, book, "space_after"),
        leftIndent=max(0.0, _points(paragraph, book, "left_indent")),
        rightIndent=max(0.0, _points(paragraph, book, "right_indent")),
        bulletIndent=max(0.0, _points(paragraph, book, "left_indent") - size * 1.5),
        textColor=black,
    )


def _line_spacing(paragraph: Paragraph, book: StyleBook) -> float:
    """Lines apart in multiples; an exact distance would clip what another typeface needs."""
    spacing = book.layout(paragraph, "line_spacing")
    return spacing if isinstance(spacing, float) else 1.0


def _points(paragraph: Paragraph, book: StyleBook, name: str) -> float:
    length = book.layout(paragraph, name)
    return float(length.pt) if isinstance(length, Length) else 0.0


def _rules(paragraph: Paragraph, book: StyleBook, side: str, width: float) -> Iterator[Flowable]:
    """The paragraph's border on that side, as wide as its text may be."""
    across = (
        width - _points(paragraph, book, "left_indent") - _points(paragraph, book, "right_indent")
    )
    for border in paragraph._p.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:' + side)}"):
        if border.get(qn("w:val")) not in {"nil", "none"}:
            thickness = int(border.get(qn("w:sz"), "4")) / 8
            yield HRFlowable(across, thickness, color=black, hAlign="LEFT", **_RULE_SPACE)


def _page_breaks(paragraph: Paragraph, book: StyleBook) -> tuple[bool, bool]:
    """Whether a page ends before and behind it; a break amid its words is moved behind them."""
    if not paragraph._p.xpath("parent::w:body"):
        return False, False
    before, after = bool(book.layout(paragraph, "page_break_before")), False
    words = False
    for element in own(paragraph, "w:br", "w:t"):
        words = words or bool(element.text)
        if element.get(qn("w:type")) == "page":
            before, after = before or not words, after or words
    return before, after
