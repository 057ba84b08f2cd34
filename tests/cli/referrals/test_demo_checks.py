"""The demo's own checks find what they are there to find."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from faxflow.cli.demo.referrals.notice_checks import told_of_patients, told_twice
from faxflow.domain.referrals.fields import Field

_AT = datetime(2026, 11, 18, 16, 0, tzinfo=UTC)
_SOMEBODY = {
    Field.GIVEN_NAME: "Philomena",
    Field.SURNAME: "Garrick",
    Field.DATE_OF_BIRTH: "1957-03-08",
    Field.PHONE: "+13125550123",
    Field.STREET: "14 Quarry Lane",
    Field.MEMBER_ID: "LSM44718820",
}


def _notice(body: str, name: str = "<notice-1@hilltop.example>") -> tuple[datetime, bytes]:
    mail = EmailMessage()
    mail["Subject"], mail["Message-ID"] = "A referral needs attention: RF-000042", name
    mail.set_content(body)
    return _AT, mail.as_bytes()


@pytest.mark.parametrize(
    "said",
    [
        "call PHILOMENA back",
        "Garrick, due 14:00",
        "born 03/08/1957",
        "born 1957-03-08",
        "call (312) 555-0123",
        "at 14 quarry lane",
        "member LSM44718820",
    ],
)
def test_whatever_a_notice_says_of_a_patient_is_found(said: str) -> None:
    notices = [_notice("RF-000042 is due at 14:00"), _notice(f"RF-000042: {said}")]

    assert list(told_of_patients(notices, [_SOMEBODY])) == ["notice 2"]


def test_ids_and_times_are_nothing_of_a_patient() -> None:
    notices = [_notice("RF-000042, eligibility, due 14:00: faxflow referral show RF-000042")]

    assert list(told_of_patients(notices, [_SOMEBODY])) == []


def test_a_notice_that_came_twice_is_found() -> None:
    again, other = "<notice-1@hilltop.example>", "<notice-2@hilltop.example>"
    notices = [_notice("due", again), _notice("due", other), _notice("due", again)]

    assert list(told_twice(notices)) == [again]
