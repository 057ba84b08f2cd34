"""What the cells of one field say: the value as a letter shows it, its other forms, its faults."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from faxflow.frames import npi, phones
from faxflow.frames.cells import emptied, nothing
from faxflow.frames.dates import CLOCK, DAY, born_before, read_dates, without_short_years
from faxflow.frames.field import Field, FieldKind
from faxflow.frames.mapping import Mapping

_EXTENSION = "it has an extension, which no fax service can dial"
_SHORT_YEAR = "its year has two digits and may be of this century or the past one"
_DAMAGED = "\ufffd"
_NUMBER = r"^(?:USD|[$€£])?\s*([+-]?)\s*[$€£]?\s*(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?\s*(-|CR)?$"
_IN_BRACKETS = r"^\((.*)\)$"


@dataclass(frozen=True, slots=True)
class Reading:
    """`forms` are the letter's texts by name, none null; `key` is the value in its one normal
    form, null where the cell has none; `fault` is why the cell cannot stand, null where it can."""

    field: Field
    forms: dict[str, pl.Series]
    key: pl.Series
    fault: pl.Series


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the cells of any field by one mapping; nobody is born after `today`."""

    mapping: Mapping
    country: str
    today: date | None = None

    def read(self, field: Field, cells: pl.Series) -> Reading:
        """What the cells, tidied and without placeholders, say."""
        read = self._readers()[field.kind]
        reading = read(field, cells)
        fault = reading.fault if field.part else _without_damage(cells, reading.fault)
        if field.required:
            missing = reading.key.is_null() & fault.is_null()
            fault = fault_where(missing, "it is empty", fault)
        return Reading(field, reading.forms, reading.key, fault)

    def _readers(self) -> dict[FieldKind, Callable[[Field, pl.Series], Reading]]:
        return {
            FieldKind.TEXT: _text,
            FieldKind.CHOICE: _choice,
            FieldKind.NUMBER: _number,
            FieldKind.PHONE: self._phone,
            FieldKind.NPI: _npi,
            FieldKind.DATE: self._date,
            FieldKind.BIRTH_DATE: self._birth_date,
            FieldKind.DATE_TIME: self._date_time,
        }

    def _phone(self, field: Field, cells: pl.Series) -> Reading:
        """Only the fax number must be one; any other phone is shown as it stands."""
        cells = emptied(cells, phones.holds_no_number(cells))
        numbers = phones.read_numbers(cells, self.country)
        known = numbers.is_not_null()
        texts = phones.shown(numbers).zip_with(known, cells)
        must_be_one = field.required or field.name == self.mapping.fax_number
        wrong = ~known & (cells != "") & pl.Series([must_be_one])
        fault = fault_where(wrong, "it is no possible phone number")
        fault = fault_where(wrong & phones.has_extension(cells), _EXTENSION, fault)
        forms = dict(zip(field.names, (texts, numbers.fill_null("")), strict=True))
        return Reading(field, forms, numbers, fault)

    def _date(self, field: Field, cells: pl.Series) -> Reading:
        return self._days(field, cells, self.mapping.date_formats)

    def _birth_date(self, field: Field, cells: pl.Series) -> Reading:
        """A year of two digits is of the past century where the day would be to come otherwise."""
        formats = self.mapping.date_formats
        days = read_dates(cells, without_short_years(formats))[DAY]
        short = read_dates(cells, formats)[DAY].set(days.is_not_null(), None)
        born = born_before(short, self.today)
        days = days.zip_with(days.is_not_null(), born)
        reading = self._of_days(field, cells, days)
        fault = fault_where(short.is_not_null() & born.is_null(), _SHORT_YEAR, reading.fault)
        if self.today:
            to_come = (days > self.today).fill_null(value=False)
            fault = fault_where(to_come, "it is still to come", fault)
        return replace(reading, fault=fault)

    def _days(self, field: Field, cells: pl.Series, formats: Sequence[str]) -> Reading:
        return self._of_days(field, cells, read_dates(cells, formats)[DAY])

    def _of_days(self, field: Field, cells: pl.Series, days: pl.Series) -> Reading:
        keys = days.dt.to_string("%Y-%m-%d")
        forms = (self._shown(field, days), keys.fill_null(""))
        named = dict(zip(field.names, forms, strict=True))
        return Reading(field, named, keys, _no_date(cells, days))

    def _date_time(self, field: Field, cells: pl.Series) -> Reading:
        """Midnight stands for "no time" in exports, and is shown as none."""
        read = read_dates(cells, self.mapping.date_formats)
        days, clocks = read[DAY], read[CLOCK]
        date_text = self._shown(field, days)
        has_time = clocks.is_not_null() & (clocks.dt.to_string("%H:%M") != "00:00")
        time_text = emptied(clocks.dt.to_string("%-I:%M %p").fill_null(""), ~has_time)
        keys = days.dt.to_string("%Y-%m-%d") + emptied(
            clocks.dt.to_string("T%H:%M").fill_null(""), ~has_time
        )
        whole = (date_text + " " + time_text).str.strip_chars()
        forms = (whole, date_text, time_text, keys.fill_null(""))
        named = dict(zip(field.names, forms, strict=True))
        return Reading(field, named, keys, _no_date(cells, days))

    def _shown(self, field: Field, days: pl.Series) -> pl.Series:
        return days.dt.to_string(field.show or self.mapping.show_dates).fill_null("")


