"""Small Word files of raw XML for the survey's tests, and what it says of them."""

import io
from collections.abc import Mapping, Sequence

from PIL import Image, ImageDraw

from faxflow.adapters.letters.filling.form import package_of
from faxflow.adapters.letters.survey.package import Package, read_package
from faxflow.adapters.letters.survey.reading import Reading
from faxflow.domain.letter_survey import Finding, Severity

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_ROOTS = {"header": "hdr", "footer": "ftr"}

Relation = tuple[str, str, str]
"""Id, kind and target; a target with `://` is outside of the file."""


def word_file(
    body: str,
    *,
    relations: Sequence[Relation] = (),
    media: Mapping[str, bytes] | None = None,
    **parts: str,
) -> bytes:
    """A .docx with this body; `parts` are the insides of styles, settings, header, comments, …"""
    kinds = {"document": "document.main+xml", **{name: f"{name}+xml" for name in parts}}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_type(name, kind)}"/>'
        for name, kind in kinds.items()
    )
    own = [(f"own{name}", name, f"{name}.xml") for name in parts]
    members = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}content-types"><Default Extension="rels" ContentType="appli'
            'cation/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" '
            f'ContentType="image/png"/>{types}</Types>'
        ).encode(),
        "_rels/.rels": _links([("rId1", "officeDocument", "word/document.xml")]),
        "word/document.xml": _part("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/_rels/document.xml.rels": _links([*relations, *own]),
        **{f"word/{name}.xml": _part(_ROOTS.get(name, name), text) for name, text in parts.items()},
        **(media or {}),
    }
    return package_of(members)


def reading_of(body: str, **more: object) -> Reading:
    """The survey's view of such a file."""
    package = read_package(word_file(body, **more))  # type: ignore[arg-type]
    assert isinstance(package, Package)
    return Reading(package)


def paragraph(text: str, look: str = "", layout: str = "") -> str:
    """One paragraph of one run; `look` stands in its rPr, `layout` in its pPr."""
    return (
        f"<w:p><w:pPr>{layout}</w:pPr><w:r><w:rPr>{look}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def picture(colours: Sequence[str], *, mode: str = "RGB") -> bytes:
    """A PNG with a bar in each colour, on white."""
    image = Image.new(mode, (60 * len(colours) + 20, 80), "white")
    pen = ImageDraw.Draw(image)
    for number, colour in enumerate(colours):
        pen.rectangle((20 + 60 * number, 20, 60 + 60 * number, 60), fill=colour)
    saved = io.BytesIO()
    image.save(saved, "PNG")
    return saved.getvalue()


def drawing(relation: str, *, effect: str = "", name: str = "Logo") -> str:
    """A paragraph with a picture."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="{name}"/><a:graphic>'
        f'<a:graphicData uri="x/picture"><a:blip {relation}>{effect}</a:blip></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def warned(findings: Sequence[Finding]) -> list[str]:
    """What is said of more than a note."""
    return [one.what for one in findings if one.severity is not Severity.NOTE]


def _type(name: str, kind: str) -> str:
    if name == "theme":
        return "application/vnd.openxmlformats-officedocument.theme+xml"
    return f"{WORD}{kind}"


def _part(root: str, inside: str) -> bytes:
    names = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMES.items())
    tag = "a:theme" if root == "theme" else f"w:{root}"
    return f"<{tag} {names}>{inside}</{tag}>".encode()


def _links(relations: Sequence[Relation]) -> bytes:
    outside = ' TargetMode="External"'
    told = "".join(
        f'<Relationship Id="{name}" Type="{_RELATION}{kind}" Target="{target}"'
        f"{outside if '://' in target else ''}/>"
        for name, kind, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}relationships">{told}</Relationships>'.encode()
