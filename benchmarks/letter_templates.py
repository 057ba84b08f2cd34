"""A one-page and a three-page letter to draw: logo, header, footer, table, `Page x of y`."""

import io
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw

from faxflow.domain.ids import CaseId, case_name
from faxflow.domain.letter import LetterOrder

_FIELDS = ("patient", "born", "record", "doctor", "recipient", "fax_number", "reason", "note")
_SENTENCE = (
    "The patient was seen in our practice and examined as agreed; the findings are listed above, "
    "and we ask for your opinion and for a date within the next weeks. "
)


def write_template(path: Path, pages: int) -> Path:
    """A template whose letters take so many pages, 1 or 3."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10.5)
    _header(document)
    document.add_heading("Referral for {{ patient }}", level=1)
    _table(document)
    document.add_paragraph("Dear {{ recipient }}, at {{ fax_number }}")
    for number in range(4 if pages == 1 else 31):
        document.add_paragraph(_SENTENCE * 2 if number % 3 else "{{ note }}")
    document.add_paragraph("Yours sincerely\n{{ doctor }}")
    document.save(str(path))
    return path


def orders(count: int, start: int = 1) -> Sequence[LetterOrder]:
    """So many letters, no two of which share a value."""
    return [_order(CaseId(number)) for number in range(start, start + count)]


def _order(case: CaseId) -> LetterOrder:
    name = case_name(case)
    values = {field: f"{field.replace('_', ' ')} {case}" for field in _FIELDS}
    values["note"] = f"Note {case}: blood pressure 128 over {60 + case % 40}, no complaints. " * 2
    values["fax_number"] = f"(555) 555-0{case % 100:03d}"
    return LetterOrder(case, name, {**values, "case_id": name})


def _header(document: Document) -> None:
    section = document.sections[0]
    header = section.header.paragraphs[0]
    header.add_run().add_picture(_logo(), width=Inches(1.4))
    header.add_run("  Harbour Street Family Practice")
    footer = section.footer.paragraphs[0]
    footer.add_run("Reference {{ case_id }}  Page ")
    _field(footer, "PAGE")
    footer.add_run(" of ")
    _field(footer, "NUMPAGES")


def _logo() -> io.BytesIO:
    picture = Image.new("RGB", (280, 100), "white")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((10, 10, 90, 90), fill="navy")
    draw.rectangle((110, 35, 270, 65), fill="black")
    content = io.BytesIO()
    picture.save(content, "PNG")
    content.seek(0)
    return content


def _table(document: Document) -> None:
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for field in _FIELDS[:-1]:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = field.replace("_", " ").title(), f"{{{{ {field} }}}}"


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    text = OxmlElement("w:t")
    text.text = "1"
    run = OxmlElement("w:r")
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
