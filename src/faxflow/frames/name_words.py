"""The words of which column names are made, as clinics and their systems write them."""

import re
from typing import Final

_WORDS: Final = frozenset((
    "acc", "account", "acct", "active", "addr", "address", "admit", "age", "amount", "amt",
    "appointment", "appt", "area", "attending", "auth", "authorization", "bal", "balance", "bill",
    "birth", "birthdate", "bmi", "by", "carrier", "case", "cell", "charge", "charges", "chart",
    "city", "claim", "class", "client", "clinic", "clinician", "code", "comment", "comments",
    "contact", "copay", "cost", "count", "country", "county", "cpt", "created", "credentials",
    "date", "day", "days", "department", "dept", "desc", "description", "detail", "diag",
    "diagnosis", "discharge", "dob", "doctor", "dos", "dr", "due", "duration", "dx", "email",
    "employer", "enc", "encounter", "end", "entered", "episode", "ext", "external", "facility",
    "fax", "faxed", "fee", "first", "flag", "fname", "for", "from", "full", "gender", "given",
    "group", "grp", "guarantor", "home", "hour", "hrs", "icd", "icd10", "id", "identifier",
    "init", "initial", "ins", "insurance", "insured", "key", "kind", "lab", "language", "last",
    "length", "line", "lname", "loc", "location", "mail", "medication", "member", "message", "mi",
    "middle", "min", "mins", "minutes", "mobile", "mode", "mrn", "name", "nbr", "new", "next",
    "no", "note", "notes", "npi", "num", "number", "office", "opened", "order", "ordered",
    "ordering", "org", "organization", "outcome", "owner", "paid", "pat", "patient", "patientid",
    "payer", "payment", "pcp", "pharmacy", "phone", "physician", "plan", "policy", "postal",
    "postcode", "practice", "preferred", "prefix", "primary", "prior", "priority", "proc",
    "procedure", "prov", "provider", "pt", "qty", "quantity", "reason", "received", "record",
    "ref", "referral", "referred", "referrer", "referring", "relation", "relationship",
    "rendering", "report", "request", "requested", "res", "resource", "result", "results", "room",
    "row", "schedule", "scheduled", "score", "secondary", "seen", "sent", "seq", "serial",
    "service", "sex", "site", "slot", "source", "specialist", "specialty", "ssn", "staff",
    "start", "stat", "state", "status", "street", "subscriber", "suffix", "surname", "tax", "tel",
    "telephone", "test", "time", "title", "to", "total", "type", "unit", "units", "urgency",
    "user", "value", "visit", "visits", "ward", "work", "year", "zip", "zipcode", "zone",
))  # fmt: skip
_MEANT: Final = {
    "birthdt": "birthdate", "dat": "date", "dt": "date", "dte": "date", "facsimile": "fax",
    "faxnbr": "faxno", "geb": "birth", "termin": "appointment",
    "faxnr": "faxno", "faxnum": "faxno", "fx": "fax", "fxno": "faxno", "mob": "mobile",
    "nam": "name", "nm": "name", "nme": "name", "nr": "no", "ph": "phone", "phn": "phone",
    "phys": "physician", "prvdr": "provider", "refg": "referring", "refr": "referrer",
    "refrg": "referring",
    "rfr": "referrer", "rfrg": "referring", "rsn": "reason", "svc": "service", "telefax": "fax",
    "tm": "time", "vst": "visit",
}  # fmt: skip
"""What old systems cut words to, whose columns are ten signs wide, and the word that is meant."""
_DOTTED: Final = re.compile(r"\b(?:[A-Za-z]\.){2,}[A-Za-z]?")
"""D.O.B. is one word."""
_PIECES: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


def words_of(name: str) -> list[str]:
    """The words of a name in small letters: PatientDOB, PAT_DOB and "Pat. DOB" have the same.

    One that is cut short is written out: "Ref Fx#" is the referrer's fax.
    """
    return [_MEANT.get(word, word) for word in written_words(name)]


def written_words(name: str) -> list[str]:
    """The same, each word as it is written."""
    whole = _DOTTED.sub(lambda found: found[0].replace(".", ""), name)
    return [piece.lower() for piece in _PIECES.findall(whole)]


def is_known(name: str) -> bool:
    """Whether the name holds a word that columns are called by."""
    # As it is written: in the text of a report, "Fx" is a fracture.
    words = written_words(name)
    # Some are glued together, or cut where nobody expects it: E-mail, BirthDate.
    return any(word in _WORDS for word in words) or "".join(words) in _WORDS
