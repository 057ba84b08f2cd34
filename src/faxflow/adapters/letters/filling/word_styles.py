"""Paragraph styles whose value must stay one paragraph when it has several lines."""

from collections.abc import Iterator

from lxml import etree

from faxflow.adapters.letters.filling.word_names import PARAGRAPH_LOOK, VALUE, W

DEFAULT_STYLE = ""
"""Stands for the style of paragraphs that name none."""


def styles_of_one_paragraph(styles: etree._Element | None) -> frozenset[str]:
    """Ids of those that number, begin a page, hang or head: a second paragraph would again."""
    if styles is None:
        return frozenset()
    known = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
    found = {name for name in known if any(map(_is_once, _chain(name, known)))}
    default = next((n for n, s in known.items() if _is_default(s)), None)
    return frozenset(found | ({DEFAULT_STYLE} if default in found else set()))


def is_once(look: etree._Element | None) -> bool:
    """Whether the paragraph formatting itself numbers, or makes a heading."""
    if look is None:
        return False
    number = look.find(f"{W}numPr/{W}numId")
    return _is_heading(look) or (number is not None and number.get(VALUE) != "0")


def _is_once(style: etree._Element) -> bool:
    look = style.find(PARAGRAPH_LOOK)
    if look is None:
        return False
    indent = look.find(f"{W}ind")
    hangs = indent is not None and indent.get(f"{W}hanging", "0") != "0"
    numbers = look.find(f"{W}numPr") is not None
    return hangs or numbers or _begins_page(look) or _is_heading(look)


def _is_heading(look: etree._Element) -> bool:
    """Whether it stands in the outline, of which the body is level 9 (ECMA-376-1, 17.3.1.20)."""
    level = look.find(f"{W}outlineLvl")
    return level is not None and level.get(VALUE) != "9"


def _begins_page(look: etree._Element) -> bool:
    found = look.find(f"{W}pageBreakBefore")
    return found is not None and found.get(VALUE, "1") not in {"0", "false", "off"}


def _chain(name: str, known: dict[str, etree._Element]) -> Iterator[etree._Element]:
    """The style and those that it is based on; a circle ends."""
    seen: set[str] = set()
    while name in known and name not in seen:
        seen.add(name)
        yield known[name]
        base = known[name].find(f"{W}basedOn")
        name = "" if base is None else base.get(VALUE, "")


def _is_default(style: etree._Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true"}
