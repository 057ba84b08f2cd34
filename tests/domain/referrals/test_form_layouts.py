"""Forms are read by their labels, however they are laid out and worded."""

from datetime import date

import pytest

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading import FormReading, read_form
from faxflow.domain.referrals.plain_text import plain_document

TODAY = date(2026, 11, 2)

PATIENT = {
    Field.GIVEN_NAME: "Ottoline",
    Field.SURNAME: "Farthing",
    Field.DATE_OF_BIRTH: "1961-03-14",
    Field.SEX: "female",
    Field.PHONE: "+13125550134",
}

LAYOUTS = {
    "one label a line": """
        Patient: Ottoline Farthing
        DOB: 3/14/1961
        Sex: F
        Phone: (312) 555-0134""",
    "labels of other words, values far to the right": """
        Pt. Name                      Farthing, Ottoline B.
        Date of Birth                 1961-03-14
        Gender                        Female
        Cell                          312.555.0134""",
    "several labels a line": """
        Name: Ottoline Farthing   D.O.B.: 03-14-1961   Sex: female   Tel: 312-555-0134""",
    "labels above their values": """
        Patient Name            Birth Date       Sex       Home Phone
        Farthing, Ottoline      Mar 14, 1961     F         312 555 0134""",
    "each value on the next line": """
        Patient's Name:
        Ottoline Farthing
        Date of birth:
        14 March 1961
        Gender:
        Female
        Telephone:
        +1 312 555 0134""",
    "boxes, one of which is marked": """
        Last Name: Farthing     First Name: Ottoline
        DOB: 03/14/1961         Sex: [ ] Male  [X] Female
        Patient Phone: (312)555-0134""",
    "marks behind their words": """
        Surname: Farthing
        Given name: Ottoline
        DOB:03/14/1961
        Sex: M [ ]  F [x]
        Mobile: 3125550134""",
    "two columns, each about somebody else": """
        PATIENT                                REFERRING PROVIDER
        Name: Ottoline Farthing                Name: Lemuel Stokes, MD
        DOB: 3/14/1961                         NPI: 1234567893
        Sex: Female                            Phone: 503-555-0188
        Phone: 312-555-0134                    Fax: 503-555-0189""",
    "a letterhead, and the practice it goes to": """
        Quince Street Family Medicine
        Phone: 503-555-0188   Fax: 503-555-0189
        To: Harbor Heart Center   Phone: 212-555-0142   Fax: 212-555-0143
        RE: Ottoline Farthing
        DOB: 3/14/1961
        Sex: F
        Patient phone: 312-555-0134""",
    "contacts and subscribers who are not the patient": """
        Patient name: Ottoline Farthing
        DOB: 3/14/1961     Sex: F      Phone: 312-555-0134
        Emergency contact: Ada Brook   Phone: 312-555-0199
        Subscriber: Ezra Farthing      Subscriber DOB: 01/02/1958
        Mother's name: Ida Farthing""",
    "numbers of headings whose points look like commas": """
        1, Patient Demographics
        Name: Ottoline Farthing
        DOB: 3/14/1961     Sex: F
        Phone: 312-555-0134
        l; Referring Provider
        Name: Lemuel Stokes, MD
        Phone: 503-555-0188""",
    "dashes for colons": """
        Patient Name - Ottoline Farthing
        D.O.B - 03/14/1961
        Sex - F
        Phone - 312-555-0134""",
    "all in one line of a mail": """Hello, a new referral for you.
        Name: Ottoline Farthing, DOB 3/14/1961, phone 312-555-0134
        Sex: F""",
    "a fax machine's own line": """11/02/2026 09:15 FROM: OFFICE 5035550188  TO: 2125550143  P. 1/2
        Patient: Ottoline Farthing
        Birthdate: 3/14/1961
        Gender: F
        Phone #: 312-555-0134""",
}  # fmt: skip


def read(text: str, country: str = "US") -> FormReading:
    """The form in plain text."""
    return read_form(plain_document(text), country=country, today=TODAY)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_patient_is_read_from_every_layout(layout: str) -> None:
    form = read(LAYOUTS[layout])

    assert {field: form[field].value for field in PATIENT} == PATIENT
    assert not [field for field in PATIENT if form[field].doubt]


def test_who_refers_and_what_is_wanted_are_read_too() -> None:
    form = read("""
        PATIENT INFORMATION
        Name: Ottoline Farthing
        Address: 27 Candle Row, Apt 3
                 Three Rivers, TX 78071
        MRN: 0048127
        INSURANCE
        Payer            Member ID        Group #
        Cedar Mutual     W204418830       7781
        Secondary insurance: Bluewater   Member ID: X99100200
        REFERRED BY
        Dr. Lemuel Stokes, DO
        Practice: Quince Street Family Medicine
        NPI #: 1234567893
        Tel: 503-555-0188 ext. 4
        Fax: 503-555-0189
        Service requested: Sleep study
        Reason for referral: loud snoring,
          sleepy by day
        ICD-10: G47.33, R06.83
        Urgency: [ ] Routine [X] Urgent [ ] STAT
        Prior Authorization #: PA-77120
        """)

    assert {field: form[field].value for field in form.fields if form[field].value} == {
        Field.GIVEN_NAME: "Ottoline",
        Field.SURNAME: "Farthing",
        Field.STREET: "27 Candle Row, Apt 3",
        Field.SUBURB: "Three Rivers",
        Field.STATE: "TX",
        Field.POSTCODE: "78071",
        Field.OUTSIDE_ID: "0048127",
        Field.PAYER: "Cedar Mutual",
        Field.MEMBER_ID: "W204418830",
        Field.PROVIDER: "Lemuel Stokes",
        Field.ORGANISATION: "Quince Street Family Medicine",
        Field.NPI: "1234567893",
        Field.PROVIDER_PHONE: "+15035550188",
        Field.PROVIDER_FAX: "+15035550189",
        Field.SERVICE: "Sleep study",
        Field.REASON: "loud snoring, sleepy by day",
        Field.DIAGNOSES: "G47.33 R06.83",
        Field.PRIORITY: "urgent",
        Field.AUTHORISATION_NUMBER: "PA-77120",
    }


