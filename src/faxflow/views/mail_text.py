"""One mail as text and data: when it came, where it lies, and what became of what it says."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, tzinfo

from faxflow.domain.mail_in_words import said
from faxflow.views.moment import local_second


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement; `fax` is the attempt that it was given to, `number` E.164 where it was to
    none: then a person needs it to find the fax. What is None is not known."""

    kind: str
    outcome: str
    reason: str | None = None
    reference: str | None = None
    job_id: str | None = None
    fax: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class MailShown:
    """`folder` is where it lies, `moves_to` where the next pass files it instead."""

    mail: str
    received_at: datetime | None
    read_at: datetime
    sender_domain: str | None
    folder: str | None
    moves_to: str | None
    waits: bool
    statements: Sequence[StatementLine]


def mail_data(mail: MailShown) -> dict[str, object]:
    """All of it, under stable names; times are UTC."""
    return {
        **asdict(mail),
        "received_at": mail.received_at and mail.received_at.isoformat(),
        "read_at": mail.read_at.isoformat(),
        "statements": [asdict(one) for one in mail.statements],
    }


def mail_text(mail: MailShown, zone: tzinfo) -> str:
    """A line for each fact and statement, times in the practice's own."""
    return "\n".join(_lines(mail, zone))


def _lines(mail: MailShown, zone: tzinfo) -> Iterator[str]:
    yield f"{mail.mail} from {mail.sender_domain or 'an unknown sender'}"
    if mail.received_at:
        yield f"Received: {local_second(mail.received_at, zone)}"
    yield f"Read: {local_second(mail.read_at, zone)}"
    moves = f"; the next pass moves it to {mail.moves_to}" if mail.moves_to else ""
    yield f"Folder: {mail.folder or 'the mailbox'}{moves}"
    if mail.waits:
        yield "You can:"
        yield f"  faxflow mail assign {mail.mail} FX-… --delivered|--failed …"
        yield f"  faxflow mail ignore {mail.mail}"
    yield "Says:"
    yield from (f"  {_statement(one)}" for one in mail.statements)
    if not mail.statements:
        yield "  nothing was read in it"


def _statement(one: StatementLine) -> str:
    facts = {
        "fax": one.fax,
        "reason": one.reason,
        "our reference": one.reference if one.reference != one.fax else None,
        "job": one.job_id,
        "number": one.number,
    }
    known = [f"{name} {fact}" for name, fact in facts.items() if fact]
    return "; ".join([said(one.kind, one.outcome), *known])
