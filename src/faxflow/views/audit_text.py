"""What the commands of the history tell."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import Protocol

from faxflow.domain.anchor import Anchor
from faxflow.domain.counted import counted


class Happened(Protocol):
    """As much of an event as a line shows."""

    @property
    def id(self) -> int: ...
    @property
    def actor(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def source(self) -> str | None: ...
    @property
    def target(self) -> str | None: ...
    @property
    def cause(self) -> str: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def detail(self) -> str | None: ...


def event_line(event: Happened, at: str) -> str:
    """One event: when, who, about what, what happened."""
    moved = f" {event.source} -> {event.target}" if event.source and event.target else ""
    begun = f" -> {event.target}" if event.target and not event.source else ""
    told = "; ".join(part for part in (event.reason, event.detail) if part)
    about = f" ({told})" if told else ""
    return (
        f"{event.id:>8}  {at}  {event.actor}  {event.subject}{moved}{begun}: {event.cause}{about}"
    )


def trail_text(lines: Sequence[str], *, more: bool, hidden: bool) -> str:
    """The lines, and what is not among them."""
    return "\n".join(_trail(lines, more=more, hidden=hidden))


def _trail(lines: Sequence[str], *, more: bool, hidden: bool) -> Iterator[str]:
    yield from lines or ["No event fits."]
    if more:
        yield "There are more: --limit shows them, --since and --about fewer."
    if hidden:
        yield "Events of referrals are left out: they are a supervisor's to see."


def anchor_mail(anchor: Anchor, practice: str, zone: tzinfo) -> tuple[str, str]:
    """Subject and body of the mail that keeps an anchor."""
    environment = "" if anchor.production else " (rehearsal)"
    at = anchor.at.astimezone(zone)
    body = (
        f"{anchor.written()}\n\n"
        f"This is the head of the fax history of {practice}{environment}, taken"
        f" {at:%Y-%m-%d %H:%M %Z}, with {counted(anchor.events, 'event')}. Keep it, and do"
        " nothing else.\n\n"
        "Should anybody ever doubt the history, give this line to\n"
        "    faxflow audit verify --anchor -\n"
        "It then says whether each of these events is there still, unchanged.\n"
    )
    return f"Anchor of the fax history, {counted(anchor.events, 'event')}{environment}", body
