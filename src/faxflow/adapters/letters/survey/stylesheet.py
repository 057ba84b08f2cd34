"""What a document's styles say of a run, a paragraph or a cell, the nearest first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from faxflow.adapters.letters.survey.names import W


@dataclass(frozen=True)
class Stylesheet:
    """The styles part; an empty one where the document has none."""

    root: etree._Element

    @cached_property
    def styles(self) -> Mapping[str, etree._Element]:
        """Every style by its id."""
        return {one.get(f"{W}styleId", ""): one for one in self.root.iter(f"{W}style")}

    @cached_property
    def default_paragraph(self) -> str:
        """The id of the style of paragraphs that name none."""
        return next((name for name, one in self.styles.items() if _is_default(one)), "")

    @cached_property
    def run_defaults(self) -> tuple[etree._Element, ...]:
        """What holds for runs where no style says otherwise."""
        return tuple(self.root.findall(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    def chain(self, style_id: str | None) -> Iterator[etree._Element]:
        """The style of that id, and those that it is based on."""
        seen: set[str] = set()
        while style_id and style_id in self.styles and style_id not in seen:
            seen.add(style_id)
            style = self.styles[style_id]
            yield style
            style_id = value(style.find(f"{W}basedOn"))

    def name(self, style_id: str) -> str:
        """The style's name as Word shows it."""
        style = self.styles.get(style_id)
        found = None if style is None else value(style.find(f"{W}name"))
        return found or style_id

    def settings(self, style_id: str | None, kind: str) -> Iterator[etree._Element]:
        """The `kind` (rPr, pPr, tcPr, tblPr) of the style and of those that it is based on."""
        for style in self.chain(style_id):
            yield from style.findall(f"{W}{kind}")


def value(element: etree._Element | None) -> str | None:
    """The element's w:val."""
    return None if element is None else element.get(f"{W}val")


def number(text: str | None) -> int | None:
    """The whole number that an attribute holds; None where it is missing or something else."""
    return int(text) if text and text.isascii() and text.isdecimal() else None


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as w:vanish is there and not turned off."""
    return element is not None and value(element) not in {"0", "false", "off", "none"}


def _is_default(style: etree._Element) -> bool:
    kind, default = style.get(f"{W}type"), style.get(f"{W}default")
    return kind == "paragraph" and default in {"1", "true", "on"}
