"""Whom a column is about, by the words of its name: the patient, another doctor, the practice."""

from enum import StrEnum
from typing import Final

from faxflow.frames.name_words import words_of


class Owner(StrEnum):
    """Those to whom a letter may go come first; NOBODY where the name does not say."""

    RECIPIENT = "recipient"
    REFERRED_TO = "referred to"
    REFERRING = "referring"
    ORDERING = "ordering"
    PRIMARY = "primary"
    PROVIDER = "provider"
    PATIENT = "patient"
    RELATION = "relation"
    PRACTICE = "practice"
    PAYER = "payer"
    NOBODY = "nobody"


DOCTORS: Final = (
    Owner.RECIPIENT,
    Owner.REFERRED_TO,
    Owner.REFERRING,
    Owner.ORDERING,
    Owner.PRIMARY,
)
"""Those outside the practice who may get a letter."""

_TO: Final = frozenset(("referred", "refer", "send", "fax", "sent"))
_OWNERS: Final = (
    (Owner.RELATION, ("guarantor", "emergency", "spouse", "guardian", "parent", "mother", "father",
                      "subscriber", "insured", "policyholder", "employer", "attorney", "contact",
                      "pharmacy")),
    (Owner.RECIPIENT, ("recipient", "addressee", "destination")),
    (Owner.REFERRED_TO, ("specialist", "consultant", "consulting", "consult")),
    (Owner.REFERRING, ("referring", "referrer", "referred", "referral", "refer", "ref", "refd")),
    (Owner.ORDERING, ("ordering", "ordered", "requesting", "requestor")),
    (Owner.PRIMARY, ("pcp", "gp", "primarycare", "family")),
    (Owner.PAYER, ("insurance", "ins", "payer", "payor", "carrier", "plan", "policy", "member")),
    (Owner.PATIENT, ("patient", "pt", "pat", "client", "home", "cell", "mobile")),
    (Owner.PRACTICE, ("our", "own", "from", "sender", "clinic", "practice", "office", "facility",
                      "hospital", "location", "loc", "dept", "department", "site", "company",
                      "organization", "org", "lab")),
    (Owner.PROVIDER, ("provider", "prov", "physician", "phys", "doctor", "dr", "attending",
                      "rendering", "resource", "clinician", "surgeon")),
)  # fmt: skip


def owner_of(column: str) -> Owner:
    """Whom the column is about; the first owner in the list that the name speaks of."""
    words = words_of(column)
    told = set(words)
    if "to" in told and told & _TO:
        return Owner.REFERRED_TO if told & {"referred", "refer"} else Owner.RECIPIENT
    if {"primary", "care"} <= told:
        return Owner.PRIMARY
    return next((owner for owner, names in _OWNERS if told.intersection(names)), Owner.NOBODY)
