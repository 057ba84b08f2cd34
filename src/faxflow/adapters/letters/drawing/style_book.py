"""What a document's styles set, looked up once a style: python-docx searches anew each time."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_SIZE_WITHOUT_ANY: Final = 10.0
"""Points, where neither run nor style nor defaults say (ISO/IEC 29500-1, 17.3.2.38)."""
_DISTANCES: Final = (("space_before", "w:before"), ("space_after", "w:after"))
_CELL: Final = qn("w:tc")
_LINE: Final = 240
"""Word counts the distance of lines in parts of a line."""


class StyleBook:
    """Fonts and paragraph formats as the nearest of run, style and base style sets them."""

    def __init__(self, document: Document) -> None:
        styles = document.styles
        self._styles: dict[str, Any] = {style.style_id: style for style in styles}
        default = styles.default(WD_STYLE_TYPE.PARAGRAPH)
        self._default = "" if default is None else default.style_id
        self._defaults = styles.element
        self._known: dict[tuple[str, str, str], Any] = {}

    def font(self, run: Run, paragraph: Paragraph, name: str) -> Any:
        """A font attribute (bold, size, ...), None where nothing sets it."""
        value = None if run._r.rPr is None else getattr(run.font, name)
        for style in (run._r.style, self._style_of(paragraph)):
            value = self._set_by(style, "font", name) if value is None else value
        return value

    def hides(self, text: Any) -> bool:
        """Whether the run that holds the text is not to be seen."""
        run, paragraph = text.getparent(), next(text.iterancestors(qn("w:p")), None)
        if paragraph is None or run.tag != qn("w:r"):
            return False
        owner: Any = None  # only they who look for a part of the package need one
        return bool(self.font(Run(run, owner), Paragraph(paragraph, owner), "hidden"))

    def layout(self, paragraph: Paragraph, name: str) -> Any:
        """A paragraph format (alignment, space_after, ...), None where nothing sets it."""
        own = paragraph._p.pPr
        value = None if own is None else getattr(paragraph.paragraph_format, name)
        if value is None:
            value = self._set_by(self._style_of(paragraph), "paragraph_format", name)
        if value is not None:
            return value
        holder = paragraph._p.getparent()
        in_table = holder is not None and holder.tag == _CELL
        return None if in_table else self._default_spacing.get(name)

    def size(self, paragraph: Paragraph, run: Run | None = None) -> float:
        """The size in points of the run's letters, or of the paragraph's where it is empty."""
        if run is None:
            size = self._set_by(self._style_of(paragraph), "font", "size")
        else:
            size = self.font(run, paragraph, "size")
        return self._default_size if size is None else float(size.pt)

    def chain(self, identity: str | None) -> Iterator[Any]:
        """The style of that id, and those that it is based on."""
        style = self._styles.get(identity or "")
        while style is not None:
            yield style
            style = style.base_style

    def chain_of(self, paragraph: Paragraph) -> Iterator[Any]:
        """The paragraph's style, and those that it is based on."""
        return self.chain(self._style_of(paragraph))

    def _style_of(self, paragraph: Paragraph) -> str:
        return paragraph._p.style or self._default

    def _set_by(self, identity: str | None, group: str, name: str) -> Any:
        key = (identity or "", group, name)
        if key not in self._known:
            values = (getattr(getattr(style, group), name) for style in self.chain(identity))
            self._known[key] = next((value for value in values if value is not None), None)
        return self._known[key]

    @cached_property
    def _default_size(self) -> float:
        sizes = self._defaults.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:sz/@w:val")
        return int(sizes[0]) / 2 if sizes else _SIZE_WITHOUT_ANY

    @cached_property
    def _default_spacing(self) -> dict[str, Any]:
        """The document's distances, which table styles undo in their cells."""
        found = self._defaults.xpath("w:docDefaults/w:pPrDefault/w:pPr/w:spacing")
        told = (
            {name: int(value) for name, value in found[0].items() if value.isdigit()}
            if found
            else {}
        )
        spacing: dict[str, Any] = {
            ours: Twips(told[qn(theirs)]) for ours, theirs in _DISTANCES if qn(theirs) in told
        }
        if found and found[0].get(qn("w:lineRule"), "auto") == "auto" and qn("w:line") in told:
            spacing["line_spacing"] = told[qn("w:line")] / _LINE
        return spacing
