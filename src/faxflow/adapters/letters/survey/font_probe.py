"""Which font draws a family here: seen in a probe with a page for each, or asked of fontconfig."""

import io
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

import pikepdf

from faxflow.adapters.child_process import run_child
from faxflow.adapters.letters.filling.form import package_of
from faxflow.adapters.letters.office.pixels import reference_pdf
from faxflow.adapters.letters.office.program import Office
from faxflow.adapters.letters.survey.font_fit import is_symbols

_SECONDS: Final = 10.0
_SUBSET: Final = re.compile(r"^[A-Z]{6}\+")
_FACE: Final = re.compile(r"[-,](Regular|Roman|Book|Bold|Italic|Oblique|BoldItalic|BoldOblique)$")
_WORDS: Final = "Hamburgefonstiv"
_SIGNS: Final = "\uf0fc\uf0a8"
"""A tick and a box, as Word keeps the signs of symbol fonts."""
_TYPES: Final = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_LINKS: Final = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT: Final = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{}</w:body></w:document>"
)
_PAGE: Final = (
    "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:rPr>"
    "<w:rFonts w:ascii={0} w:hAnsi={0} w:cs={0} w:eastAsia={0}/></w:rPr>"
    "<w:t>{1}</w:t></w:r></w:p>"
)


def probed(families: Sequence[str], office: Office) -> Mapping[str, str]:
    """What LibreOffice draws each family in; empty where it draws no probe. Raises PartMissing."""
    if not families:
        return {}
    pdf = reference_pdf(office, _probe(families))
    if isinstance(pdf, str):
        return {}
    pages = fonts_of_pages(pdf)
    # The first page may be empty: its paragraph asks for a page of its own, too.
    with_text = [fonts for fonts in pages if fonts]
    if len(with_text) != len(families):
        return {}
    return {family: fonts[0] for family, fonts in zip(families, with_text, strict=True)}


def fonts_of_pages(pdf: bytes) -> list[list[str]]:
    """The font families of each page's text, as their BaseFonts name them."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [_fonts(page) for page in document.pages]


def matched(families: Iterable[str]) -> Mapping[str, str]:
    """What fontconfig would take for each family; empty where there is no fontconfig."""
    program = shutil.which("fc-match")
    if program is None:
        return {}
    found: dict[str, str] = {}
    for family in families:
        # A hyphen would begin a size, a colon a style.
        pattern = re.sub(r"([-:,\\])", r"\\\1", family)
        ended = run_child([program, "-f", "%{family[0]}", pattern], timeout_seconds=_SECONDS)
        if ended.exit_code == 0 and ended.stdout.strip():
            found[family] = ended.stdout.strip()
    return found


def _fonts(page: pikepdf.Page) -> list[str]:
    """LibreOffice gives all pages the same resources: what counts is what their text takes."""
    known = page.resources.get("/Font", pikepdf.Dictionary())
    taken = (str(one.operands[0]) for one in pikepdf.parse_content_stream(page, "Tf"))
    names = (str(known[name].get("/BaseFont", "")) for name in taken if name in known)
    plain = (_FACE.sub("", _SUBSET.sub("", name.removeprefix("/"))) for name in names)
    return list(dict.fromkeys(filter(None, plain)))


def _probe(families: Iterable[str]) -> bytes:
    texts = {family: _SIGNS if is_symbols(family) else _WORDS for family in families}
    body = "".join(_PAGE.format(quoteattr(family), text) for family, text in texts.items())
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _LINKS,
        "word/document.xml": _DOCUMENT.format(body),
    }
    return package_of({name: text.encode() for name, text in members.items()})
