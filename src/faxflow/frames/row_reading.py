"""A report's rows: what each field reads, and why some rows cannot stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from faxflow.frames import phones
from faxflow.frames.canonical import json_list
from faxflow.frames.cells import nothing
from faxflow.frames.column_reading import ColumnReading, read_columns
from faxflow.frames.data_rows import DataRows
from faxflow.frames.distinct import Distinct
from faxflow.frames.field import Field, FieldKind
from faxflow.frames.letter_fields import letter_fields
from faxflow.frames.mapping import Mapping as ReportMapping
from faxflow.frames.provider_directory import Directory, look_up
from faxflow.frames.readings import Reader, Reading
from faxflow.frames.setting import Setting
from faxflow.frames.table import LINE

_NO_REJECTS = pl.DataFrame(schema={LINE: pl.Int64, "column": pl.String, "reason": pl.String})


@dataclass(frozen=True, slots=True)
class ReadRows:
    """`rows` has the columns of a normalized row but for `alone`; `rejects` LINE, "column" and
    "reason"."""

    rows: pl.DataFrame
    rejects: pl.DataFrame


def read_rows(data: DataRows, mapping: ReportMapping, setting: Setting) -> ReadRows:
    """The clean rows and the rejects among the rows that are not ragged."""
    reader = Reader(mapping, setting.country, setting.today)
    readings = read_columns(mapping.columns, data, reader)
    if mapping.directory:
        readings.append(_listed(mapping, mapping.directory, readings, setting.country))
    rows = _rows(data, readings, mapping)
    valid = phones.may_be_dialled(rows["number"], rehearsal=setting.rehearsal).alias("number_valid")
    rows = rows.with_columns(valid)
    faulty = [one for one in readings if one.has_faults]
    if not faulty:
        return ReadRows(rows, _NO_REJECTS)
    faults = _faults(data, faulty)
    is_sound = faults["reason"].is_null()
    return ReadRows(rows.filter(is_sound), faults.filter(~is_sound))


def _listed(
    mapping: ReportMapping, directory: Directory, readings: Sequence[ColumnReading], country: str
) -> ColumnReading:
    """The fax number as a reading of its own, out of the directory."""
    by_name = {one.reading.field.name: one for one in readings}
    npis, names = (by_name[one].key if one else None for one in (directory.npi, directory.name))
    found = look_up(directory.path, npis, names, country)
    field = Field(mapping.fax_number, FieldKind.PHONE)
    texts = (phones.shown(found.numbers), found.numbers.fill_null(""))
    forms = dict(zip(field.names, texts, strict=True))
    asked_by = next(name for name in by_name if name in (directory.npi, directory.name))
    reading = Reading(field, forms, found.numbers, found.faults)
    return ColumnReading(by_name[asked_by].column, Distinct(found.numbers, None), reading)


def _faults(data: DataRows, readings: Sequence[ColumnReading]) -> pl.DataFrame:
    """The first fault of each row, in the mapping's order; null where there is none."""
    found = pl.DataFrame([one.fault.alias(str(at)) for at, one in enumerate(readings)])
    columns = (
        pl.when(pl.col(str(at)).is_not_null()).then(pl.lit(one.column))
        for at, one in enumerate(readings)
    )
    return found.select(
        data.rows[LINE],
        pl.coalesce(*columns).alias("column"),
        pl.coalesce(found.columns).alias("reason"),
    )


def _rows(
    data: DataRows, readings: Sequence[ColumnReading], mapping: ReportMapping
) -> pl.DataFrame:
    """Every row as if it had no fault."""
    read = {one.reading.field.name: one for one in readings}
    return pl.DataFrame(
        {
            LINE: data.rows[LINE],
            "number": read[mapping.fax_number].key,
            "letter": _letter(data, read, mapping),
            "service_date": _service_date(data, read, mapping),
            "identity": json_list([read[name].key_as_json for name in mapping.identity]),
            "recipient": _recipient(data, read, mapping),
            "fields": letter_fields(readings, mapping, data.rows.height),
        }
    )


def _letter(data: DataRows, read: Mapping[str, ColumnReading], mapping: ReportMapping) -> pl.Series:
    if mapping.letter_field:
        return read[mapping.letter_field].key
    return pl.Series([mapping.letter]).new_from_index(0, data.rows.height)


def _service_date(
    data: DataRows, read: Mapping[str, ColumnReading], mapping: ReportMapping
) -> pl.Series:
    if mapping.service_date:
        return read[mapping.service_date].key.str.head(len("2026-01-31"))
    return pl.Series([""]).new_from_index(0, data.rows.height)


def _recipient(
    data: DataRows, read: Mapping[str, ColumnReading], mapping: ReportMapping
) -> pl.Series:
    """Case, blanks, dots and commas make no other recipient."""
    if not mapping.recipient:
        return nothing(data.rows[LINE])
    names = pl.DataFrame([read[name].key.alias(name) for name in mapping.recipient])
    joined = names.select(pl.concat_str(pl.all(), separator="\n").alias("recipient"))["recipient"]
    return joined.str.to_lowercase().str.replace_all(r"[ .,]+", " ").str.strip_chars()
