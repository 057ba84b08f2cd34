"""Documents of raw WordprocessingML: what Word writes, and python-docx has no call for."""

import io
from typing import Final

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from PIL import Image

_NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    "cx1": "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_DECLARED: Final = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _NAMESPACES.items())


def document_of(body: str) -> bytes:
    """A .docx with this XML in its body, between the words `before` and `behind`."""
    document = docx.Document()
    document.add_paragraph("before")
    for element in parse_xml(f"<w:body {_DECLARED}>{body}</w:body>"):
        document.element.body.insert_element_before(element, "w:sectPr")
    document.add_paragraph("behind")
    return saved(document)


def with_footnotes(package: bytes, notes: str) -> bytes:
    """The .docx with these footnotes."""
    document = docx.Document(io.BytesIO(package))
    xml = f"<w:footnotes {_DECLARED}>{notes}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, xml, document.part.package)
    document.part.relate_to(part, RT.FOOTNOTES)
    return saved(document)


def element(xml: str) -> BaseOxmlElement:
    """One element of raw XML."""
    (found,) = parse_xml(f"<w:body {_DECLARED}>{xml}</w:body>")
    return found


def header_of(content: str) -> bytes:
    """A .docx with this XML in its header."""
    document = docx.Document()
    document.add_paragraph("before")
    header = document.sections[0].header
    header.is_linked_to_previous = False
    for element in parse_xml(f"<w:hdr {_DECLARED}>{content}</w:hdr>"):
        header._element.append(element)
    return saved(document)


def saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def picture(kind: str) -> io.BytesIO:
    """A small picture, as a file of that kind."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "navy").save(buffer, kind)
    buffer.seek(0)
    return buffer


def p(*runs: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr>{''.join(runs)}</w:p>"


def r(inside: str, settings: str = "") -> str:
    return f"<w:r><w:rPr>{settings}</w:rPr>{inside}</w:r>"


def t(words: str, settings: str = "") -> str:
    return r(f'<w:t xml:space="preserve">{words}</w:t>', settings)


def field(code: str, result: str, *, separate: bool = True, data: str = "") -> str:
    """A complex field, over several runs."""
    middle = f"{r(_MARK % 'separate')}{t(result)}" if separate else ""
    begin = r(f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>')
    return f"{begin}{r(f'<w:instrText>{code}</w:instrText>')}{middle}{r(_MARK % 'end')}"


_MARK: Final = '<w:fldChar w:fldCharType="%s"/>'


def control(inside: str) -> str:
    """A content control."""
    return (
        f"<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='4000'/></w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, settings: str = "") -> str:
    return f"<w:tr><w:trPr>{settings}</w:trPr>{''.join(cells)}</w:tr>"


def cell(*inside: str, settings: str = "") -> str:
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{''.join(inside)}</w:tc>"


def alternatives(requires: str, choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def drawing(uri: str, inside: str = "") -> str:
    """A drawing that stands in the line."""
    return (
        '<w:drawing><wp:inline><wp:extent cx="914400" cy="457200"/><a:graphic>'
        f'<a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


SHAPE: Final = _NAMESPACES["wps"]


def box(*inside: str) -> str:
    """A text box, as Word writes it for itself and for its older versions."""
    content = f"<w:txbxContent>{''.join(inside)}</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>"
    old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    return r(alternatives("wps", drawing(SHAPE, shape), old))
