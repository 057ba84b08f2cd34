"""A paragraph's text in Word's XML, though it is split over runs, and how to change it there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.word_names import PARAGRAPH, RUN, SPACE, TEXT, W

_BREAKS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a paragraph's text and the element that holds it."""

    start: int
    end: int
    element: etree._Element


def reading(paragraph: etree._Element) -> tuple[str, list[Stretch]]:
    """The paragraph's own text, and where each stretch of it stands."""
    text, stretches = "", []
    for element in _own_text(paragraph):
        letters = _BREAKS.get(str(element.tag)) or element.text or ""
        if element.tag == TEXT:
            stretches.append(Stretch(len(text), len(text) + len(letters), element))
        text += letters
    return text, stretches


def _own_text(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Texts and breaks of the paragraph's runs; a text box within has paragraphs of its own."""
    for element in paragraph.iter(TEXT, *_BREAKS):
        parent = element.getparent()
        within_run = parent is not None and parent.tag == RUN
        if within_run and next(element.iterancestors(PARAGRAPH)) is paragraph:
            yield element


def replace(stretches: Sequence[Stretch], start: int, end: int, text: str) -> None:
    """Puts `text` in the place of what stands from `start` to `end`, into the run where that
    begins, whose formatting it keeps."""
    inside = [one for one in stretches if one.start < end and one.end > start]
    for one in inside:
        first = max(start - one.start, 0)
        last = min(end, one.end) - one.start
        old = one.element.text or ""
        put = text if one is inside[0] else ""
        one.element.text = old[:first] + put + old[last:]
        one.element.set(SPACE, "preserve")
