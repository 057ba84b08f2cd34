"""How forms word their labels and write their values; each form picks its own way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from faxflow.domain.referrals.fields import Field

_NAME: Final = ("Patient Name", "Patient", "Name", "Pt. Name", "Patient's Name", "Full Name")
_LABELS: Final[Mapping[Field, tuple[str, ...]]] = {
    Field.GIVEN_NAME: ("First Name", "Given Name"),
    Field.SURNAME: ("Last Name", "Surname"),
    Field.DATE_OF_BIRTH: ("DOB", "Date of Birth", "D.O.B.", "Birth Date", "Date of birth"),
    Field.SEX: ("Sex", "Gender", "Sex (M/F)"),
    Field.PHONE: ("Phone", "Telephone", "Home Phone", "Cell Phone", "Patient Phone", "Phone No."),
    Field.STREET: ("Address", "Street Address", "Home Address", "Mailing Address"),
    Field.SUBURB: ("City", "Town"),
    Field.STATE: ("State",),
    Field.POSTCODE: ("ZIP", "Zip Code", "Postal Code"),
    Field.OUTSIDE_ID: ("MRN", "Medical Record #", "Chart No.", "Patient ID"),
    Field.PROVIDER: (
        "Referring Provider",
        "Referring Physician",
        "Ordering Provider",
        "Referred by",
    ),
    Field.ORGANISATION: ("Practice", "Clinic", "Facility", "Organization", "Practice Name"),
    Field.NPI: ("NPI", "NPI #", "NPI No.", "Provider NPI"),
    Field.PROVIDER_PHONE: ("Phone", "Office Phone", "Tel", "Telephone"),
    Field.PROVIDER_FAX: ("Fax", "Fax No.", "Office Fax"),
    Field.SERVICE: ("Service Requested", "Referral For", "Specialty", "Requested Service"),
    Field.REASON: ("Reason for Referral", "Reason", "Clinical Indication"),
    Field.DIAGNOSES: ("ICD-10", "Diagnosis Code(s)", "Dx", "Diagnosis (ICD-10)"),
    Field.PRIORITY: ("Priority", "Urgency"),
    Field.PAYER: ("Insurance", "Payer", "Insurance Company", "Primary Insurance"),
    Field.MEMBER_ID: ("Member ID", "Policy #", "Subscriber ID", "Insurance ID", "Member No."),
}
_DATES: Final = ("%m/%d/%Y", "%m-%d-%Y", "%B %d, %Y", "%Y-%m-%d", "%d %b %Y")
_PHONES: Final = ("({}) {}-{}", "{}-{}-{}", "{}.{}.{}", "({}){}-{}", "+1 {} {} {}")
_SEXES: Final = {"female": ("F", "Female", "FEMALE"), "male": ("M", "Male", "MALE")}


@dataclass(frozen=True, slots=True)
class Entry:
    """One label with what is written for it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Parts:
    """A form's entries by part."""

    patient: tuple[Entry, ...]
    insurance: tuple[Entry, ...]
    referrer: tuple[Entry, ...]
    request: tuple[Entry, ...]


def worded(truth: Mapping[Field, str], random: Random) -> Parts:
    """The referral as some form words it."""

    def entry(field: Field, value: str | None = None) -> Entry:
        return Entry(random.choice(_LABELS[field]), truth[field] if value is None else value)

    born = date.fromisoformat(truth[Field.DATE_OF_BIRTH]).strftime(random.choice(_DATES))
    phones = random.choice(_PHONES)
    return Parts(
        patient=(
            *_names(truth, random),
            entry(Field.DATE_OF_BIRTH, born),
            entry(Field.SEX, _sex(truth[Field.SEX], random)),
            entry(Field.PHONE, _phone(truth[Field.PHONE], phones)),
            *_addresses(truth, random),
            entry(Field.OUTSIDE_ID),
        ),
        insurance=(entry(Field.PAYER), entry(Field.MEMBER_ID)),
        referrer=(
            entry(Field.PROVIDER, _provider(truth[Field.PROVIDER], random)),
            entry(Field.ORGANISATION),
            entry(Field.NPI),
            entry(Field.PROVIDER_PHONE, _phone(truth[Field.PROVIDER_PHONE], phones)),
            entry(Field.PROVIDER_FAX, _phone(truth[Field.PROVIDER_FAX], phones)),
        ),
        request=(
            entry(Field.SERVICE),
            entry(Field.DIAGNOSES, truth[Field.DIAGNOSES].replace(" ", ", ")),
            entry(Field.REASON),
            entry(Field.PRIORITY, truth[Field.PRIORITY].upper()),
        ),
    )


def _names(truth: Mapping[Field, str], random: Random) -> tuple[Entry, ...]:
    given, surname = truth[Field.GIVEN_NAME], truth[Field.SURNAME]
    if random.random() < 0.2:  # noqa: PLR2004 - some forms ask for the two apart
        return Entry("Last Name", surname), Entry("First Name", given)
    initial = random.choice(("", "", " B.", " T"))
    written = (f"{given}{initial} {surname}", f"{surname}, {given}{initial}", f"{given} {surname}")
    name = random.choice(written)
    return (Entry(random.choice(_NAME), random.choice((name, name, name.upper()))),)


def _addresses(truth: Mapping[Field, str], random: Random) -> tuple[Entry, ...]:
    street = Entry(random.choice(_LABELS[Field.STREET]), truth[Field.STREET])
    region = f"{truth[Field.STATE]} {truth[Field.POSTCODE]}"
    way = random.randrange(3)
    if way == 0:
        return (Entry(street.label, f"{street.value}, {truth[Field.SUBURB]}, {region}"),)
    if way == 1:
        return street, Entry("City/State/Zip", f"{truth[Field.SUBURB]}, {region}")
    rest = (Field.SUBURB, Field.STATE, Field.POSTCODE)
    return street, *(Entry(random.choice(_LABELS[one]), truth[one]) for one in rest)


def _sex(sex: str, random: Random) -> str:
    """A word, or two boxes of which one is marked."""
    if random.random() < 0.25:  # noqa: PLR2004 - some forms have boxes
        female, male = ("[X]", "[ ]") if sex == "female" else ("[ ]", "[X]")
        return f"{female} Female  {male} Male"
    return random.choice(_SEXES[sex])


def _provider(name: str, random: Random) -> str:
    return random.choice((name, f"Dr. {name}", f"{name}, MD", f"{name}, NP", f"Dr. {name}, DO"))


def _phone(e164: str, shape: str) -> str:
    return shape.format(e164[2:5], e164[5:8], e164[8:])
