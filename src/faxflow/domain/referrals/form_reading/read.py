"""Reads a form from all readings of its document, and trusts only what they agree on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median
from typing import Final

from faxflow.domain.referrals.document_text import DocumentText, Line, Page
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading.cross_checks import with_cross_checks
from faxflow.domain.referrals.form_reading.customs import Customs
from faxflow.domain.referrals.form_reading.doubts import DIFFER, UNSURE
from faxflow.domain.referrals.form_reading.form import (
    FORM_FIELDS,
    NOT_FOUND,
    FieldReading,
    FormReading,
)
from faxflow.domain.referrals.form_reading.left_over import with_left_over
from faxflow.domain.referrals.form_reading.one_look import SEVERAL, OneLook, canonical, look_at

_CHECKED: Final = frozenset(
    {
        Field.DATE_OF_BIRTH,
        Field.SEX,
        Field.PHONE,
        Field.STATE,
        Field.POSTCODE,
        Field.NPI,
        Field.PROVIDER_PHONE,
        Field.PROVIDER_FAX,
        Field.PRIORITY,
    }
)
"""Fields with rules of their own; where all readings agree, and the rules hold, that is enough."""
_UNANIMOUS: Final = frozenset({Field.SEX})
"""Fields of a few words, one of which becomes another where letters are lost: female, male."""
_ENOUGH: Final = 2
"""Readings that must agree."""
_LEAST_SURE: Final = 0.7
"""How sure readings must be that agree: most of three, or both where the third found nothing."""


def read_form(document: DocumentText, *, country: str, today: date) -> FormReading:
    """What the document says of every field that a referral form can carry.

    `country` (ISO 3166) tells how dates, numbers and addresses are written.
    """
    customs = Customs(country, today)
    readings = _looks(document)
    looks = [look_at(pages, customs) for pages in readings]
    fields: Mapping[Field, FieldReading] = {
        field: _agreed(field, looks, document) for field in FORM_FIELDS
    }
    if document.was_scanned:
        fields = with_cross_checks(with_left_over(fields, readings, customs), country)
    several = (SEVERAL,) if any(look.several for look in looks) else ()
    return FormReading(fields, (*several, *document.left_out))


def _looks(document: DocumentText) -> list[list[tuple[int, Sequence[Line]]]]:
    """Each reading of the whole document; a page whose text was given stands in each."""
    most = max((len(page.further) for page in document.pages), default=0)
    return [
        [(page.number, _lines(page, index)) for page in document.pages] for index in range(most + 1)
    ]


def _lines(page: Page, look: int) -> Sequence[Line]:
    """Nothing where a page was read less often than others: no reading agrees with itself."""
    readings = (page.lines, *page.further)
    if not page.further:
        return page.lines
    return readings[look] if look < len(readings) else ()


def _agreed(field: Field, looks: Sequence[OneLook], document: DocumentText) -> FieldReading:
    """The value that most readings give; without doubt only where enough of them do."""
    found = [look.fields[field] for look in looks if field in look.fields]
    if not found:
        return NOT_FOUND
    given = [one for one in found if one.value is not None]
    if not given:
        return found[0]
    votes = Counter(canonical(one.value) for one in given)
    winner, _ = votes.most_common(1)[0]
    agreeing = [one for one in given if canonical(one.value) == winner]
    best = max(agreeing, key=lambda one: (one.doubt is None, one.confidence))
    if not document.was_scanned:
        return best
    against = [one for one in given if canonical(one.value) != winner and one.doubt is None]
    if field in _UNANIMOUS:
        against = [one for one in found if canonical(one.value) != winner]
    unheard = any(not look.says(field, best.value or "") for look in looks)
    own = next((one.doubt for one in agreeing if one.doubt is not None), None)
    agreed = len(agreeing) == len(looks) and field in _CHECKED
    proved = field is Field.NPI and len(agreeing) >= _ENOUGH and not against
    differ = DIFFER if unheard else None
    doubt = own if agreed or proved else _scan_doubt(agreeing, against, len(looks)) or differ or own
    return FieldReading(best.value, best.confidence, best.place, doubt)


def _scan_doubt(
    agreeing: Sequence[FieldReading], against: Sequence[FieldReading], looks: int
) -> str | None:
    """Why readings of a scan are not believed: they differ, or those that agree are not sure.

    Two make the same mistake now and then, so a third that says otherwise, and has no doubt of
    its own, is always believed enough to ask a person.
    """
    sureness = sorted(one.confidence for one in agreeing)
    if len(agreeing) < min(looks, _ENOUGH) or against:
        return DIFFER
    least = median(sureness) if len(agreeing) == looks else sureness[0]
    return None if least >= _LEAST_SURE else UNSURE
