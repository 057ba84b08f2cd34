"""Word's merge fields found, simple or in pieces, wherever a mail merge puts them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.field_code import (
    choice_source,
    keeps_code_format,
    kind_of,
    merge_source,
)
from faxflow.adapters.letters.filling.sources import Source
from faxflow.adapters.letters.filling.tags import BadPlaceholder, Kind, Shown, Tags
from faxflow.adapters.letters.filling.word_names import RUN, RUN_LOOK, TEXT, W, run_of
from faxflow.adapters.letters.filling.written_value import OWN_BREAK

_SIMPLE, _MARK, _CODE = f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"
_KIND: Final = f"{W}fldCharType"
_BREAKS: Final = {f"{W}tab": "\t", f"{W}br": OWN_BREAK, f"{W}cr": OWN_BREAK}
_BLOCKS: Final = "Write the fields one by one, as { MERGEFIELD City }."
_RECORDS: Final = "Each letter is for one row; take it out, or repeat rows with {%tr for … %}."
_OUTSIDE: Final = "Letters take nothing from other files; put it into the template itself."
_ASKED: Final = "Nobody is asked while letters are made; use a MERGEFIELD."
_BARCODE: Final = "No barcodes are drawn here; write { MERGEFIELD City }."
_REFUSED: Final[Mapping[str, str]] = {
    **dict.fromkeys(("ADDRESSBLOCK", "GREETINGLINE"), _BLOCKS),
    **dict.fromkeys(("NEXT", "NEXTIF", "SKIPIF", "MERGEREC", "MERGESEQ"), _RECORDS),
    **dict.fromkeys(("INCLUDETEXT", "INCLUDEPICTURE", "DATABASE", "DDE", "DDEAUTO"), _OUTSIDE),
    **dict.fromkeys(("ASK", "FILLIN"), _ASKED),
    "MERGEBARCODE": _BARCODE,
}
_ONE_PARAGRAPH: Final = "Keep the whole field in one paragraph."
_ENDLESS: Final = "Its end is missing: delete the field and insert it anew."


@dataclass(slots=True)
class _Field:
    """A field that has begun."""

    begin: etree._Element
    in_code: bool = True
    code: list[str | Source] = field(default_factory=list)
    strange: str = ""
    code_run: etree._Element | None = None
    result_run: etree._Element | None = None


def mark_fields(root: etree._Element, tags: Tags) -> None:
    """Puts a mark in each merge field's place. Raises BadPlaceholder."""
    for simple in list(root.iter(_SIMPLE)):
        _spell_out(simple)
    for run in {mark.getparent(): None for mark in root.iter(_MARK)}:
        if run is not None:
            _part(run)
    open_fields: list[_Field] = []
    for element in list(root.iter(_MARK, _CODE, TEXT, *_BREAKS)):
        run = element.getparent()
        if run is not None and run.tag == RUN:
            _read(element, run, open_fields, tags)
    _refuse_endless(open_fields)


def _read(
    element: etree._Element, run: etree._Element, open_fields: list[_Field], tags: Tags
) -> None:
    kind = element.get(_KIND) if element.tag == _MARK else None
    if kind == "begin":
        open_fields.append(_Field(run))
    elif not open_fields:
        return
    elif kind == "end":
        _end(open_fields.pop(), run, open_fields[-1] if open_fields else None, tags)
    elif kind == "separate":
        open_fields[-1].in_code = False
    else:
        _take(element, run, open_fields[-1])


def _refuse_endless(open_fields: list[_Field]) -> None:
    """What it shows would be the value that its author saw last, of another letter."""
    for one in open_fields:
        code = _joined(one.code)
        if kind_of(code) == "MERGEFIELD" or any(not isinstance(part, str) for part in code):
            raise BadPlaceholder(kind_of(code) or "MERGEFIELD", _ENDLESS)


