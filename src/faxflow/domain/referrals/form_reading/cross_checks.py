"""A scan's fields that speak for or against each other: the state, and where its ZIP code lies."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from rapidfuzz.distance import Hamming

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading.doubts import DIFFER, UNSURE
from faxflow.domain.referrals.form_reading.form import FieldReading
from faxflow.domain.referrals.form_reading.postcode_states import state_of

_ELSEWHERE: Final = "its postcode lies in a state that looks like it"


def with_cross_checks(
    fields: Mapping[Field, FieldReading], country: str
) -> Mapping[Field, FieldReading]:
    """The fields, the state sure where its postcode proves it, in doubt where it speaks against.

    Other states beside a postcode are left as they are: people move, and take an old code along.
    """
    state, postcode = fields[Field.STATE], fields[Field.POSTCODE]
    told = state_of(postcode.value) if country == "US" and postcode.value else None
    if told is None or state.value is None:
        return fields
    if told == state.value:
        proved = postcode.is_sure and state.doubt in {DIFFER, UNSURE}
        return {**fields, Field.STATE: replace(state, doubt=None)} if proved else fields
    if state.is_sure and Hamming.distance(told, state.value) == 1:
        return {**fields, Field.STATE: replace(state, doubt=_ELSEWHERE)}
    return fields
