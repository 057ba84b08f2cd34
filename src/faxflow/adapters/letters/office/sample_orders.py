"""Orders to try a template with: as different as they come, and of a kind that it can show."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final
from zlib import crc32

from faxflow.adapters.letters.filling.fill import fill_letter
from faxflow.adapters.letters.filling.template import Template
from faxflow.adapters.letters.office.sample_answers import Answers, answers_of
from faxflow.adapters.letters.survey.sample import sample_values
from faxflow.domain.letter import FieldValue, LetterOrder
from faxflow.domain.letter_variety import KINDS, varied_orders

_FEW: Final = 4
_MANY: Final = 45
"""Rows that run over a page's end."""


def sample_orders(template: Template, letters: int) -> list[LetterOrder]:
    """So many orders, the same ones each time; rows repeat none to three times, or many times.

    Of each two rounds of all kinds, the second gives the conditions what they ask for.
    """
    fixed = {name: value for name, value in sample_values(template).items() if value != name}
    answers = answers_of(template, fixed)
    varied = varied_orders(template.form.fields, letters=letters)
    return [_sample(template, order, fixed, answers) for order in varied]


def _sample(
    template: Template, order: LetterOrder, fixed: Mapping[str, FieldValue], answers: Answers
) -> LetterOrder:
    """With the answers only where the template can show them all."""
    number = order.case_id - 1
    shaped = {name: _shaped(name, value, number, {}) for name, value in fixed.items()}
    own = {"case_id": order.case_name}
    plain = replace(order, fields={**order.fields, **shaped, **own})
    if number // KINDS % 2 == 0:
        return plain
    chosen = {name: _chosen(name, texts, number) for name, texts in answers.items()}
    rows = {
        name: _shaped(name, value, number, answers)
        for name, value in fixed.items()
        if not isinstance(value, str)
    }
    answered = replace(order, fields={**plain.fields, **chosen, **rows, **own})
    return answered if isinstance(fill_letter(template.form, answered), bytes) else plain


def _chosen(name: str, texts: tuple[str, ...], number: int) -> str:
    """One of them, for each field by a rule of its own: two conditions must not go together."""
    return texts[crc32(f"{name} {number}".encode()) % len(texts)]


def _shaped(name: str, value: FieldValue, number: int, answers: Answers) -> FieldValue:
    """A value for a place that takes no words, or as many rows as this letter gets."""
    if isinstance(value, str):
        return value
    # Many in the letters that are short in all else.
    count = _MANY if number % KINDS == KINDS - 2 else (number + number // KINDS) % _FEW
    return list(_rows(name, value[0], [number * _MANY + at for at in range(count)], answers))


def _rows(
    name: str, pattern: str | Mapping[str, str], numbers: list[int], answers: Answers
) -> Iterator[str | Mapping[str, str]]:
    for number in numbers:
        if isinstance(pattern, str):
            yield f"{name}{number}"
        else:
            yield {
                one: _chosen(one, answers[one], number) if one in answers else f"{one}{number}"
                for one in pattern
            }
