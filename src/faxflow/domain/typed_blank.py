"""The blanks that people leave in a letter for a value: [Patient Name], <<DOB>>, Fax: ______."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from faxflow.domain.meant_field import is_field_word, is_meant_alone, likely_field

_NAME: Final = r"[^\W\d_][^\[\]<>«»{}$%@\n\t]{1,40}?"
_BRACKETED: Final = re.compile(
    rf"\[\s*(?P<square>{_NAME})\s*\]"
    rf"|<<\s*(?P<double>{_NAME})\s*>>"
    rf"|«\s*(?P<guillemets>{_NAME})\s*»"
    rf"|(?<!<)<\s*(?P<angle>{_NAME})\s*>(?!>)"
    rf"|(?<!\{{)\{{\s*(?P<brace>{_NAME})\s*\}}(?!\}})"
    r"|\$(?P<dollar>[^\W\d_]\w{2,40})\$"
    r"|%(?P<percent>[^\W\d_]\w{2,40})%"
    r"|(?P<label>[^\W\d_][^\W\d_'’ #/.]{0,30}(?: [^\W\d_]+){0,2} ?#?)[:.]?[ \t]*(?P<line>_{3,})"
)
_LONGEST_LABEL: Final = 40
"""In signs; what is longer is text that stands in a table."""
_SURE: Final = 0.75
"""Patient Name for pt_name; where less is shared, a person is asked."""


@dataclass(frozen=True, slots=True)
class Blank:
    """What is to be replaced, from `start` to `end` of a text; `name` is what it is called.

    `on_line` where it is a line to write on, which may be one to sign on as well.
    """

    start: int
    end: int
    name: str
    shown: str
    on_line: bool


@dataclass(frozen=True, slots=True)
class Meant:
    """The field that a blank probably stands for, None where none is like it; `surely` where
    nobody need be asked."""

    field: str | None
    surely: bool


def blanks_in(text: str) -> Sequence[Blank]:
    """All of them, in their order; what merely stands in brackets, as [sic], is none."""
    found = (_blank(one) for one in _BRACKETED.finditer(text))
    return [one for one in found if _is_one(one)]


def blank_beside(label: str) -> Blank | None:
    """The blank that an empty cell beside this label is, None where no field is called so."""
    name = " ".join(label.split()).rstrip(":.? ")
    blank = Blank(0, 0, name, f"{name} ___", on_line=True)
    return blank if 0 < len(name) <= _LONGEST_LABEL and is_field_word(name) else None


def meant_by(blank: Blank, known: Collection[str], roles: Mapping[str, str]) -> Meant:
    """Which of the fields in `known` it stands for; `roles` names those that the mapping takes
    for the recipient and the day of service. A line may be one to sign on: it is never sure."""
    meant = meant_by_name(blank.name, known, roles)
    return replace(meant, surely=meant.surely and not blank.on_line)


def meant_by_name(asked: str, known: Collection[str], roles: Mapping[str, str]) -> Meant:
    """The same for a name that a letter has for a field."""
    names = [*known, *(role for role in roles if role not in known)]
    name, likeness = likely_field(asked, names)
    if name is None:
        return Meant(None, surely=False)
    field = name if name in known else roles[name]
    others = [one for one in names if roles.get(one, one) != field]
    sure = likeness >= _SURE and is_meant_alone(asked, name, others)
    return Meant(field, sure)


def _is_one(blank: Blank) -> bool:
    """Whether it must be one: nobody writes <<DOS>> for anything else; [sic] and <br> are."""
    if is_field_word(blank.name):
        return True
    opened, called = blank.shown[:2], blank.name[:1].isupper()
    return not blank.on_line and (opened[0] in "«{$%" or opened == "<<" or called)


def _blank(found: re.Match[str]) -> Blank:
    if found["line"]:
        start, end = found.span("line")
        name = " ".join(found["label"].split())
        return Blank(start, end, name, f"{name} ___", on_line=True)
    name = next(told for told in found.groups() if told)
    return Blank(*found.span(), " ".join(name.split()), found[0], on_line=False)
