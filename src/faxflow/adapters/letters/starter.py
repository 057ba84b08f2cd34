"""A first letter of a practice's own fields: plain, black on white, for a person to make theirs."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import docx
from docx.document import Document
from docx.shared import Inches, Pt
from docx.text.paragraph import Paragraph

from faxflow.domain.cover import CONFIDENTIALITY

_FONT: Final = "Arial"
_TEXT: Final = (
    "This is about the patient named below.",
    "Please call us if anything is unclear, and give the reference {{ case_id }} with your answer.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the letter's table: the report's own heading, and the field that fills it."""

    label: str
    field: str


def starter_letter(recipient: str | None, rows: Sequence[Row]) -> bytes:
    """The template as a .docx; `recipient` is the field that says whom the fax is for."""
    document = docx.Document()
    _set_page(document)
    _write(document.add_paragraph(), "{{ practice_name }}", size=18, bold=True)
    whom = ([Row("To", recipient)] if recipient else []) + [
        *(Row("Fax", "fax_number"), Row("Date", "today"), Row("Reference", "case_id"))
    ]
    _table(document, whom, style="Normal Table")
    _write(document.add_paragraph(), "Dear colleague,")
    _write(document.add_paragraph(), _TEXT[0])
    _table(document, rows, style="Table Grid")
    _write(document.add_paragraph(), _TEXT[1])
    _write(document.add_paragraph(), "With kind regards,\n{{ practice_name }}")
    _write(document.sections[0].footer.paragraphs[0], CONFIDENTIALITY, size=9)
    return _saved(document)


def _set_page(document: Document) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1)
    document.core_properties.title = "Letter"
    document.core_properties.author = ""


def _table(document: Document, rows: Sequence[Row], *, style: str) -> None:
    if not rows:
        return
    table = document.add_table(len(rows), 2, style=style)
    table.autofit = False
    for made, row in zip(table.rows, rows, strict=True):
        made.cells[0].width, made.cells[1].width = Inches(2), Inches(4.5)
        _write(made.cells[0].paragraphs[0], row.label, bold=True, after=2)
        _write(made.cells[1].paragraphs[0], f"{{{{ {row.field} }}}}", after=2)
    _write(document.add_paragraph(), "", after=2)


def _write(
    paragraph: Paragraph, text: str, *, size: float = 11, bold: bool = False, after: float = 8
) -> None:
    """Sizes and spaces in points."""
    paragraph.paragraph_format.space_after = Pt(after)
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)


def _saved(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
