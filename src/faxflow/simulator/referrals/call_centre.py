"""The call centre's file: a row for each call in which somebody asked for care."""

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from faxflow.domain.referrals.fields import Field
from faxflow.simulator.referrals.requests import Request

F = Field
COLUMNS = {
    F.SURNAME: "Last Name",
    F.GIVEN_NAME: "First Name",
    F.DATE_OF_BIRTH: "DOB",
    F.SEX: "Sex",
    F.PHONE: "Phone",
    F.STREET: "Address",
    F.SUBURB: "City",
    F.STATE: "State",
    F.POSTCODE: "ZIP",
    F.PROVIDER: "Referring Provider",
    F.ORGANISATION: "Referring Practice",
    F.NPI: "NPI",
    F.PROVIDER_PHONE: "Practice Phone",
    F.PROVIDER_FAX: "Practice Fax",
    F.SERVICE: "Service",
    F.REASON: "Reason",
    F.DIAGNOSES: "ICD-10",
    F.PRIORITY: "Priority",
    F.PAYER: "Insurance",
    F.MEMBER_ID: "Member ID",
    F.OUTSIDE_ID: "MRN",
}
"""The columns after `Call ID` and `Call Time`."""


class Call(NamedTuple):
    """`number` is the call's own, the same in every file that tells of it."""

    number: int
    at: datetime
    wrote: Request


def file_of(calls: Iterable[Call], zone: ZoneInfo) -> bytes:
    """The whole file, as the call centre's system exports it."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(["Call ID", "Call Time", *COLUMNS.values()])
    for call in calls:
        told = [_said(field, call.wrote.get(field, "")) for field in COLUMNS]
        moment = call.at.astimezone(zone)
        writer.writerow([f"C{call.number:05d}", f"{moment:%m/%d/%Y %I:%M %p}", *told])
    return stream.getvalue().encode()


def _said(field: Field, text: str) -> str:
    if field is F.DATE_OF_BIRTH:
        return _day(text)
    if text.startswith("+1"):
        return f"{text[2:5]}-{text[5:8]}-{text[8:]}"
    return text.capitalize() if field in {F.SEX, F.PRIORITY} else text


def _day(text: str) -> str:
    try:
        return f"{date.fromisoformat(text):%m/%d/%Y}"
    except ValueError:
        return text
