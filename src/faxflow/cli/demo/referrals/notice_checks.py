"""Makes sure of what staff were told: once, by day, and nothing of any patient."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from faxflow.cli.demo.referrals.check import Check, check
from faxflow.cli.demo.referrals.evidence import Evidence
from faxflow.domain.referrals.fields import Field

_NAMES = (Field.SURNAME, Field.GIVEN_NAME, Field.STREET, Field.MEMBER_ID)
_BORN = ("%Y-%m-%d", "%m/%d/%Y", "%d %b %Y", "%B %d, %Y")

OfficeMail = tuple[datetime, bytes]
"""A mail to staff, with the moment at which it came."""


def notice_checks(evidence: Evidence) -> Iterator[Check]:
    """All of them."""
    mails = evidence.office_mails
    people = [evidence.days.register.known(one) for one in evidence.referrals]
    yield check("each notice went out once", len(mails), told_twice(mails))
    yield check("desks were told in office hours", len(mails), _at_night(evidence, mails))
    yield check("no notice says anything of a patient", len(mails), told_of_patients(mails, people))


def told_twice(mails: Iterable[OfficeMail]) -> Iterator[str]:
    """The Message-IDs that came more than once."""
    ids = Counter(str(_parsed(content)["Message-ID"]) for _, content in mails)
    return (name for name, count in ids.items() if count > 1)


def told_of_patients(
    mails: Iterable[OfficeMail], people: Iterable[Mapping[Field, str]]
) -> Iterator[str]:
    """The notices, by their places, that hold anything of any of these people."""
    canaries = {canary.casefold() for fields in people for canary in _canaries(fields)}
    for place, (_, content) in enumerate(mails, start=1):
        text = _text(content)
        digits = re.sub(r"\D", "", text)
        if any(canary in text or canary in digits for canary in canaries):
            yield f"notice {place}"


def _at_night(evidence: Evidence, mails: Iterable[OfficeMail]) -> Iterator[str]:
    """When desks were told of referrals though nobody was there."""
    hours = evidence.days.stage.hours
    return (
        f"{at.astimezone(hours.zone):%a %H:%M}"
        for at, content in mails
        if "rf-" in _text(content) and not hours.is_open(at)
    )


def _canaries(fields: Mapping[Field, str]) -> Iterator[str]:
    yield from (fields[field] for field in _NAMES if fields.get(field))
    if fields.get(Field.PHONE):
        yield fields[Field.PHONE].removeprefix("+1")
    born = fields.get(Field.DATE_OF_BIRTH, "")
    if born:
        yield from (date.fromisoformat(born).strftime(form) for form in _BORN)


def _text(content: bytes) -> str:
    """Subject and body, in small letters."""
    mail = _parsed(content)
    body = mail.get_body(("plain",))
    return f"{mail['Subject']}\n{body.get_content() if body else ''}".casefold()


def _parsed(content: bytes) -> EmailMessage:
    return BytesParser(policy=policy.default).parsebytes(content)
