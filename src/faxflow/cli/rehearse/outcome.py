"""Gathers what came of the day, from the rehearsal's store, its gateway and its clock."""

from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes
from email.policy import default

from faxflow.cli.rehearse.day import Lived
from faxflow.cli.rehearse.left_out import left_out
from faxflow.cli.rehearse.stage import Stage
from faxflow.cli.session import Act, Answer, Session
from faxflow.cli.simulated.runs import report_of, run
from faxflow.domain.delivery import State
from faxflow.domain.rehearsed_day import Faxes, Pace, RehearsedAlert, RehearsedDay, RejectedRows
from faxflow.domain.statistics.day_report import DayReport
from faxflow.domain.statistics.day_tables import FAILED_FOR, STATES, TRIES
from faxflow.store import all_time, cases, rejects

_UNSETTLED = (State.FAILED, State.IN_DOUBT, State.SENT, State.WAITING)
_REHEARSED_AREA = "+1555"


@dataclass(slots=True)
class _Seen:
    """What only the store knows; `unsettled` are the numbers of faxes that have not arrived."""

    handed_over: int = 0
    rejected: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    unsettled: list[str] = field(default_factory=list)


def outcome_of(stage: Stage, lived: Lived, *, troubles: str, seconds: float) -> RehearsedDay:
    """The day as it is told; `seconds` is how long it took the visitor."""
    seen, report = _Seen(), report_of(stage)
    run(stage, "report", _look_act(seen))
    return RehearsedDay(
        day=stage.day,
        practice=stage.practice.practice.name,
        report=stage.report.told,
        troubles=troubles,
        ledgers=report.ledgers,
        rejects=_rejects(seen),
        faxes=_faxes(stage, lived, report, seen),
        hours=lived.tally.hours(),
        pace=_pace(stage, lived),
        needs=report.needs,
        alerts=[_alert(at, mail) for at, mail in stage.gateway.office_mails],
        sent=len(stage.gateway.taken),
        handed_over=seen.handed_over,
        letters=len(letters_of(stage)),
        approximate=lived.approximate,
        refused=lived.refused,
        area_555=sum(one.startswith(_REHEARSED_AREA) for one in lived.numbers),
        left_out=left_out(stage),
        seconds=seconds,
    )


def letters_of(stage: Stage) -> list[str]:
    """The paths of all letters that were drawn, in the order of their cases."""
    return sorted(map(str, (stage.folder / "data" / "letters").glob("*.pdf")))


def _rejects(seen: _Seen) -> list[RejectedRows]:
    """The reason with the most rows first."""
    found = [RejectedRows(*what, sorted(lines)) for what, lines in seen.rejected.items()]
    return sorted(found, key=lambda one: one.rows, reverse=True)


def _look_act(seen: _Seen) -> Act:
    def act(session: Session) -> Answer:
        with session.work.store.read() as tx:
            seen.handed_over = all_time.all_handed_over(tx)
            for one in rejects.listed(tx):
                seen.rejected.setdefault((one.column, one.reason), []).append(one.id.line)
            for state in _UNSETTLED:
                seen.unsettled += [case.number for case in cases.in_state(tx, state)]
        return Answer("")

    return act


def _faxes(stage: Stage, lived: Lived, report: DayReport, seen: _Seen) -> Faxes:
    invented = sum(number in stage.chances.fates for number in seen.unsettled)
    return Faxes(
        states=report.counts(STATES),
        tries=report.counts(TRIES),
        failed_for=report.counts(FAILED_FOR),
        aside=lived.aside,
        invented=invented,
        unexplained=len(seen.unsettled) - invented,
    )


def _pace(stage: Stage, lived: Lived) -> Pace:
    per_minute = stage.practice.gateway.messages_per_minute
    return Pace(lived.morning_seconds, lived.handover_seconds, per_minute)


def _alert(at: datetime, raw: bytes) -> RehearsedAlert:
    mail = message_from_bytes(raw, policy=default)
    body = mail.get_body(("plain",))
    text = str(body.get_content()) if body else ""
    return RehearsedAlert(at, str(mail["Subject"]), text.strip())