def _take(element: etree._Element, run: etree._Element, last: _Field) -> None:
    """A piece of the field's code, or of what it showed last."""
    if not last.in_code:
        last.result_run = run if last.result_run is None else last.result_run
        return
    if element.tag == TEXT:
        return
    last.code_run = run if last.code_run is None else last.code_run
    last.code.append(_BREAKS.get(str(element.tag)) or element.text or "")


def _end(ended: _Field, run: etree._Element, around: _Field | None, tags: Tags) -> None:
    code = _joined(ended.code)
    kind = kind_of(code)
    if kind in _REFUSED:
        raise BadPlaceholder(kind, _REFUSED[kind])
    source = _source(ended, code, kind)
    if around is not None and around.in_code:
        around.strange = around.strange or ended.strange or ("" if source else kind)
        around.code += [source] if source else []
    elif source is not None:
        look_of = ended.code_run if keeps_code_format(code) else ended.result_run
        _replace(ended, run, tags.add(Shown(source, kind=Kind.MERGE_FIELD)), look_of)


def _source(ended: _Field, code: list[str | Source], kind: str) -> Source | None:
    """What the field shows of the letter's values; None where it shows none."""
    if kind == "MERGEFIELD":
        return merge_source(code)
    if all(isinstance(one, str) for one in code):
        return None
    if kind != "IF" or ended.strange:
        what = f"{kind} with {ended.strange}" if ended.strange else kind
        raise BadPlaceholder(f"MERGEFIELD within {what}", "Only IF fields may hold merge fields.")
    return choice_source(code)


def _joined(code: list[str | Source]) -> list[str | Source]:
    """Word splits a code's text anywhere."""
    joined: list[str | Source] = []
    for piece in code:
        last = joined[-1] if joined else None
        if isinstance(piece, str) and isinstance(last, str):
            joined[-1] = last + piece
        else:
            joined.append(piece)
    return joined


def _replace(ended: _Field, end: etree._Element, mark: str, look_of: etree._Element | None) -> None:
    parent = ended.begin.getparent()
    if parent is None or end.getparent() is not parent:
        raise BadPlaceholder(" ".join(map(str, ended.code[:1])).strip(), _ONE_PARAGRAPH)
    shown = next(run for run in (look_of, ended.code_run, ended.begin) if run is not None)
    ended.begin.addprevious(run_of(mark, shown.find(RUN_LOOK)))
    first, last = parent.index(ended.begin), parent.index(end)
    for element in list(parent)[first : last + 1]:
        parent.remove(element)


def _spell_out(simple: etree._Element) -> None:
    """A simple field of a merge as begin, code, result and end, which are read alike."""
    code = simple.get(f"{W}instr", "")
    kind = kind_of([code])
    if kind in _REFUSED:
        raise BadPlaceholder(kind, _REFUSED[kind])
    if kind != "MERGEFIELD":
        return
    first = next(simple.iter(RUN), None)
    look = None if first is None else first.find(RUN_LOOK)
    for piece in (_mark("begin"), _code(code), _mark("separate")):
        run = run_of("", look)
        run.replace(run[-1], piece)
        simple.addprevious(run)
    for child in list(simple):
        simple.addprevious(child)
    last = run_of("", look)
    last.replace(last[-1], _mark("end"))
    simple.addprevious(last)
    parent = simple.getparent()
    if parent is not None:
        parent.remove(simple)


def _mark(kind: str) -> etree._Element:
    return etree.Element(_MARK, {_KIND: kind})


def _code(text: str) -> etree._Element:
    element = etree.Element(_CODE)
    element.text = text
    return element


def _part(run: etree._Element) -> None:
    """One run for each of its pieces, so that a field can be taken out of its middle."""
    look = run.find(RUN_LOOK)
    pieces = [child for child in run if child is not look]
    for piece in reversed(pieces[1:]):
        part = run_of("", look)
        part.replace(part[-1], piece)
        run.addnext(part)
