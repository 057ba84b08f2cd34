"""Whether a letter shows what belongs to another case."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from faxflow.adapters.letters.checking.identifiers import (
    Identifiers,
    OtherValue,
    numbers_in,
)
from faxflow.adapters.letters.checking.read_letter import ReadLetter, squeezed
from faxflow.domain.letter import LetterOrder, texts_of

_CASE: Final = re.compile(r"(?<![A-Za-z0-9])FX-[0-9]{6,18}")


def foreign(
    read: ReadLetter, own: LetterOrder, others: Identifiers, *, template: Callable[[], str] = str
) -> str | None:
    """What of another case stands in the letter, and not in its own values or its template.

    `template` gives the text of the template filled with the own values; it is asked only where
    there is a doubt. `others` may hold the own case as well.
    """
    case = next(_foreign_cases(read.text, own, template), None)
    if case is not None:
        return f"the name of another case, {case}, stands in it"
    number = next(_foreign_numbers(read.text, own, others, template), None)
    if number is not None:
        return f"the fax number of {number} stands in it"
    value = next(_foreign_values(read.squeezed, own, others, template), None)
    if value is not None:
        return f"the value of field {value.name} of {value.case_name} stands in it"
    return None


def _foreign_cases(text: str, own: LetterOrder, template: Callable[[], str]) -> Iterator[str]:
    for case in _CASE.findall(text):
        if case != own.case_name and not any(case in told for told in _own(own, template)):
            yield case


def _foreign_numbers(
    text: str, own: LetterOrder, others: Identifiers, template: Callable[[], str]
) -> Iterator[str]:
    """The cases whose fax numbers stand in the text."""
    if not others.numbers:
        return
    hits = {number for number in numbers_in(text) if number in others.numbers}
    for told in _own(own, template):
        if not hits:
            return
        hits -= set(numbers_in(told))
    yield from (others.numbers[hit] for hit in sorted(hits))


def _foreign_values(
    text: str, own: LetterOrder, others: Identifiers, template: Callable[[], str]
) -> Iterator[OtherValue]:
    """The values whose first letters stand in the text, looked at in full."""
    if not others.values:
        return
    # A search for each of some two hundred is quicker than all pieces of the text looked up.
    hits = [v for head, values in others.values.items() if head in text for v in values]
    found = {v for v in hits if v.case_name != own.case_name and v.squeezed in text}
    for told in _own(own, template):
        if not found:
            return
        plain = squeezed(told)
        found = {value for value in found if value.squeezed not in plain}
    yield from sorted(found, key=lambda value: (value.case_name, value.name))


def _own(own: LetterOrder, template: Callable[[], str]) -> Iterator[str]:
    """The texts that may stand in the letter, the one that takes long to make at the end."""
    for value in own.fields.values():
        yield from texts_of(value)
    yield template()
