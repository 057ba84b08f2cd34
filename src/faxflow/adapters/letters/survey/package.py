"""A Word package, read as far as it can be: a broken part is left out, not fatal."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.form import members_of
from faxflow.adapters.letters.filling.word_text import parse
from faxflow.adapters.letters.survey.names import CONTENT_TYPES, FALLBACK, PACKAGE_LINKS

_PLACES: Final = {
    "document.main": "body",
    "template.main": "body",
    "header": "header",
    "footer": "footer",
    "footnotes": "footnote",
    "endnotes": "endnote",
}
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    EOFError,
)


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship: `kind` is the last word of its type, `target` a member unless `external`."""

    source: str
    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part whose text people see; `place` is body, header, footer, footnote or endnote."""

    name: str
    place: str
    root: etree._Element


@dataclass(frozen=True)
class Package:
    """The members of a .docx by their names."""

    members: Mapping[str, bytes]

    @cached_property
    def types(self) -> Mapping[str, str]:
        """The content type of each member that has one of its own."""
        root = self.root("[Content_Types].xml")
        overrides = () if root is None else root.iter(f"{CONTENT_TYPES}Override")
        return {one.get("PartName", "")[1:]: one.get("ContentType", "") for one in overrides}

    @cached_property
    def texts(self) -> tuple[TextPart, ...]:
        """The body, headers, footers and notes that can be read."""
        return tuple(self._texts())

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every relationship of every part."""
        return tuple(
            one for name in self.members if name.endswith(".rels") for one in self._of(name)
        )

    def link(self, source: str, link_id: str) -> Link | None:
        """What `link_id` means in the part `source`."""
        links = (one for one in self.links if one.source == source and one.id == link_id)
        return next(links, None)

    def member(self, kind: str) -> etree._Element | None:
        """The root of the one part of this kind: settings, styles, numbering, theme, …"""
        endings = (f".{kind}+xml", f"/{kind}+xml")
        names = (name for name, found in self.types.items() if found.endswith(endings))
        return self.root(next(names, ""))

    def root(self, name: str) -> etree._Element | None:
        """The root of a part; None where it is missing or broken."""
        try:
            root = parse(self.members[name])
        except (KeyError, etree.XMLSyntaxError):
            return None
        # Word writes shapes once more for its older versions.
        for old in list(root.iter(FALLBACK)):
            old.getparent().remove(old)  # type: ignore[union-attr]
        return root

    def _texts(self) -> Iterator[TextPart]:
        for name, content_type in self.types.items():
            place = _PLACES.get(
                content_type.removesuffix("+xml").rpartition("wordprocessingml.")[2]
            )
            if (
                place is None
                and "macroEnabled" in content_type
                and content_type.endswith("main+xml")
            ):
                place = "body"
            root = self.root(name) if place else None
            if place and root is not None:
                yield TextPart(name, place, root)

    def _of(self, name: str) -> Iterator[Link]:
        root = self.root(name)
        folder, _, file = name.rpartition("_rels/")
        for one in () if root is None else root.iter(f"{PACKAGE_LINKS}Relationship"):
            external = one.get("TargetMode") == "External"
            target = one.get("Target", "")
            inside = posixpath.normpath(posixpath.join("/", folder, target))[1:]
            yield Link(
                folder + file.removesuffix(".rels"),
                one.get("Id", ""),
                one.get("Type", "").rpartition("/")[2],
                target if external else inside,
                external,
            )


def read_package(content: bytes) -> Package | None:
    """The package, or None where the file is no zip at all."""
    try:
        return Package(members_of(content))
    except _UNREADABLE:
        return None
