"""All that a letter may be filled with, as one JSON text for each row."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import polars as pl

from faxflow.frames.canonical import json_members, json_object
from faxflow.frames.column_reading import ColumnReading
from faxflow.frames.distinct import Distinct
from faxflow.frames.made_fields import asked_by, constant, joined
from faxflow.frames.mapping import Mapping


class _Form(NamedTuple):
    """`texts` are of the distinct `cells` of the column that it comes from."""

    texts: pl.Series
    cells: Distinct

    def of_rows(self) -> pl.Series:
        return self.cells.spread(self.texts)


def letter_fields(readings: Sequence[ColumnReading], mapping: Mapping, height: int) -> pl.Series:
    """Every form of every field, by its name, as a canonical JSON object."""
    forms = {
        name: _Form(texts, one.cells)
        for one in readings
        for name, texts in one.reading.forms.items()
    }
    forms |= _of_rows(constant(mapping.constants, height))
    known = {name: forms[name].of_rows() for name in asked_by(mapping.joined)}
    forms |= _of_rows(joined(mapping.joined, known))
    return json_object(list(_members(forms)))


def _of_rows(made: dict[str, pl.Series]) -> dict[str, _Form]:
    return {name: _Form(texts, Distinct(texts, None)) for name, texts in made.items()}


def _members(forms: dict[str, _Form]) -> Iterator[pl.Series]:
    """Members in the order of their names; neighbours out of one column are written together,
    once for each of its distinct cells."""
    in_order = [(name, forms[name]) for name in sorted(forms)]
    for _, group in groupby(in_order, key=lambda named: id(named[1].cells)):
        some = list(group)
        members = json_members([form.texts.alias(name) for name, form in some])
        yield some[0][1].cells.spread(members)