def test_states_that_look_like_labels_are_states() -> None:
    form = read("Patient: Ottoline Farthing\nAddress: 27 Candle Row, Boise, ID 83702")

    assert form[Field.STREET].value == "27 Candle Row"
    assert (form[Field.STATE].value, form[Field.POSTCODE].value) == ("ID", "83702")


def test_a_letters_sentences_give_a_name_that_a_person_must_confirm() -> None:
    form = read("Thank you for seeing Mrs Ottoline Farthing (DOB 3/14/1961), who sleeps badly.")

    assert form[Field.SURNAME].value == "Farthing"
    assert form[Field.DATE_OF_BIRTH].value == "1961-03-14"
    assert form[Field.SEX].value == "female"
    assert not any(form[field].is_sure for field in form.fields)


DOUBTS = {
    "two values under one label": ("DOB: 3/14/1961\nDOB: 4/14/1961", Field.DATE_OF_BIRTH),
    "a year of two digits": ("DOB: 3/14/61", Field.DATE_OF_BIRTH),
    "a day that was never": ("DOB: 2/30/1961", Field.DATE_OF_BIRTH),
    "a birth in the future": ("DOB: 3/14/2061", Field.DATE_OF_BIRTH),
    "a stand-in for no date": ("DOB: 01/01/1900", Field.DATE_OF_BIRTH),
    "day first where months come first": ("DOB: 14/03/1961", Field.DATE_OF_BIRTH),
    "a wrong check digit": ("NPI: 1234567890", Field.NPI),
    "a digit too few": ("NPI: 123456789", Field.NPI),
    "both boxes marked": ("Sex: [X] M [X] F", Field.SEX),
    "no box marked": ("Sex: [ ] M [ ] F", Field.SEX),
    "a phone of seven digits": ("Patient phone: 555-0134", Field.PHONE),
    "two phones": ("Patient phone: 312-555-0134 or 312-555-0199", Field.PHONE),
    "no such state": ("Patient: Al Roe\nState: XQ", Field.STATE),
    "a postcode too short": ("Patient: Al Roe\nZIP: 6270", Field.POSTCODE),
    "words for a code": ("ICD-10: see notes", Field.DIAGNOSES),
    "a phone before anybody is named": ("Phone: 312-555-0134", Field.PHONE),
    "one name only": ("Patient: Farthing", Field.SURNAME),
    "what may be a middle name": ("Patient: Ida Mae Farthing", Field.GIVEN_NAME),
}


@pytest.mark.parametrize("case", DOUBTS)
def test_what_cannot_be_trusted_is_said_to_be_doubtful(case: str) -> None:
    text, field = DOUBTS[case]

    reading = read(text)[field]

    assert reading.doubt is not None
    assert not reading.is_sure


def test_doubts_repeat_nothing_of_what_stands_on_the_form() -> None:
    canary = "Zanzibarica"

    form = read(
        f"Patient: {canary} {canary} {canary}\nDOB: {canary}\nNPI: 99{canary}\nSex: {canary}"
    )

    assert canary.lower() not in " ".join(str(one.doubt) for one in form.fields.values()).lower()


def test_two_patients_in_one_document_are_told_apart_by_nobody() -> None:
    form = read("""
        Patient: Ottoline Farthing   DOB: 3/14/1961
        Patient: Lemuel Stokes       DOB: 5/16/1972""")

    assert form.doubts
    assert not form[Field.SURNAME].is_sure


def test_days_come_first_where_the_country_writes_them_so() -> None:
    form = read("Patient: Ottoline Farthing\nDOB: 03/04/1961", country="AU")

    assert form[Field.DATE_OF_BIRTH].value == "1961-04-03"


NAMES = {
    "Ottoline Farthing": ("Ottoline", "Farthing"),
    "FARTHING, OTTOLINE B.": ("OTTOLINE", "FARTHING"),
    "Ottoline B Farthing Jr": ("Ottoline", "Farthing"),
    "Mrs. Ottoline Farthing-Moss": ("Ottoline", "Farthing-Moss"),
    "O'Dell, Seamus": ("Seamus", "O'Dell"),
    "Seamus O\u2019Dell": ("Seamus", "O'Dell"),
    "Ana de la Vega": ("Ana", "de la Vega"),
    "Ian Illingworth III": ("Ian", "Illingworth"),
}


@pytest.mark.parametrize("written", NAMES)
def test_names_are_parted_as_they_are_written(written: str) -> None:
    form = read(f"Patient name: {written}")

    assert (form[Field.GIVEN_NAME].value, form[Field.SURNAME].value) == NAMES[written]
    assert form[Field.SURNAME].is_sure


def test_an_initial_with_a_comma_is_no_part_of_the_given_name() -> None:
    form = read("Last Name: Farthing\nFirst Name: Ottoline B,\nDOB: 3/14/1961")

    assert form[Field.GIVEN_NAME].value == "Ottoline"
