"""Word's field codes: INCLUDEPICTURE, FILLIN, DATE and the like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from faxflow.adapters.letters.survey.names import W
from faxflow.adapters.letters.survey.package import TextPart
from faxflow.adapters.letters.survey.reading import place_of

_WORD: Final = re.compile(r"\s*([A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class FieldCode:
    """`name` is its first word in capitals; the rest of its code may name files."""

    name: str
    code: str
    place: str


def field_codes(part: TextPart) -> Iterator[FieldCode]:
    """The codes in a part, simple ones and those that Word splits over runs."""
    for simple in part.root.iter(f"{W}fldSimple"):
        yield from _code(simple.get(f"{W}instr", ""), simple, part)
    open_codes: list[str] = []
    for element in part.root.iter(f"{W}fldChar", f"{W}instrText"):
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            open_codes.append("")
        elif element.tag == f"{W}instrText" and open_codes:
            open_codes[-1] += element.text or ""
        elif kind == "end" and open_codes:
            yield from _code(open_codes.pop(), element, part)


def _code(code: str, element: etree._Element, part: TextPart) -> Iterator[FieldCode]:
    found = _WORD.match(code)
    if found:
        yield FieldCode(found[1].upper(), code.strip(), place_of(element, part.place))
