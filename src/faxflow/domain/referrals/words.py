"""The closed lists of what a field may say, and other words that people have for things."""

from collections.abc import Mapping

from faxflow.domain.referrals.fields import Field

WORDS: Mapping[Field, tuple[str, ...]] = {
    Field.SEX: ("female", "male", "other", "unknown"),
    Field.PRIORITY: ("routine", "urgent", "asap", "stat"),
    Field.AUTHORISATION: ("unknown", "not-needed", "needed", "requested", "approved", "denied"),
    Field.APPOINTMENT_OUTCOME: ("attended", "left", "rescheduled", "not-attended"),
}
"""FHIR administrative gender and request priority; the rest are ours."""

_ALSO: Mapping[Field, Mapping[str, str]] = {
    Field.SEX: {"f": "female", "m": "male", "o": "other", "u": "unknown"},
    Field.PRIORITY: {"normal": "routine", "emergency": "stat"},
    Field.AUTHORISATION: {"none": "not-needed", "not-required": "not-needed", "yes": "needed"},
    Field.APPOINTMENT_OUTCOME: {"no-show": "not-attended", "seen": "attended"},
}


CALLED: Mapping[str, Field] = {
    "first-name": Field.GIVEN_NAME,
    "last-name": Field.SURNAME,
    "dob": Field.DATE_OF_BIRTH,
    "birth-date": Field.DATE_OF_BIRTH,
    "gender": Field.SEX,
    "address": Field.STREET,
    "city": Field.SUBURB,
    "town": Field.SUBURB,
    "zip": Field.POSTCODE,
    "mrn": Field.OUTSIDE_ID,
    "practice": Field.ORGANISATION,
    "fax": Field.PROVIDER_FAX,
    "icd": Field.DIAGNOSES,
    "diagnosis": Field.DIAGNOSES,
    "insurance": Field.PAYER,
    "auth": Field.AUTHORISATION,
    "appointment": Field.APPOINTMENT_AT,
    "outcome": Field.APPOINTMENT_OUTCOME,
}
"""What people call a field, with hyphens for blanks."""


def word_meant(field: Field, text: str) -> str | None:
    """The word of the field's list that was written in one form or another, or None."""
    folded = "-".join(text.lower().replace("_", "-").split())
    word = _ALSO[field].get(folded, folded)
    return word if word in WORDS[field] else None
