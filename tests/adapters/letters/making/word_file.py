"""A .docx as Word would have saved it, made of the parts that a template gives."""

import io
import zipfile
from dataclasses import dataclass, field
from typing import Final

from adapters.letters.making.word_parts import DOCUMENT_PARTS, Settings, settings_part
from adapters.letters.making.word_xml import NAMESPACES

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)
_ROOTS: Final = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes"}


@dataclass(slots=True)
class WordFile:
    """Parts are added; `saved` gives the package, the same bytes for the same parts."""

    settings: Settings = field(default_factory=Settings)
    _relations: list[tuple[str, str, str]] = field(default_factory=list)
    _kinds: dict[str, str] = field(default_factory=dict)
    _members: dict[str, bytes] = field(default_factory=dict)
    _own_relations: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, content in DOCUMENT_PARTS.items():
            kind = f"{_WORD}{name}+xml"
            if name == "theme":
                kind = "application/vnd.openxmlformats-officedocument.theme+xml"
            self._add(name, f"{name}.xml", kind, content.encode())

    def furniture(self, kind: str, inside: str, pictures: tuple[bytes, ...] = ()) -> str:
        """Adds a header or footer (pictures get rId1…); its relation's id."""
        number = sum(name.startswith(f"word/{kind}") for name in self._members) + 1
        name = f"{kind}{number}.xml"
        added = self._add(kind, name, f"{_WORD}{kind}+xml", _part(_ROOTS[kind], inside))
        relations = [
            (f"rId{at}", "image", self._picture(content)) for at, content in enumerate(pictures, 1)
        ]
        if relations:
            self._own_relations[f"word/_rels/{name}.rels"] = relations
        return added

    def notes(self, kind: str, inside: str) -> None:
        """Adds `footnotes` or `endnotes`."""
        self._add(kind, f"{kind}.xml", f"{_WORD}{kind}+xml", _part(_ROOTS[kind], inside))

    def numbering(self, inside: str) -> None:
        """Adds the lists."""
        content = _part("numbering", inside)
        self._add("numbering", "numbering.xml", f"{_WORD}numbering+xml", content)

    def picture(self, content: bytes) -> str:
        """Adds a picture to the body; its relation's id."""
        return self._relate("image", self._picture(content))

    def link(self, kind: str, target: str) -> str:
        """Adds a relation to something outside the file; its id."""
        return self._relate(kind, target)

    def saved(self, body: str) -> bytes:
        """The whole package."""
        members = {
            "[Content_Types].xml": self._types(),
            "_rels/.rels": _relations_part([("rId1", "officeDocument", "word/document.xml")]),
            "word/document.xml": _part("document", f"<w:body>{body}</w:body>"),
            "word/settings.xml": settings_part(self.settings).encode(),
            "word/_rels/document.xml.rels": _relations_part(
                [*self._relations, ("rId900", "settings", "settings.xml")]
            ),
            **{name: _relations_part(rels) for name, rels in self._own_relations.items()},
            **self._members,
        }
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in members.items():
                package.writestr(zipfile.ZipInfo(name, _FIXED_TIME), content)
        return buffer.getvalue()

    def _add(self, relation: str, name: str, kind: str, content: bytes) -> str:
        self._members[f"word/{name}"] = content
        self._kinds[f"/word/{name}"] = kind
        return self._relate(relation, name)

    def _relate(self, kind: str, target: str) -> str:
        self._relations.append((f"rId{len(self._relations) + 1}", kind, target))
        return self._relations[-1][0]

    def _picture(self, content: bytes) -> str:
        ending = "png" if content.startswith(b"\x89PNG") else "jpeg"
        name = f"media/image{sum('media' in name for name in self._members) + 1}.{ending}"
        self._members[f"word/{name}"] = content
        return name

    def _types(self) -> bytes:
        kinds = {
            "/word/document.xml": f"{_WORD}document.main+xml",
            "/word/settings.xml": f"{_WORD}settings+xml",
            **self._kinds,
        }
        parts = "".join(
            f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
        )
        return (
            f'{_HEAD}<Types xmlns="{_PACKAGE}content-types">'
            '<Default Extension="png" ContentType="image/png"/>'
            '<Default Extension="jpeg" ContentType="image/jpeg"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f"{parts}</Types>"
        ).encode()


def _part(root: str, inside: str) -> bytes:
    return f"{_HEAD}<w:{root} {NAMESPACES}>{inside}</w:{root}>".encode()


def _relations_part(relations: list[tuple[str, str, str]]) -> bytes:
    outside = ' TargetMode="External"'
    inside = "".join(
        f'<Relationship Id="{name}" Type="{_RELATION}{kind}" Target="{target}"'
        f"{outside if ':' in target else ''}/>"
        for name, kind, target in relations
    )
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}relationships">{inside}</Relationships>'.encode()
    )
