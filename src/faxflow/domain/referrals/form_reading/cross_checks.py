"""What speaks for or against a scan's fields once all readings are compared."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from rapidfuzz.distance import Hamming

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading.doubts import DIFFER, LOOKS_OTHER, UNSURE
from faxflow.domain.referrals.form_reading.form import FieldReading
from faxflow.domain.referrals.form_reading.odd_words import (
    ODD_FIELDS,
    oddity_of,
    with_kinds_mended,
)
from faxflow.domain.referrals.form_reading.postcode_states import state_of

_HIDDEN_BLANK: Final = re.compile(r"[A-Z]{2}(?:A[TVWY]|L[TVWY])$")
"""Capitals that lean over each other, so that no reading sees the blank before an initial."""
_INITIAL: Final = "its last letter may be an initial"
_ELSEWHERE: Final = "its postcode lies in a state that looks like it"
_BY_POSTCODE: Final = "it was not read, but its postcode lies there"
_NUMBERS: Final = (Field.OUTSIDE_ID, Field.MEMBER_ID, Field.AUTHORISATION_NUMBER)
_LEAST_SIGNS: Final = 4
_TOO_SHORT: Final = "most of it may be lost"


def with_cross_checks(
    fields: Mapping[Field, FieldReading], country: str
) -> Mapping[Field, FieldReading]:
    """The fields, with what speaks for or against some of them told."""
    given = fields[Field.GIVEN_NAME]
    if given.is_sure and _HIDDEN_BLANK.search(given.value or ""):
        fields = {**fields, Field.GIVEN_NAME: replace(given, doubt=_INITIAL)}
    odd = {one: _without_odd_words(one, fields[one], country) for one in ODD_FIELDS}
    torn = {
        one: replace(fields[one], doubt=_TOO_SHORT) for one in _NUMBERS if _is_torn(fields[one])
    }
    fields = {**fields, **odd, **torn}
    return _with_state(fields) if country == "US" else fields


def _is_torn(number: FieldReading) -> bool:
    """Whether it is shorter than record numbers are: three readings may lose the same signs."""
    signs = sum(map(str.isalnum, number.value or ""))
    return number.is_sure and signs < _LEAST_SIGNS


def _without_odd_words(field: Field, reading: FieldReading, country: str) -> FieldReading:
    """The reading, in doubt where its words look misread; what is in doubt is proposed mended."""
    if reading.value is None:
        return reading
    doubt = reading.doubt or oddity_of(field, reading.value, country)
    mends = doubt is not None and field is Field.STREET
    value = with_kinds_mended(reading.value) if mends else reading.value
    return replace(reading, value=value, doubt=doubt)


def _with_state(fields: Mapping[Field, FieldReading]) -> Mapping[Field, FieldReading]:
    """The state as its postcode tells where none was read; sure where that proves it, in doubt
    where it speaks against.

    Other states beside a postcode are left as they are: people move, and take an old code along.
    """
    state, postcode = fields[Field.STATE], fields[Field.POSTCODE]
    told = state_of(postcode.value) if postcode.value else None
    if told is None:
        return fields
    if state.value is None:
        by_postcode = FieldReading(told, postcode.confidence, postcode.place, _BY_POSTCODE)
        return {**fields, Field.STATE: by_postcode}
    if told == state.value:
        proved = postcode.is_sure and state.doubt in {DIFFER, LOOKS_OTHER, UNSURE}
        return {**fields, Field.STATE: replace(state, doubt=None)} if proved else fields
    if state.is_sure and Hamming.distance(told, state.value) == 1:
        return {**fields, Field.STATE: replace(state, doubt=_ELSEWHERE)}
    return fields
