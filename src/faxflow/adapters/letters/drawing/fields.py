"""What a run shows: its text, with page numbers in the place of Word's fields."""

from collections.abc import Callable, Mapping
from typing import Final

from docx.oxml.ns import qn
from lxml import etree


class Undrawable(ValueError):
    """Something on the page that this engine cannot draw; the message names the kind."""


_PLAIN: Final = {
    qn("w:tab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}


class FieldReader:
    """Reads a paragraph's runs in turn; a field may begin in one and end in another."""

    def __init__(self, numbers: Mapping[str, str]) -> None:
        self._numbers = numbers
        self._code = ""
        self._replaced = False
        self._special: dict[str, Callable[[etree._Element], str]] = {
            qn("w:br"): _line_break,
            qn("w:fldChar"): self._mark,
            qn("w:instrText"): self._instruction,
            qn("w:footnoteReference"): _note_number,
            qn("w:endnoteReference"): _note_number,
            qn("w:footnoteRef"): _own_number,
            qn("w:endnoteRef"): _own_number,
            qn("w:sym"): _refuse_symbol,
        }

    def shown(self, run: etree._Element) -> str:
        """The run's visible text; tabs and newlines as such."""
        holder = run.getparent()
        if holder is not None and holder.tag == qn("w:fldSimple"):
            number = self._number(holder.get(qn("w:instr"), ""))
            if number is not None:
                return number if next(holder.iterchildren()) is run else ""
        return "".join(self._piece(element) for element in run)

    def _piece(self, element: etree._Element) -> str:
        tag = str(element.tag)
        if tag in self._special:
            return self._special[tag](element)
        if self._replaced:
            return ""
        return (element.text or "") if tag == qn("w:t") else _PLAIN.get(tag, "")

    def _mark(self, element: etree._Element) -> str:
        """Word's own result stands between `separate` and `end`, and gives way to ours."""
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            self._code = ""
        if kind == "separate":
            number = self._number(self._code)
            self._replaced = number is not None
            return number or ""
        if kind == "end":
            self._replaced = False
        return ""

    def _instruction(self, element: etree._Element) -> str:
        self._code += element.text or ""
        return ""

    def _number(self, code: str) -> str | None:
        words = code.split()
        return self._numbers.get(words[0].upper()) if words else None


def _line_break(element: etree._Element) -> str:
    return "" if element.get(qn("w:type")) == "page" else "\n"


def _note_number(element: etree._Element) -> str:
    return f"[{element.get(qn('w:id'))}]"


def _own_number(element: etree._Element) -> str:
    """The number that a note shows before its own text."""
    notes = element.iterancestors(qn("w:footnote"), qn("w:endnote"))
    return "".join(map(_note_number, notes))


def _refuse_symbol(element: etree._Element) -> str:
    raise Undrawable(f"a sign of the font {element.get(qn('w:font'))}")
