"""What `audit show` finds: the events of the history that a person asks for."""

from dataclasses import asdict, dataclass
from typing import Final

from faxflow.cli.picking import end_of, start_of
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain import ids
from faxflow.domain.roles import Act as RoleAct
from faxflow.store.audit_trail import Asked, Told, told
from faxflow.views.audit_text import event_line, trail_text
from faxflow.views.store_shapes import EventData, TrailData

_OF_REFERRALS: Final = ("RF-", "A-", "PD-", "P-", "D-")
"""Subjects that only those may look up who may see who was shown a referral."""

_NAMED: Final = (
    (ids.parse_case, ids.case_name),
    (ids.parse_referral, ids.referral_name),
    (ids.parse_task, ids.task_name),
    (ids.parse_batch, ids.batch_name),
    (ids.parse_mail, ids.mail_name),
    (ids.parse_arrival, ids.arrival_name),
    (ids.parse_pair, ids.pair_name),
)


@dataclass(frozen=True, slots=True)
class ShowAsked:
    """As the command line says it; days are the practice's."""

    about: str | None = None
    actor: str | None = None
    run_id: str | None = None
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    in_order: bool = False
    limit: int = 50


def show_act(asked: ShowAsked) -> Act:
    """The events, the newest first unless asked in order. Raises BadUsage for no day."""

    def act(session: Session) -> Answer:
        may_see_all = session.work.viewer.may(RoleAct.SEEN)
        hidden = () if may_see_all else _OF_REFERRALS
        with session.work.store.read() as tx:
            found = told(tx, _asked(session, asked, hidden))
        return _answer(session, found, asked.limit, hidden)

    return act


def _asked(session: Session, asked: ShowAsked, hidden: tuple[str, ...]) -> Asked:
    return Asked(
        subject=_subject(asked.about) if asked.about else None,
        actor=asked.actor,
        run_id=asked.run_id,
        cause=asked.kind,
        since=start_of(session, asked.since),
        until=end_of(session, asked.until),
        hidden=hidden,
        oldest_first=asked.in_order,
        most=asked.limit,
    )


def _subject(text: str) -> str:
    """An id as history writes it, whatever its case and zeros; other words as they are."""
    for parse, name in _NAMED:
        if (found := parse(text)) is not None:
            return name(found)  # type: ignore[arg-type]
    return text


def _answer(session: Session, found: list[Told], limit: int, hidden: tuple[str, ...]) -> Answer:
    zone, shown = session.config.practice.zone, found[:limit]
    lines = [event_line(one, f"{one.at.astimezone(zone):%Y-%m-%d %H:%M:%S}") for one in shown]
    more = len(found) > limit
    data: TrailData = {
        "events": [_data(one) for one in shown],
        "more": more,
        "hidden": list(hidden),
    }
    return Answer(trail_text(lines, more=more, hidden=bool(hidden)), {**data})


def _data(event: Told) -> EventData:
    return {**asdict(event), "at": event.at.isoformat(timespec="milliseconds")}  # type: ignore[typeddict-item]
