"""Ways to write a value: ticked, chosen from a list, as a date, between two texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from faxflow.adapters.letters.filling.date_picture import pictured_date
from faxflow.adapters.letters.filling.number_picture import pictured_number
from faxflow.adapters.letters.filling.written_value import FieldUnfit

_YES: Final = frozenset({"yes", "y", "true", "t", "x", "1", "on", "checked", "☒", "☑", "✓", "✔"})
_NO: Final = frozenset({"", "no", "n", "false", "f", "0", "off", "unchecked", "☐"})


class Case(StrEnum):
    """What a merge field does to letters."""

    AS_IS = ""
    UPPER = "upper"
    LOWER = "lower"
    FIRST_CAP = "firstcap"
    CAPS = "caps"


@dataclass(frozen=True, slots=True)
class Ticked:
    """A check box."""

    checked: str
    unchecked: str

    def shown(self, value: str, name: str) -> str:
        """Its sign. Raises FieldUnfit for what is neither yes nor no."""
        word = value.strip().casefold()
        if word in _YES:
            return self.checked
        if word in _NO:
            return self.unchecked
        raise FieldUnfit(f"field {name} fills a check box and is neither yes nor no")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A list's entry, shown by its name where the value is its code; else as written."""

    entries: Mapping[str, str] = field(hash=False)

    def shown(self, value: str, name: str) -> str:  # noqa: ARG002 - as every look
        """The entry."""
        return self.entries.get(value.strip(), value)


@dataclass(frozen=True, slots=True)
class MergeLook:
    """A merge field's switches."""

    before: str = ""
    after: str = ""
    case: Case = Case.AS_IS
    date: str = ""
    number: str = ""

    def shown(self, value: str, name: str) -> str:  # noqa: ARG002 - as every look
        """The value with what stands around it; nothing where it is blank."""
        if not value.strip():
            return ""
        text = pictured_date(value, self.date) if self.date else value
        text = pictured_number(text, self.number) if self.number else text
        return self.before + _cased(text, self.case) + self.after


def _cased(text: str, case: Case) -> str:
    if case is Case.UPPER:
        return text.upper()
    if case is Case.LOWER:
        return text.lower()
    if case is Case.FIRST_CAP:
        return text[:1].upper() + text[1:]
    if case is Case.CAPS:
        parts = (part[:1].upper() + part[1:] for part in text.split(" "))
        return " ".join(parts)
    return text
