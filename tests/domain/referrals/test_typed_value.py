"""What a person types is put into the one form of its field, or refused without being repeated."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.typed_value import Fault, Office, npi_is_sound, typed_value

F = Field
OFFICE = Office("US", ZoneInfo("America/Chicago"), datetime(2026, 11, 23, 11, 0, tzinfo=UTC))
BERLIN = Office("DE", ZoneInfo("Europe/Berlin"), OFFICE.now)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (F.SURNAME, "  de   Wit ", "de Wit"),
        (F.SURNAME, "", ""),
        (F.DATE_OF_BIRTH, "1961-04-03", "1961-04-03"),
        (F.DATE_OF_BIRTH, "4/3/1961", "1961-04-03"),
        (F.DATE_OF_BIRTH, "04-03-1961", "1961-04-03"),
        (F.SEX, "F", "female"),
        (F.SEX, "Other", "other"),
        (F.PHONE, "(202) 555-0117", "+12025550117"),
        (F.PROVIDER_FAX, "202.555.0118", "+12025550118"),
        (F.NPI, "1234567893", "1234567893"),
        (F.NPI, "123 456 7893", "1234567893"),
        (F.DIAGNOSES, "m545, E11.9;m54.5", "M54.5 E11.9"),
        (F.DIAGNOSES, "U07.1 S72.001A I10", "U07.1 S72.001A I10"),
        (F.PRIORITY, "Urgent", "urgent"),
        (F.AUTHORISATION, "not needed", "not-needed"),
        (F.AUTHORISATION, "Not_Required", "not-needed"),
        (F.POSTCODE, "606061234", "60606-1234"),
        (F.POSTCODE, "60606", "60606"),
        (F.APPOINTMENT_AT, "2026-12-01 09:30", "2026-12-01T15:30:00.000+00:00"),
        (F.APPOINTMENT_AT, "2026-07-01T09:30", "2026-07-01T14:30:00.000+00:00"),
        (F.APPOINTMENT_AT, "2026-12-01T09:30+01:00", "2026-12-01T08:30:00.000+00:00"),
        (F.APPOINTMENT_OUTCOME, "no show", "not-attended"),
        (F.REASON, "pain, worse since May", "pain, worse since May"),
    ],
)
def test_a_value_is_kept_in_the_form_of_its_field(field: Field, typed: str, kept: str) -> None:
    assert typed_value(field, typed, OFFICE) == kept


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (F.SURNAME, "12345"),
        (F.SURNAME, "x" * 121),
        (F.SERVICE, "--"),
        (F.SERVICE, "MRI\x1b[2J"),
        (F.DATE_OF_BIRTH, "2026-11-24"),
        (F.DATE_OF_BIRTH, "1899-12-31"),
        (F.DATE_OF_BIRTH, "31/12/1960"),
        (F.DATE_OF_BIRTH, "4/3/61"),
        (F.DATE_OF_BIRTH, "1961-02-30"),
        (F.SEX, "x-ray"),
        (F.PHONE, "4432"),
        (F.PHONE, "202-555-0117 ext. 4"),
        (F.PHONE, "5555555555"),
        (F.NPI, "1234567890"),
        (F.NPI, "12345678931"),
        (F.NPI, "123456789٣"),
        (F.DIAGNOSES, "back pain"),
        (F.DIAGNOSES, "M54.5 pain"),
        (F.PRIORITY, "soon"),
        (F.POSTCODE, "6060"),
        (F.APPOINTMENT_AT, "2026-12-03"),
        (F.APPOINTMENT_AT, "tomorrow"),
        (F.APPOINTMENT_AT, "2031-12-01 09:30"),
        (F.APPOINTMENT_AT, "2024-12-01 09:30"),
        (F.APPOINTMENT_AT, "2027-03-14 02:30"),
    ],
)
def test_what_cannot_stand_is_refused_and_not_repeated(field: Field, typed: str) -> None:
    found = typed_value(field, typed, OFFICE)

    assert isinstance(found, Fault)
    assert str(found).startswith(f"{field}: ")
    assert typed not in str(found)


def test_elsewhere_a_day_is_written_as_the_standard_has_it() -> None:
    found = typed_value(F.DATE_OF_BIRTH, "04/03/1961", BERLIN)

    assert isinstance(found, Fault)
    assert typed_value(F.DATE_OF_BIRTH, "1961-04-03", BERLIN) == "1961-04-03"
    assert typed_value(F.POSTCODE, "d-10115", BERLIN) == "D-10115"


def test_a_birth_today_is_one_by_the_practices_clock() -> None:
    late = Office("US", OFFICE.zone, datetime(2026, 11, 24, 3, 0, tzinfo=UTC))

    assert typed_value(F.DATE_OF_BIRTH, "2026-11-23", late) == "2026-11-23"
    assert isinstance(typed_value(F.DATE_OF_BIRTH, "2026-11-24", late), Fault)


@given(st.integers(0, 999_999_999), st.integers(0, 9), st.integers(0, 8))
def test_one_wrong_digit_of_an_npi_is_always_seen(body: int, wrong: int, place: int) -> None:
    digits = f"{body:09d}"
    (sound,) = (digits + str(last) for last in range(10) if npi_is_sound(digits + str(last)))

    changed = sound[:place] + str(wrong) + sound[place + 1 :]

    assert npi_is_sound(changed) is (changed == sound)


@given(field=st.sampled_from(Field), typed=st.text(max_size=60))
def test_what_is_kept_is_kept_again_as_it_is(field: Field, typed: str) -> None:
    kept = typed_value(field, typed, OFFICE)

    if isinstance(kept, str):
        assert typed_value(field, kept, OFFICE) == kept
