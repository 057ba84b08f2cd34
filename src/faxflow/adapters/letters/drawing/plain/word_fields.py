"""Word's fields: numbers that we count ourselves, old form fields, and results as they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml import etree

from faxflow.adapters.letters.drawing.plain.tree import all_of, drop, swap, text_of
from faxflow.adapters.letters.drawing.undrawable import Undrawable

NUMBER: Final = "{urn:faxflow:drawing}number"
"""Stands where a field shows a number that is known when the page is drawn."""

_COUNTED: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_REFUSED: Final = frozenset(
    (
        *("DATE", "TIME", "PRINTDATE", "STYLEREF", "PAGEREF", "NOTEREF", "SECTION", "SYMBOL"),
        *("EQ", "MACROBUTTON", "GOTOBUTTON", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"),
        *("BARCODE", "DISPLAYBARCODE", "MERGEBARCODE"),
    )
)
"""Word shows anew what these say, so the result that it kept in the template may be wrong."""
_FORMS: Final = {
    "roman": "lowerRoman",
    "ROMAN": "upperRoman",
    "alphabetic": "lowerLetter",
    "ALPHABETIC": "upperLetter",
    "Arabic": "decimal",
    "Ordinal": "ordinal",
}
_STORIES: Final = tuple(
    map(qn, ("w:txbxContent", "w:body", "w:hdr", "w:ftr", "w:footnote", "w:endnote"))
)
_BOXES: Final = {"1": "☒", "true": "☒", "on": "☒"}


@dataclass(slots=True)
class _Field:
    """A field that is open: its code so far, and whether its result has begun."""

    data: etree._Element | None
    code: str = ""
    result_begun: bool = False
    replaced: bool = False


@dataclass(slots=True)
class _Story:
    """The fields that are open at one place of a story."""

    open: list[_Field] = field(default_factory=list)

    @property
    def silent(self) -> bool:
        """Whether what stands here is code, or a result that gives way to ours."""
        return any(one.replaced or not one.result_begun for one in self.open)


def settle_fields(root: etree._Element) -> None:
    """Leaves what each field shows. Raises Undrawable where that is not known."""
    for simple in all_of(root, "w:fldSimple"):
        _settle_simple(simple)
    stories: dict[etree._Element | None, _Story] = {}
    for run in all_of(root, "w:r"):
        holder = next(run.iterancestors(*_STORIES), None)
        story = stories.setdefault(holder, _Story())
        for element in list(run):
            _settle(element, story)
    if any(story.open for story in stories.values()):
        raise Undrawable("a field that has no end")


def _settle_simple(simple: etree._Element) -> None:
    shown = _shown(simple.get(qn("w:instr"), ""))
    if shown is None:
        swap(simple, list(simple))
        return
    run = OxmlElement("w:r")
    style = simple.find(f"{qn('w:r')}/{qn('w:rPr')}")
    run.extend([shown] if style is None else [style, shown])
    swap(simple, [run])


def _settle(element: etree._Element, story: _Story) -> None:
    if element.tag == qn("w:fldChar"):
        _at_mark(element, story)
    elif element.tag == qn("w:instrText"):
        if story.open:
            story.open[-1].code += element.text or ""
    elif element.tag != qn("w:rPr") and story.silent:
        drop(element)


def _at_mark(mark: etree._Element, story: _Story) -> None:
    kind = mark.get(qn("w:fldCharType"))
    if kind == "begin":
        story.open.append(_Field(mark.find(qn("w:ffData"))))
        return
    if not story.open:
        raise Undrawable("a field that has no beginning")
    one = story.open[-1]
    if kind == "separate":
        one.result_begun = True
        one.replaced = _replace(mark, one, story)
    elif kind == "end":
        if not one.result_begun:
            one.result_begun = True
            _replace(mark, one, story)
        story.open.pop()


def _replace(mark: etree._Element, one: _Field, story: _Story) -> bool:
    """Puts what we show behind the mark; whether Word's own result gives way to it."""
    shown = _shown(one.code, one.data)
    outside = any(other.replaced or not other.result_begun for other in story.open[:-1])
    if shown is not None and not outside:
        mark.addnext(shown)
    return shown is not None


def _shown(code: str, data: etree._Element | None = None) -> etree._Element | None:
    """What we show for the field; None: the result that Word has kept. Raises Undrawable."""
    words = code.split()
    kind = words[0].upper() if words else ""
    if kind in _REFUSED:
        raise Undrawable(f"Word’s field {kind}")
    if kind in _COUNTED:
        return _number(kind, words)
    if kind == "FORMCHECKBOX":
        return text_of(_BOXES.get(_checked(data), "☐"))
    if kind == "FORMDROPDOWN":
        return text_of(_choice(data))
    return None


def _number(kind: str, words: list[str]) -> etree._Element:
    r"""A page's number or a count of pages, in the form of its switch `\*`."""
    switches = [words[at + 1] for at, word in enumerate(words[:-1]) if word == r"\*"]
    form = next((_FORMS[switch] for switch in switches if switch in _FORMS), "")
    return etree.Element(NUMBER, kind=kind, form=form)


def _checked(data: etree._Element | None) -> str:
    box = None if data is None else data.find(qn("w:checkBox"))
    told = () if box is None else _told(box, "w:checked", "w:default")
    return next((one.get(qn("w:val"), "1") for one in told), "0")


def _choice(data: etree._Element | None) -> str:
    held = None if data is None else data.find(qn("w:ddList"))
    if held is None:
        return ""
    entries = [one.get(qn("w:val"), "") for one in held.iterchildren(qn("w:listEntry"))]
    chosen = (int(one.get(qn("w:val"), "0")) for one in _told(held, "w:result", "w:default"))
    return entries[next(chosen, 0)] if entries else ""


def _told(within: etree._Element, *names: str) -> Iterator[etree._Element]:
    found = (within.find(qn(name)) for name in names)
    return (one for one in found if one is not None)
