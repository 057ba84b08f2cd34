"""Pieces of Word's XML, with the noise that Word itself leaves in what it saves."""

import re
from itertools import count
from typing import Final
from xml.sax.saxutils import escape

_NAMES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
NAMESPACES: Final = (
    " ".join(f'xmlns:{name}="{uri}"' for name, uri in _NAMES.items())
    + ' mc:Ignorable="w14 w15 wp14"'
)
_NOISE: Final = (
    '<w:proofErr w:type="spellStart"/>',
    '<w:proofErr w:type="spellEnd"/>',
    '<w:proofErr w:type="gramStart"/>',
    '<w:proofErr w:type="gramEnd"/>',
)
_PLACEHOLDER: Final = re.compile(r"(\{\{ [a-z_]+ \}\})")


def run(text: str, look: str = "") -> str:
    """A run; newlines become breaks and tabs tabs; `look` is what stands in its rPr."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    parts = re.split(r"([\n\t])", text)
    marks = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    inside = "".join(
        marks.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in parts
        if part
    )
    return f'<w:r w:rsidRPr="00B32A11">{properties}{inside}</w:r>'


def runs(text: str, look: str = "") -> str:
    """The text as Word keeps it: a placeholder split over runs, between marks of its proofing."""
    noise = (_NOISE[number % len(_NOISE)] for number in count())
    pieces = []
    for piece in _PLACEHOLDER.split(text):
        if not piece:
            continue
        if _PLACEHOLDER.fullmatch(piece):
            cuts = (piece[:2], piece[2:5], piece[5:-3], piece[-3:])
            pieces += [run(cut, look) + next(noise) for cut in cuts if cut]
        else:
            pieces.append(run(piece, look))
    return "".join(pieces)


def paragraph(*inside: str, style: str = "", ppr: str = "") -> str:
    """A paragraph of runs; an `inside` that is no XML is text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{ppr}</w:pPr>" if named or ppr else ""
    content = "".join(each if each.startswith("<") else runs(each) for each in inside)
    return f'<w:p w:rsidR="00A77B3E" w:rsidRDefault="004F2C19">{properties}{content}</w:p>'


def field(code: str, shown: str, look: str = "") -> str:
    """A complex field, as Word writes them: begin, code, separate, result, end."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""

    def part(content: str) -> str:
        return f"<w:r>{properties}{content}</w:r>"

    return (
        part('<w:fldChar w:fldCharType="begin"/>')
        + part(f'<w:instrText xml:space="preserve"> {code} </w:instrText>')
        + part('<w:fldChar w:fldCharType="separate"/>')
        + run(shown, look + "<w:noProof/>")
        + part('<w:fldChar w:fldCharType="end"/>')
    )


def page_x_of_y() -> str:
    """The footer's "Page x of y"."""
    return run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")


def bookmark(name: str, number: int, inside: str) -> str:
    """`inside` between a bookmark's start and end."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def cell(*inside: str, width: int, tcpr: str = "") -> str:
    """A table's cell, `width` in twentieths of a point."""
    content = "".join(each if each.startswith("<") else paragraph(each) for each in inside)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{tcpr}</w:tcPr>{content}</w:tc>'


def row(*cells: str, trpr: str = "") -> str:
    """A table's row."""
    properties = f"<w:trPr>{trpr}</w:trPr>" if trpr else ""
    return f'<w:tr w:rsidR="00C41D52" w:rsidTr="007B1F0C">{properties}{"".join(cells)}</w:tr>'


def table(widths: list[int], *rows: str, tblpr: str = "", style: str = "TableGrid") -> str:
    """A table, its columns' widths in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    size = "" if "<w:tblW" in tblpr else '<w:tblW w:w="0" w:type="auto"/>'
    look = (
        '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1"'
        ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{tblpr}{size}{look}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def section(references: str = "", *, size: str = "", more: str = "", before: str = "") -> str:
    """A sectPr: letter paper with Word's usual margins unless told otherwise."""
    paper = size or '<w:pgSz w:w="12240" w:h="15840"/>'
    return (
        f'<w:sectPr w:rsidR="00A77B3E">{references}{before}{paper}'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720"'
        f' w:footer="720" w:gutter="0"/>{more or _COLUMNS}<w:docGrid w:linePitch="360"/></w:sectPr>'
    )


_COLUMNS: Final = '<w:cols w:space="720"/>'
