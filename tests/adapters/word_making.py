"""Word documents made of raw XML, as Word, Power Automate and mail merges write it."""

import io
import re
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.oxml import parse_xml

from faxflow.adapters.letters.filling.fill import fill_letter
from faxflow.adapters.letters.filling.template import open_template
from faxflow.domain.ids import CaseId, case_name
from faxflow.domain.letter import FieldValue, LetterOrder

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


def word_of(folder: Path, body: str, *, header: str = "", name: str = "raw.docx") -> Path:
    """A document with this XML in its body, and this in its header."""
    document = docx.Document()
    content = document.element.body
    for element in [child for child in content if not child.tag.endswith("}sectPr")]:
        content.remove(element)
    for element in reversed(list(parse_xml(f"<w:body {_DECLARED}>{body}</w:body>"))):
        content.insert(0, element)
    if header:
        story = document.sections[0].header
        story.is_linked_to_previous = False
        for element in list(parse_xml(f"<w:hdr {_DECLARED}>{header}</w:hdr>")):
            story._element.append(element)
    path = folder / name
    document.save(str(path))
    return path


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*content: str, look: str = "") -> str:
    """Text becomes a run; what begins with < stays as it is."""
    runs = "".join(one if one.startswith("<") else run(one) for one in content)
    return f"<w:p><w:pPr>{look}</w:pPr>{runs}</w:p>"


def row(*cells: str) -> str:
    """Each cell one paragraph."""
    made = (f"<w:tc><w:tcPr/>{c if '<w:p>' in c else paragraph(c)}</w:tc>" for c in cells)
    return f"<w:tr>{''.join(made)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def text_box(content: str) -> str:
    """A run with a text box, and once more in VML for Word 2007."""
    size = 'cx="1828800" cy="457200"'
    story = f"<w:txbxContent>{content}</w:txbxContent>"
    shape = (
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{story}</wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    drawing = (
        f'<w:drawing><wp:inline><wp:extent {size}/><wp:docPr id="9" name="Box"/><a:graphic>'
        f'<a:graphicData uri="{NAMESPACES["wps"]}">{shape}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
    old = f'<w:pict><v:shape style="width:144pt"><v:textbox>{story}</v:textbox></v:shape></w:pict>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(content: str, about: str = "", *, tag: str = "", title: str = "") -> str:
    named = f"<w:alias w:val={quoteattr(title)}/>" if title else ""
    named += f"<w:tag w:val={quoteattr(tag)}/>" if tag else ""
    about = f"{named}{about}"
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(code: str, result: str = "«result»", look: str = "", *, at: int = 4) -> str:
    """A complex field; Word splits its code anywhere, here at `at`."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    parts = re.split(r"(<w:r>.*?</w:r>)", code)
    texts = [
        part if part.startswith("<") else _code(part[:at]) + _code(part[at:]) for part in parts
    ]
    return (
        mark.format("begin")
        + "".join(texts)
        + mark.format("separate")
        + run(result, look)
        + mark.format("end")
    )


def _code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{escape(text)}</w:instrText></w:r>'


def simple_field(code: str, result: str = "«result»", look: str = "") -> str:
    return f"<w:fldSimple w:instr={quoteattr(code)}>{run(result, look)}</w:fldSimple>"


def order_with(fields: Mapping[str, FieldValue]) -> LetterOrder:
    return LetterOrder(CaseId(1), case_name(CaseId(1)), fields)


def filled_word(path: Path, fields: Mapping[str, FieldValue]) -> bytes:
    """The filled document, which must be one."""
    content = fill_letter(open_template(path).form, order_with(fields))
    assert isinstance(content, bytes), content
    return content


def texts_of_body(content: bytes) -> list[str]:
    """Each paragraph's text, those of tables with bars between cells."""
    body = docx.Document(io.BytesIO(content)).element.body
    lines = []
    for element in body:
        if element.tag.endswith("}tbl"):
            rows = element.iter(f"{{{NAMESPACES['w']}}}tr")
            lines += ["|".join(_text(cell) for cell in r if cell.tag.endswith("}tc")) for r in rows]
        elif element.tag.endswith("}p"):
            lines.append(_text(element))
    return lines


def _text(element: object) -> str:
    spelled = {"t": None, "br": "\n", "tab": "\t"}
    w = f"{{{NAMESPACES['w']}}}"
    found = (e for e in element.iter() if str(e.tag).removeprefix(w) in spelled)  # type: ignore[attr-defined]
    return "".join(spelled[str(e.tag).removeprefix(w)] or e.text or "" for e in found)
