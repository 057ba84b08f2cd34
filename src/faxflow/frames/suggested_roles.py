"""Which of a report's fields a draft mapping faxes to, tells rows by, and dates them with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from faxflow.frames.column_guess import NAME_FAX
from faxflow.frames.column_owner import DOCTORS, Owner, owner_of
from faxflow.frames.field import FieldKind
from faxflow.frames.name_words import words_of
from faxflow.frames.suggested_field import SuggestedField

_DATED: Final = frozenset({FieldKind.DATE, FieldKind.DATE_TIME})
_VISIT: Final = (
    "appointment", "appt", "visit", "service", "svc", "dos", "encounter", "enc", "scheduled",
    "sched", "session", "admit", "admission", "seen", "exam", "procedure", "referral", "referred",
    "order", "date",
)  # fmt: skip
_OTHER_DAY: Final = frozenset((
    "birth", "dob", "born", "created", "entered", "entry", "modified", "updated", "last", "next",
    "due", "invoice", "billed", "printed", "run", "signed", "death", "expires", "expiration",
    "end", "discharge", "cancelled", "canceled", "follow", "previous", "prev", "prior", "report",
))  # fmt: skip
_NUMBERED: Final = ("mrn", "chart", "patientid", "account", "acct", "id")
_NO_PATIENTS_NUMBER: Final = frozenset((
    "npi", "provider", "prov", "facility", "clinic", "location", "dept", "department", "tax",
    "group", "payer", "doctor", "physician",
))  # fmt: skip
_NUMBER_WORDS: Final = frozenset(("no", "number", "num", "nbr"))
_PATIENT_WORDS: Final = frozenset(("patient", "pt", "pat", "client"))
_NAMES: Final = frozenset(("last", "first", "lname", "fname", "surname", "forename", "given"))


@dataclass(frozen=True, slots=True)
class Roles:
    """Fields by their names; None or nothing where no field fills the role for certain."""

    fax_number: str | None
    identity: Sequence[str]
    service_date: str | None
    recipient: str | None


def roles_of(fields: Sequence[SuggestedField]) -> Roles:
    """The roles of a mapping's fields."""
    fax = _fax(fields)
    joined = None if fax else _joined(fields)
    visit = _visit(fields)
    identity = [*_patient(fields), *([visit.name] if visit else [])]
    return Roles(
        joined.parts["fax"] if joined else fax.name if fax else None,
        identity or [one.name for one in fields[:1]],
        visit.name if visit else None,
        joined.parts["name"] if joined else _recipient(fields, fax),
    )


def _joined(fields: Sequence[SuggestedField]) -> SuggestedField | None:
    """The column that names the recipient and says his fax number in one; None where several do."""
    theirs = (*DOCTORS, Owner.NOBODY, Owner.PROVIDER)
    joined = [one for one in fields if one.guess.split == NAME_FAX]
    found = [one for one in joined if owner_of(one.column) in theirs]
    return found[0] if len(found) == 1 else None


def is_patients(column: str) -> bool:
    """Whether a name or birth date in the column is the patient's, for all that is said."""
    return owner_of(column) in (Owner.PATIENT, Owner.NOBODY)


def _fax(fields: Sequence[SuggestedField]) -> SuggestedField | None:
    """The fax of whom the letters go to; None where it could be another's.

    The practice's own fax and the patient's are never taken, and neither is one doctor's where
    another has one as well.
    """
    phones = [one for one in fields if one.guess.kind is FieldKind.PHONE]
    named = [one for one in phones if "fax" in words_of(one.column)]
    if not named:
        telling = [one for one in phones if one.guess.says_fax]
        return telling[0] if len(telling) == 1 else None
    for wanted in ((Owner.RECIPIENT,), DOCTORS, (Owner.NOBODY, Owner.PROVIDER)):
        found = [one for one in named if owner_of(one.column) in wanted]
        if found:
            return found[0] if len({_unnumbered(one.column) for one in found}) == 1 else None
    return None


def _unnumbered(column: str) -> tuple[str, ...]:
    """The words that tell whose a fax is: Fax and Fax 2 are the same one's."""
    owner = owner_of(column)
    if owner is not Owner.NOBODY:
        return (owner,)
    plain = ("no", "number", "num", "nbr")
    return tuple(one for one in words_of(column) if not one.isdecimal() and one not in plain)


def _visit(fields: Sequence[SuggestedField]) -> SuggestedField | None:
    """The day of the visit, which is neither the last one nor that of a bill."""
    dated = [one for one in fields if one.guess.kind in _DATED]
    fit = [one for one in dated if not _OTHER_DAY & set(words_of(one.column))]
    return _first(fit, _VISIT, lambda _: True)


def _recipient(fields: Sequence[SuggestedField], fax: SuggestedField | None) -> str | None:
    """The name of him whose fax it is, else of the likeliest doctor."""
    owner = owner_of(fax.column) if fax else Owner.NOBODY
    texts = [one for one in fields if _may_name_doctor(one)]
    wanted = [owner] if owner in DOCTORS else []
    for asked in (*wanted, *DOCTORS, Owner.PROVIDER):
        found = [one for one in texts if owner_of(one.column) is asked]
        found = [one for one in found if one.parts] or found
        if found:
            return found[0].parts.get("name", found[0].name)
    return None


def _may_name_doctor(one: SuggestedField) -> bool:
    is_text = one.guess.kind is FieldKind.TEXT and not one.guess.width
    other = {"id", "npi", "address", "addr", "city", "state", "zip", "specialty", "reason",
             "status", "type", "no", "number", "num", "code", "email", "fname", "first",
             "source", "clinic", "practice", "facility", "organization"}  # fmt: skip
    return is_text and "#" not in one.column and not other & set(words_of(one.column))


def _patient(fields: Sequence[SuggestedField]) -> list[str]:
    """A number of the patient's, else his name and birth date."""
    for one in fields:
        if one.guess.split == "name-number":
            return [one.parts["number"]]
    numbered = _first(fields, _NUMBERED, _may_be_patients_number)
    numbered = numbered or next((one for one in fields if _is_numbered_patient(one)), None)
    if numbered:
        return [numbered.name]
    own = [one for one in fields if is_patients(one.column)]
    names = [one.name for one in own if one.guess.split == "name"][:1]
    names = names or [one.name for one in own if _NAMES & set(words_of(one.column))]
    return names + [one.name for one in own if one.guess.kind is FieldKind.BIRTH_DATE][:1]


def _may_be_patients_number(one: SuggestedField) -> bool:
    owned = owner_of(one.column) in (Owner.PATIENT, Owner.NOBODY)
    return owned and not _NO_PATIENTS_NUMBER & set(words_of(one.column))


def _is_numbered_patient(one: SuggestedField) -> bool:
    """Whether its name says a number of the patient's and no more: Pt#, Pat-Nr, Patient Number."""
    words = set(words_of(one.column))
    if (
        one.guess.kind is not FieldKind.TEXT
        or one.parts
        or owner_of(one.column) is not Owner.PATIENT
    ):
        return False
    told = words & _NUMBER_WORDS or one.column.rstrip().endswith("#")
    return bool(told) and words <= _NUMBER_WORDS | _PATIENT_WORDS


def _first(
    fields: Sequence[SuggestedField], words: Sequence[str], fits: Callable[[SuggestedField], bool]
) -> SuggestedField | None:
    """The field whose name has the first of the words that any has."""
    for word in words:
        for one in fields:
            if word in words_of(one.column) and fits(one):
                return one
    return None
