"""Reads a form from all readings of its document, and trusts only what they agree on."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from faxflow.domain.referrals.document_text import DocumentText, Line
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading.candidates import Customs
from faxflow.domain.referrals.form_reading.form import (
    FORM_FIELDS,
    NOT_FOUND,
    FieldReading,
    FormReading,
)
from faxflow.domain.referrals.form_reading.one_look import SEVERAL, OneLook, canonical, look_at

_DIFFER: Final = "two readings of the scan differ"
_ONCE: Final = "only one of two readings of the scan found it"
_UNSURE: Final = "the scan is hard to read there"
_LEAST_SURE: Final = 0.4
"""Below this the recognition itself does not believe what it read."""


def read_form(document: DocumentText, *, country: str, today: date) -> FormReading:
    """What the document says of every field that a referral form can carry.

    `country` (ISO 3166) tells how dates, numbers and addresses are written.
    """
    customs = Customs(country, today)
    looks = [look_at(pages, customs) for pages in _looks(document)]
    fields = {field: _agreed(field, looks, document) for field in FORM_FIELDS}
    several = (SEVERAL,) if any(look.several for look in looks) else ()
    return FormReading(fields, (*several, *document.left_out))


def _looks(document: DocumentText) -> list[list[tuple[int, Sequence[Line]]]]:
    """Each reading of the whole document; a page that was read less often stands in each."""
    most = max((len(page.further) for page in document.pages), default=0)
    looks: list[list[tuple[int, Sequence[Line]]]] = []
    for index in range(most + 1):
        looks.append(
            [
                (page.number, (page.lines, *page.further)[min(index, len(page.further))])
                for page in document.pages
            ]
        )
    return looks


def _agreed(field: Field, looks: Sequence[OneLook], document: DocumentText) -> FieldReading:
    """The field's value where all readings give the same one, else the best with its doubt."""
    found = [look.fields[field] for look in looks if field in look.fields]
    if not found:
        return NOT_FOUND
    best = max(found, key=lambda one: (one.value is not None, one.doubt is None, one.confidence))
    if best.value is None or not document.was_scanned:
        return best
    doubt = _scan_doubt(found, len(looks)) or best.doubt
    return FieldReading(best.value, best.confidence, best.place, doubt)


def _scan_doubt(found: Sequence[FieldReading], looks: int) -> str | None:
    given = [one for one in found if one.value is not None]
    if len({canonical(one.value) for one in given}) > 1:
        return _DIFFER
    if len(given) < min(looks, 2):
        return _ONCE
    doubted = next((one.doubt for one in given if one.doubt is not None), None)
    sure = max(one.confidence for one in given)
    return doubted or (_UNSURE if sure < _LEAST_SURE else None)
