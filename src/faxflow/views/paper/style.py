"""How words look on paper."""

from functools import cached_property
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, TableStyle

from faxflow.views.page.html import id_of
from faxflow.views.paper.fonts import Fonts

TEXT, SOFT, INK, LINE = (HexColor(one) for one in ("#1f2937", "#4b5563", "#1e3a5f", "#d1d5db"))
ALERT = HexColor("#9a3412")
BODY = 9.5
SMALL = 8.0
BARE = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
)
"""A grid that only sets things side by side."""


class Style:
    """The styles of one report, in its fonts."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts

    def _made(self, name: str, size: float, **rest: Any) -> ParagraphStyle:
        look = {"fontName": self.fonts.regular, "textColor": TEXT, "leading": size * 1.35}
        return ParagraphStyle(name, fontSize=size, **{**look, **rest})

    @cached_property
    def body(self) -> ParagraphStyle:
        return self._made("body", BODY, spaceAfter=6)

    @cached_property
    def cell(self) -> ParagraphStyle:
        return self._made("cell", BODY - 0.5, leading=(BODY - 0.5) * 1.25)

    @cached_property
    def number(self) -> ParagraphStyle:
        return self._made("number", BODY - 0.5, leading=(BODY - 0.5) * 1.25, alignment=2)

    @cached_property
    def head(self) -> ParagraphStyle:
        return self._made("head", SMALL, fontName=self.fonts.bold, textColor=SOFT)

    @cached_property
    def head_number(self) -> ParagraphStyle:
        return self._made(
            "head-number", SMALL, fontName=self.fonts.bold, textColor=SOFT, alignment=2
        )

    @cached_property
    def small(self) -> ParagraphStyle:
        return self._made("small", SMALL, textColor=SOFT, spaceBefore=3)

    @cached_property
    def practice(self) -> ParagraphStyle:
        return self._made("practice", 11, fontName=self.fonts.bold, textColor=SOFT)

    @cached_property
    def title(self) -> ParagraphStyle:
        return self._made("title", 26, fontName=self.fonts.bold, textColor=INK, leading=32)

    @cached_property
    def subtitle(self) -> ParagraphStyle:
        return self._made("subtitle", 14, textColor=SOFT, spaceAfter=14)

    @cached_property
    def heading(self) -> ParagraphStyle:
        return self._made("heading", 15, fontName=self.fonts.bold, textColor=INK, spaceAfter=6)

    @cached_property
    def caption(self) -> ParagraphStyle:
        return self._made("caption", 10.5, fontName=self.fonts.bold, textColor=INK, spaceAfter=3)

    @cached_property
    def latest(self) -> ParagraphStyle:
        return self._made("latest", SMALL, textColor=SOFT, leading=18)

    @cached_property
    def alert(self) -> ParagraphStyle:
        return self._made(
            "alert",
            BODY,
            fontName=self.fonts.bold,
            borderColor=ALERT,
            borderWidth=1.5,
            borderPadding=6,
            leftIndent=7,
            rightIndent=7,
            spaceBefore=8,
            spaceAfter=14,
        )

    def words(self, words: str, style: ParagraphStyle, *, measure: str = "") -> Paragraph:
        """A paragraph of plain words; with a link to the definition of a measure."""
        shown = escape(self.fonts.fit(words))
        return Paragraph(self.linked(shown, measure) if measure else shown, style)

    def marked_up(self, markup: str, style: ParagraphStyle) -> Paragraph:
        """A paragraph of our own markup."""
        return Paragraph(markup, style)

    def linked(self, markup: str, measure: str) -> str:
        """Our own markup as a link to the definition of a measure."""
        return f'<a href="#{id_of("m", measure)}">{markup}</a>'

    @property
    def pair(self) -> tuple[str, str]:
        """The names of the regular and the bold font."""
        return self.fonts.regular, self.fonts.bold

    def safe(self, words: str) -> str:
        """Words as they go into markup."""
        return escape(self.fonts.fit(words))