def _without_damage(cells: pl.Series, fault: pl.Series) -> pl.Series:
    damaged = cells.str.contains(_DAMAGED, literal=True)
    return fault_where(damaged, "a character of it cannot be read", fault)


def _text(field: Field, cells: pl.Series) -> Reading:
    if field.width:
        short = cells.str.contains(r"^\d+$")
        cells = cells.str.zfill(field.width).zip_with(short, cells)
    return Reading(field, {field.name: cells}, _key(cells), nothing(cells))


def _choice(field: Field, cells: pl.Series) -> Reading:
    words = cells.str.to_lowercase()
    known = words.is_in(list(field.choices))
    shown = words.replace(field.choices).zip_with(known, cells)
    fault = fault_where(~known & (cells != ""), "it is none of the choices")
    return Reading(field, {field.name: shown}, _key(shown), fault)


def _npi(field: Field, cells: pl.Series) -> Reading:
    """Its ten digits; one with a wrong check digit was mistyped."""
    digits, checks = npi.read_npis(cells)
    short = fault_where(digits.is_null() & (cells != ""), "it has not ten digits")
    fault = fault_where(~checks & digits.is_not_null(), "its check digit is wrong", short)
    return Reading(field, {field.name: digits.fill_null("")}, digits, fault)


def _number(field: Field, cells: pl.Series) -> Reading:
    """The report's own text and, as a plain decimal, its value: (1,747.50) is -1747.50."""
    inner = cells.str.replace(_IN_BRACKETS, "-$1")
    groups = inner.str.extract_groups(_NUMBER).struct.unnest()
    sign, whole, part, after = (pl.col(name) for name in groups.columns)
    negative = (sign == "-") | after.is_not_null()
    digits = whole.str.replace_all(",", "", literal=True).fill_null("0") + part.fill_null("")
    value = pl.when(whole.is_not_null() | part.is_not_null()).then(
        pl.when(negative).then(pl.lit("-")).otherwise(pl.lit("")) + digits
    )
    plain = groups.select(value.alias(field.name))[field.name]
    fault = fault_where(plain.is_null() & (cells != ""), "it is no number")
    forms = dict(zip(field.names, (cells, plain.fill_null("")), strict=True))
    return Reading(field, forms, plain, fault)


def _no_date(cells: pl.Series, days: pl.Series) -> pl.Series:
    return fault_where(days.is_null() & (cells != ""), "it is no date")


def _key(texts: pl.Series) -> pl.Series:
    """The texts on one line each, null where empty."""
    if texts.str.contains("\n", literal=True).any():
        texts = texts.str.replace_all("\n", " ", literal=True)
    return texts.set(texts == "", None)


def fault_where(mask: pl.Series, reason: str, otherwise: pl.Series | None = None) -> pl.Series:
    """The reason where the mask says so, else what stood there."""
    faults = nothing(mask) if otherwise is None else otherwise
    return faults.set(mask, reason) if mask.any() else faults
