"""Paragraph styles whose value must stay one paragraph when it has several lines."""

from collections.abc import Iterator

from lxml import etree

from faxflow.adapters.letters.filling.word_names import PARAGRAPH_LOOK, VALUE, W

DEFAULT_STYLE = ""
"""Stands for the style of paragraphs that name none."""


def styles_of_one_paragraph(styles: etree._Element | None) -> frozenset[str]:
    """Ids of those that number, begin a page or hang: a second paragraph would do so again."""
    if styles is None:
        return frozenset()
    known = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
    found = {name for name in known if any(map(_is_once, _chain(name, known)))}
    default = next((n for n, s in known.items() if _is_default(s)), None)
    return frozenset(found | ({DEFAULT_STYLE} if default in found else set()))


def is_once(look: etree._Element | None) -> bool:
    """Whether the paragraph formatting itself numbers."""
    number = None if look is None else look.find(f"{W}numPr/{W}numId")
    return number is not None and number.get(VALUE) != "0"


def _is_once(style: etree._Element) -> bool:
    look = style.find(PARAGRAPH_LOOK)
    if look is None:
        return False
    indent = look.find(f"{W}ind")
    hangs = indent is not None and indent.get(f"{W}hanging", "0") != "0"
    return hangs or look.find(f"{W}numPr") is not None or _begins_page(look)


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
