"""Values of a scan that no label claims, proposed for the fields whose label could not be read.

Where a form has one number left, and one field is left that holds a number, that is probably it.
A person confirms it, instead of looking for it and typing it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from faxflow.domain.fax_number import is_nanp
from faxflow.domain.referrals.document_text import Line, Word, around
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading import dates, numbers
from faxflow.domain.referrals.form_reading.banner import TOP, without_banner
from faxflow.domain.referrals.form_reading.customs import Customs
from faxflow.domain.referrals.form_reading.form import FieldReading, Place
from faxflow.domain.referrals.form_reading.rows import Row, rows_of

Pages = Sequence[tuple[int, Sequence[Line]]]
_PageRow = tuple[int, Row]

_PHONES: Final = (Field.PHONE, Field.PROVIDER_PHONE, Field.PROVIDER_FAX)
_PHONE: Final = re.compile(
    r"(?<![\w-])(?:\+?1[ .-]?)?\(? ?\d{3} ?\)?[ .-]*\d{3}[ .-]*\d{4}(?![\w-])"
)
_NPI: Final = re.compile(r"(?<![\w-])[12]\d{9}(?![\w-])")
_DATE: Final = re.compile(
    r"(?<![\w/.-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}(?P<gap>[/.-])\d{1,2}(?P=gap)\d{4}"
    r"|\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2}, ?\d{4})(?![\w/-])"
)
_LATELY: Final = timedelta(days=730)
"""Dates of requests and visits are no older."""
_ENOUGH: Final = 2
_UNLABELLED: Final = "no label that could be read claims it"


def with_left_over(
    fields: Mapping[Field, FieldReading], looks: Iterable[Pages], customs: Customs
) -> Mapping[Field, FieldReading]:
    """The fields; where one has no value, and just one such value is left, that one, in doubt."""
    rows = [list(_rows(pages)) for pages in looks]

    def phone(text: str) -> str | None:
        is_npi = numbers.npi(text).doubt is None
        return None if is_npi else numbers.phone(text, customs.country).value

    def npi(text: str) -> str | None:
        read = numbers.npi(text)
        return read.value if read.doubt is None else None

    def born(text: str) -> str | None:
        read = dates.birth_date(text, country=customs.country, today=customs.today)
        long_ago = read.value and date.fromisoformat(read.value) < customs.today - _LATELY
        return read.value if long_ago and read.doubt is None else None

    numbered = is_nanp(customs.country)
    phones = _found(_PHONE, rows, phone) if numbered else {}
    return {
        **fields,
        **_proposed(fields, _PHONES, phones),
        **_proposed(fields, (Field.NPI,), _found(_NPI, rows, npi) if numbered else {}),
        **_proposed(fields, (Field.DATE_OF_BIRTH,), _found(_DATE, rows, born)),
    }


def _rows(pages: Pages) -> Iterator[_PageRow]:
    """The rows with their page; no machine's line, even where it is past recognition."""
    for number, lines in pages:
        yield from ((number, row) for row in without_banner(rows_of(lines)) if row.middle > TOP)


def _proposed(
    fields: Mapping[Field, FieldReading],
    wanted: Sequence[Field],
    found: Mapping[str, FieldReading],
) -> dict[Field, FieldReading]:
    empty = [field for field in wanted if fields[field].value is None]
    known = {fields[field].value for field in wanted}
    left = [reading for value, reading in found.items() if value not in known]
    return {empty[0]: left[0]} if len(empty) == len(left) == 1 else {}


def _found(
    shape: re.Pattern[str], looks: Sequence[Sequence[_PageRow]], read: Callable[[str], str | None]
) -> Mapping[str, FieldReading]:
    """Each value that stands somewhere in that shape, in two readings of the page at least."""
    seen = [{one.value: one for one in _in_shape(shape, rows, read)} for rows in looks]
    times = Counter(value for values in seen for value in values)
    enough = min(_ENOUGH, len(seen))
    return {
        value: reading
        for values in seen
        for value, reading in values.items()
        if value is not None and times[value] >= enough
    }


def _in_shape(
    shape: re.Pattern[str], rows: Sequence[_PageRow], read: Callable[[str], str | None]
) -> Iterator[FieldReading]:
    for number, row in rows:
        for hit in shape.finditer(row.text(0, len(row.words))):
            words = _words(row, hit.span())
            place = Place(number, around(tuple(word.box for word in words)))
            sureness = min(word.confidence for word in words)
            value = read(hit.group())
            if value is not None:
                yield FieldReading(value, sureness, place, _UNLABELLED)


def _words(row: Row, span: tuple[int, int]) -> Sequence[Word]:
    """The row's words that stand in that part of its text."""
    start, inside = 0, []
    for word in row.words:
        if start < span[1] and start + len(word.text) > span[0]:
            inside.append(word)
        start += len(word.text) + 1
    return inside
