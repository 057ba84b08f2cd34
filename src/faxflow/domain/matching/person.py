"""A person as one record tells of them: eight texts, any of which may be empty."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """What matching looks at; the names are those of the fields of a referral's patient."""

    given_name: str = ""
    surname: str = ""
    date_of_birth: str = ""
    sex: str = ""
    phone: str = ""
    street: str = ""
    suburb: str = ""
    postcode: str = ""


PERSON_FIELDS = tuple(Person.__slots__)
"""The columns of a file of people, but for its id."""
