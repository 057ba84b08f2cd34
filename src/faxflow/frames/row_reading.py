"""A slice of a report's rows: what each field reads, and why some rows cannot stand."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from faxflow.frames import phones
from faxflow.frames.canonical import json_list, json_object
from faxflow.frames.cells import nothing, tidy, without_placeholders
from faxflow.frames.data_rows import DataRows
from faxflow.frames.field import Field, FieldKind, SourceColumn
from faxflow.frames.made_fields import constant, joined
from faxflow.frames.mapping import Mapping
from faxflow.frames.provider_directory import Directory, look_up
from faxflow.frames.readings import Reader, Reading, fault_where
from faxflow.frames.setting import Setting
from faxflow.frames.splitting import FITS, split
from faxflow.frames.table import LINE


@dataclass(frozen=True, slots=True)
class ReadRows:
    """`rows` has the columns of a normalized row but for `alone`; `rejects` LINE, "column" and
    "reason"."""

    rows: pl.DataFrame
    rejects: pl.DataFrame


def read_rows(data: DataRows, mapping: Mapping, setting: Setting) -> ReadRows:
    """The clean rows and the rejects among the rows that are not ragged."""
    reader = Reader(mapping, setting.country, setting.today)
    readings = [one for column in mapping.columns for one in _sourced(column, data, reader)]
    if mapping.directory:
        readings.append(_listed(mapping, mapping.directory, readings, setting.country))
    faults = _faults(readings)
    sound = faults["reason"].is_null()
    rows = _rows(data, {one.reading.field.name: one.reading for one in readings}, mapping)
    rows = rows.filter(sound)
    valid = phones.may_be_dialled(rows["number"], rehearsal=setting.rehearsal).alias("number_valid")
    rejects = faults.insert_column(0, data.rows[LINE]).filter(~sound)
    return ReadRows(rows.with_columns(valid), rejects)


@dataclass(frozen=True, slots=True)
class _Sourced:
    """A reading and the name of the column that it comes from."""

    column: str
    reading: Reading


def _sourced(column: SourceColumn, data: DataRows, reader: Reader) -> list[_Sourced]:
    index = data.header.position(column.names)
    cells = without_placeholders(tidy(data.rows[str(index)]), reader.mapping.placeholders)
    return [_Sourced(column.label, one) for one in _of_column(column, cells, reader)]


def _listed(
    mapping: Mapping, directory: Directory, readings: list[_Sourced], country: str
) -> _Sourced:
    """The fax number as a reading of its own, out of the directory."""
    keys = {one.reading.field.name: one.reading.key for one in readings}
    npis, names = (keys[one] if one else None for one in (directory.npi, directory.name))
    found = look_up(directory.path, npis, names, country)
    field = Field(mapping.fax_number, FieldKind.PHONE)
    texts = (phones.shown(found.numbers), found.numbers.fill_null(""))
    forms = dict(zip(field.names, texts, strict=True))
    column = next(
        one.column for one in readings if one.reading.field.name in (directory.npi, directory.name)
    )
    return _Sourced(column, Reading(field, forms, found.numbers, found.faults))


def _of_column(column: SourceColumn, cells: pl.Series, reader: Reader) -> Iterator[Reading]:
    whole, *parts = column.fields
    reading = reader.read(whole, cells)
    pieces = split(cells, column.patterns) if parts else pl.DataFrame()
    if parts:
        unfit = (cells != "") & ~pieces[FITS]
        fault = fault_where(unfit, "it does not have the parts that it should", reading.fault)
        reading = Reading(whole, reading.forms, reading.key, fault)
    yield reading
    for part in parts:
        yield reader.read(part, pieces[part.part or ""])


def _faults(readings: list[_Sourced]) -> pl.DataFrame:
    """The first fault of each row, in the mapping's order; null where there is none."""
    reasons = [one.reading.fault.alias(str(index)) for index, one in enumerate(readings)]
    found = pl.DataFrame(reasons)
    columns = (
        pl.when(pl.col(str(index)).is_not_null()).then(pl.lit(one.column))
        for index, one in enumerate(readings)
    )
    return found.select(
        pl.coalesce(*columns).alias("column"), pl.coalesce(found.columns).alias("reason")
    )


def _rows(data: DataRows, readings: dict[str, Reading], mapping: Mapping) -> pl.DataFrame:
    """Every row as if it had no fault."""
    read = {name: texts for one in readings.values() for name, texts in one.forms.items()}
    known = {**read, **constant(mapping.constants, data.rows.height)}
    made = joined(mapping.joined, known)
    forms = [texts.alias(name) for name, texts in {**known, **made}.items()]
    identity = [readings[name].key for name in mapping.identity]
    return pl.DataFrame(
        {
            LINE: data.rows[LINE],
            "number": readings[mapping.fax_number].key,
            "letter": _letter(data, readings, mapping),
            "service_date": _service_date(data, readings, mapping),
            "identity": json_list(identity),
            "recipient": _recipient(data, readings, mapping),
            "fields": json_object(forms),
        }
    )


def _letter(data: DataRows, readings: dict[str, Reading], mapping: Mapping) -> pl.Series:
    if mapping.letter_field:
        return readings[mapping.letter_field].key
    return pl.Series([mapping.letter]).new_from_index(0, data.rows.height)


def _service_date(data: DataRows, readings: dict[str, Reading], mapping: Mapping) -> pl.Series:
    if mapping.service_date:
        return readings[mapping.service_date].key.str.head(len("2026-01-31"))
    return pl.Series([""]).new_from_index(0, data.rows.height)


def _recipient(data: DataRows, readings: dict[str, Reading], mapping: Mapping) -> pl.Series:
    """Case, blanks, dots and commas make no other recipient."""
    if not mapping.recipient:
        return nothing(data.rows[LINE])
    names = pl.DataFrame([readings[name].key.alias(name) for name in mapping.recipient])
    joined = names.select(pl.concat_str(pl.all(), separator="\n").alias("recipient"))["recipient"]
    return joined.str.to_lowercase().str.replace_all(r"[ .,]+", " ").str.strip_chars()
