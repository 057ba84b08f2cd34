"""What a label asks for, and of whom."""

from dataclasses import dataclass
from enum import StrEnum


class Party(StrEnum):
    """Whom a part of a form is about."""

    PATIENT = "patient"
    REFERRER = "referrer"
    RECEIVER = "receiver"  # the practice that the fax is for
    INSURER = "insurer"
    OTHER_INSURER = "other insurer"
    REQUEST = "request"  # what is wanted, and why
    OTHER = "other"  # guardians, contacts, guarantors, subscribers


class Ask(StrEnum):
    """What a label wants to know; whose, the label or its part of the form tells."""

    NAME = "name"
    GIVEN_NAME = "given name"
    SURNAME = "surname"
    BORN = "born"
    SEX = "sex"
    PHONE = "phone"
    FAX = "fax"
    ADDRESS = "address"
    TOWN = "town"
    STATE = "state"
    POSTCODE = "postcode"
    TOWN_LINE = "town, state and postcode"
    CHART = "chart"
    NPI = "npi"
    ORGANISATION = "organisation"
    SERVICE = "service"
    REASON = "reason"
    DIAGNOSES = "diagnoses"
    PRIORITY = "priority"
    PAYER = "payer"
    MEMBER = "member"
    AUTHORISATION_NUMBER = "authorisation number"
    NOTHING = "nothing"  # a label of which we want no answer


@dataclass(frozen=True, slots=True)
class Wording:
    """What a label means. `sets_party`: what follows it is about the same party.

    `plain`: unmistakable, a label even without a colon and beside its answer. `shy`: a label
    before a colon only, for it is a town's name too, or part of a sentence.
    """

    ask: Ask
    party: Party | None = None
    sets_party: bool = False
    plain: bool = False
    surname_first: bool = False
    shy: bool = False
