"""The mails that wait for a person, as a list; nothing of what they say of patients."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from faxflow.domain.counted import counted
from faxflow.domain.mail_in_words import said
from faxflow.views.moment import local_minute

_NONE = "No mail waits for a person."
_NEXT = "Look at each in its folder, then: faxflow mail assign M-… FX-…, or faxflow mail ignore M-…"


@dataclass(frozen=True, slots=True)
class MailLine:
    """`said` are kind and outcome of each statement; what is None is not known."""

    mail: str
    received_at: datetime | None
    read_at: datetime
    sender_domain: str | None
    said: Sequence[tuple[str, str]]
    folder: str | None


def mail_queue_text(lines: Sequence[MailLine], zone: tzinfo) -> str:
    """One line a mail, and what to do with them."""
    if not lines:
        return _NONE
    head = f"{counted(len(lines), 'mail')} for a person:"
    return "\n".join([head, *(f"  {_line(one, zone)}" for one in lines), _NEXT])


def mail_queue_data(lines: Sequence[MailLine]) -> dict[str, object]:
    """The same as data; times are UTC."""
    return {"mails": [_data(one) for one in lines]}


def _line(one: MailLine, zone: tzinfo) -> str:
    when = local_minute(one.received_at or one.read_at, zone)
    came = "received" if one.received_at else "read"
    told = "; ".join(said(kind, outcome) for kind, outcome in one.said) or "nothing was read in it"
    sender = one.sender_domain or "an unknown sender"
    return f"{one.mail}  {came} {when}  from {sender}  {told}  in {one.folder or 'the mailbox'}"


def _data(one: MailLine) -> dict[str, object]:
    return {
        "mail": one.mail,
        "received_at": one.received_at and one.received_at.isoformat(),
        "read_at": one.read_at.isoformat(),
        "sender_domain": one.sender_domain,
        "said": [{"kind": kind, "outcome": outcome} for kind, outcome in one.said],
        "folder": one.folder,
    }
