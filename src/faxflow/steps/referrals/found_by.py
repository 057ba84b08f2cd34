"""What a patient is found by: one composition for all who write patients."""

from collections.abc import Mapping

from faxflow.domain.matching.keys import blocking_keys
from faxflow.domain.matching.person import PERSON_FIELDS, Person
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.search_words import search_words
from faxflow.store.referrals.patients import FoundBy


def found_by(fields: Mapping[Field, str]) -> FoundBy:
    """The keys of likeness of a patient with these fields, and the words people search for."""
    return FoundBy(blocking_keys(person_of(fields)), search_words(fields))


def person_of(fields: Mapping[Field, str]) -> Person:
    """The patient as matching looks at it."""
    return Person(**{name: fields.get(Field(name), "") for name in PERSON_FIELDS})
