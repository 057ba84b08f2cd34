"""What the sample practice's letters have in common: page, letterhead, foot, tables, text."""

from typing import Final

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Inches, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_FONT: Final = "Arial"
_TEXT_WIDTH: Final = Inches(6.6)
_ADDRESS: Final = "14 Harbor Lane, Suite 2 · Juniper Falls, OR 97000"
_PHONES: Final = "Phone (503) 555-0140 · Fax (503) 555-0141"
_PRIVACY: Final = (
    "This fax holds health information meant only for the addressee. If it reached you by "
    "mistake, please call us at the number above and destroy all pages."
)


def new_letter(title: str) -> Document:
    """An empty page with the letterhead and the foot."""
    document = docx.Document()
    _set_page(document)
    document.core_properties.title = title
    _letterhead(document)
    _foot(document)
    return document


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(0.95)
    section.top_margin, section.bottom_margin = Inches(1.55), Inches(1.0)
    section.header_distance, section.footer_distance = Inches(0.5), Inches(0.5)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.15
    document.core_properties.author = ""


def _letterhead(document: Document) -> None:
    header = document.sections[0].header
    name = header.paragraphs[0]
    write(name, "{{ practice_name }}", size=20, bold=True, after=2)
    lines = header.add_paragraph()
    write(lines, f"{_ADDRESS}\n{_PHONES}", size=9.5, after=0)
    rule(lines, "bottom", eighths=18)


def _foot(document: Document) -> None:
    footer = document.sections[0].footer
    privacy = footer.paragraphs[0]
    write(privacy, _PRIVACY, size=8.5, after=3)
    rule(privacy, "top", eighths=6)
    line = footer.add_paragraph()
    line.paragraph_format.tab_stops.add_tab_stop(Emu(_TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    write(line, "Reference {{ case_id }}\tPage ", size=9.5, after=0)
    _field(line, "PAGE")
    write(line, " of ", size=9.5, after=0)
    _field(line, "NUMPAGES")


def addresses(document: Document, rows: tuple[tuple[str, str], ...]) -> None:
    """To whom, by which number, when: a table without lines, so that the columns stand."""
    laid = table(document, len(rows), (Inches(1.1), Inches(5.5)))
    for row, (label, value) in zip(laid.rows, rows, strict=True):
        write(row.cells[0].paragraphs[0], label, bold=True, after=2)
        write(row.cells[1].paragraphs[0], value, after=2)


def grid(document: Document, rows: tuple[tuple[str, str, str, str], ...]) -> None:
    """Labels and values, two of each in a row, in lines."""
    write(document.add_paragraph(), "", size=4, after=4)
    widths = (Inches(1.1), Inches(2.35), Inches(1.25), Inches(1.9))
    laid = table(document, len(rows), widths, style="Table Grid")
    for row, texts in zip(laid.rows, rows, strict=True):
        for index, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            write(cell.paragraphs[0], text, size=10.5, bold=index % 2 == 0, after=3, before=3)
    _indent(laid)
    write(document.add_paragraph(), "", size=4, after=4)


def table(
    document: Document, rows: int, widths: tuple[int, ...], style: str = "Normal Table"
) -> Table:
    """An empty table with columns of fixed widths."""
    laid: Table = document.add_table(rows, len(widths), style=style)
    laid.alignment, laid.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    for column, width in zip(laid.columns, widths, strict=True):
        column.width = Emu(width)
        for cell in column.cells:
            cell.width = Emu(width)
    return laid


def _indent(table: Table) -> None:
    """Moves the table in by a cell's margin, so that its lines stand in line with the text."""
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), "108")
    indent.set(qn("w:type"), "dxa")
    next(table._tbl.tblPr.iterchildren(qn("w:tblLayout"))).addprevious(indent)


def write(
    paragraph: Paragraph,
    text: str,
    *,
    size: float = 11,
    bold: bool = False,
    before: float = 0,
    after: float = 8,
) -> Run:
    """The run that was added; sizes and spaces in points."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(after)
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    return run


def rule(paragraph: Paragraph, side: str, *, eighths: int) -> None:
    """Draws a line above or below the paragraph, in eighths of a point."""
    border = OxmlElement(f"w:{side}")
    for name, value in (
        ("val", "single"),
        ("sz", str(eighths)),
        ("space", "6"),
        ("color", "000000"),
    ):
        border.set(qn(f"w:{name}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(border)
    properties = paragraph._p.get_or_add_pPr()
    following = (qn(f"w:{name}") for name in ("tabs", "spacing", "ind", "jc"))
    next(properties.iterchildren(*following)).addprevious(borders)


def _field(paragraph: Paragraph, instruction: str) -> None:
    """Adds a number that Word computes, such as PAGE."""
    shown = write(paragraph, "1", size=9.5, after=0)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    field.append(shown._r)
    paragraph._p.append(field)
