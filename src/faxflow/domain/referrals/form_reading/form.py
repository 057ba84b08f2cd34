"""What a form says of each field, and how far that can be trusted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from faxflow.domain.referrals.document_text import Box
from faxflow.domain.referrals.fields import Field

FORM_FIELDS: Final = (
    Field.GIVEN_NAME,
    Field.SURNAME,
    Field.DATE_OF_BIRTH,
    Field.SEX,
    Field.PHONE,
    Field.STREET,
    Field.SUBURB,
    Field.STATE,
    Field.POSTCODE,
    Field.OUTSIDE_ID,
    Field.PROVIDER,
    Field.ORGANISATION,
    Field.NPI,
    Field.PROVIDER_PHONE,
    Field.PROVIDER_FAX,
    Field.SERVICE,
    Field.REASON,
    Field.DIAGNOSES,
    Field.PRIORITY,
    Field.PAYER,
    Field.MEMBER_ID,
    Field.AUTHORISATION_NUMBER,
)
"""What a referral form can carry."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the page, counted from 1, and the box on it."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class FieldReading:
    """`value` is None where nothing usable was found; `doubt` tells why not to trust it as it is.

    Doubts hold nothing of what the form says.
    """

    value: str | None
    confidence: float
    place: Place | None
    doubt: str | None

    @property
    def is_sure(self) -> bool:
        """Whether it may be taken over without a person's look."""
        return self.value is not None and self.doubt is None


NOT_FOUND: Final = FieldReading(None, 0.0, None, "it was not found")


@dataclass(frozen=True, slots=True)
class FormReading:
    """Every field that a form can carry; `doubts` are those about the document as a whole."""

    fields: Mapping[Field, FieldReading]
    doubts: tuple[str, ...] = ()

    def __getitem__(self, field: Field) -> FieldReading:
        """The field's reading; one without a value where forms cannot carry it."""
        return self.fields.get(field, NOT_FOUND)
