"""Foot- and endnotes: numbered in the order in which the text refers to them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from docx.oxml.ns import qn
from lxml import etree

from faxflow.adapters.letters.drawing.numerals import numeral
from faxflow.adapters.letters.drawing.plain.tree import all_of, drop, swap, text_of

_KINDS: Final = (("w:footnote", "decimal"), ("w:endnote", "lowerRoman"))
"""Word counts footnotes 1, 2, 3 and endnotes i, ii, iii."""


def numbered_notes(body: etree._Element, roots: Mapping[str, Any]) -> Iterator[Any]:
    """Each note that the body refers to, with its number; `roots` by `w:footnote`, `w:endnote`.

    Others Word does not print either.
    """
    for kind, form in _KINDS:
        if kind in roots:
            by_id = {note.get(qn("w:id")): note for note in roots[kind].iterchildren(qn(kind))}
            yield from _in_order(body, kind, form, by_id)


def _in_order(
    body: etree._Element, kind: str, form: str, by_id: Mapping[str | None, Any]
) -> Iterator[Any]:
    count = 0
    for reference in all_of(body, f"{kind}Reference"):
        note = by_id.get(reference.get(qn("w:id")))
        if note is None or _hidden(reference):
            drop(reference)
            continue
        if reference.get(qn("w:customMarkFollows")) in {"1", "true", "on"}:
            drop(reference)
        else:
            count += 1
            _number(reference, note, f"[{numeral(count, form)}]")
        yield note


def _number(reference: etree._Element, note: Any, label: str) -> None:
    """Writes it where the text refers to the note, and where the note tells its number."""
    for place in (reference, *note.iter(f"{reference.tag.removesuffix('erence')}")):
        swap(place, [text_of(label)])


def _hidden(element: etree._Element) -> bool:
    return element.find(f"../{qn('w:rPr')}/{qn('w:vanish')}") is not None
