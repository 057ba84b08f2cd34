"""The sections of a scorecard that are about referrals: read at once, then reckoned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from faxflow.domain.referral import Stage
from faxflow.domain.referrals.intake.became import Outcome
from faxflow.domain.statistics.closed_loop import Answers, loop_section
from faxflow.domain.statistics.experience import Voices, experience_section
from faxflow.domain.statistics.figure import Section
from faxflow.domain.statistics.first_touch import Touched, first_touch_section
from faxflow.domain.statistics.open_time import OpenTime
from faxflow.domain.statistics.period import Period
from faxflow.domain.statistics.referral_aging import Lying, aging_section
from faxflow.domain.statistics.referral_columns import Entered, Received, Standing, Stay
from faxflow.domain.statistics.referral_cycle import Course, cycle_section, old_enough
from faxflow.domain.statistics.referral_duplicates import Twice, duplicate_section
from faxflow.domain.statistics.referral_flow import Flow, Lived, flow_section
from faxflow.domain.statistics.referral_stages import Stays, stage_section
from faxflow.domain.statistics.rework import Moves, rework_section
from faxflow.domain.statistics.spans import Spans, Stamp, spans_of, stamp
from faxflow.domain.statistics.touch_time import touch_section
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.measures import (
    loops,
    referral_moves,
    referral_pairs,
    referral_receipts,
    referral_standing,
    stays,
    touches,
    voices,
)
from faxflow.store.stamp import from_stamp, from_stamp_or_none

_OLDEST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for, as of when (UTC), and what several sections need."""

    work: Work
    spans: Spans
    as_of: datetime
    lived: Lived
    received: Received
    received_by_week: Sequence[Received]
    entered: Mapping[Stage, Entered]
    entered_by_week: Sequence[Mapping[Stage, Entered]]


def referral_sections(
    tx: Connection, work: Work, period: Period, charted: Period, *, as_of: datetime
) -> list[Section]:
    """In the order in which a supervisor asks: what lies, is it in time, how long, how many."""
    asked = _asked(tx, work, period, charted, as_of=as_of)
    spans, standing = asked.spans, _standing(tx, asked)
    course, left = _course(tx, asked), stays.left(tx, spans.whole)
    open_time = _open_time(asked, course, left)
    rules = work.config.referrals.table
    return [
        aging_section(_lying(tx, asked, standing), as_of),
        stage_section(_stays(tx, asked, standing, left), spans, rules, open_time),
        cycle_section(course, spans, open_time),
        first_touch_section(_touched(tx, spans), spans, open_time),
        flow_section(_flow(tx, asked, course), spans, asked.lived),
        rework_section(_moves(tx, asked), spans),
        duplicate_section(_twice(tx, spans)),
        loop_section(_answers(tx, asked), spans),
        experience_section(_voices(tx, asked), spans, asked.lived),
        _touch_section(tx, asked),
    ]


def _asked(
    tx: Connection, work: Work, period: Period, charted: Period, *, as_of: datetime
) -> _Asked:
    zone = work.config.practice.zone
    begun = from_stamp_or_none(referral_receipts.begun(tx))
    first = begun.astimezone(zone).date() if begun else None
    # Without any referral there is no week to chart.
    spans = spans_of(period, charted, zone, first or date.max)
    return _Asked(
        work,
        spans,
        as_of,
        Lived(first, as_of.astimezone(zone).date()),
        referral_receipts.received(tx, spans.whole),
        [referral_receipts.received(tx, week) for week in spans.each_week],
        referral_moves.entered(tx, spans.whole),
        [referral_moves.entered(tx, week) for week in spans.each_week],
    )


def _course(tx: Connection, asked: _Asked) -> Course:
    spans, until = asked.spans, old_enough(asked.as_of)
    start, end = spans.whole
    # A span ends before its second moment, and the last that is old enough is old enough.
    grown = (start, min(end, stamp(until + timedelta(milliseconds=1))))
    return Course(
        bookings=referral_receipts.bookings(tx, spans.hull[0]),
        by_week=asked.received_by_week,
        requests=referral_receipts.received(tx, grown).requests,
        waiting=referral_receipts.not_scheduled(tx, spans.whole),
        until=stamp(until),
    )


def _open_time(asked: _Asked, course: Course, left: Sequence[Stay]) -> OpenTime:
    """From the earliest moment that a length of time begins with, until now."""
    began: list[Stamp] = [
        asked.spans.hull[0],
        *(received for at, received, *_ in course.bookings if asked.spans.in_period(at)),
        *(entered_at for _, entered_at, _ in left),
    ]
    return OpenTime(asked.work.config.office_hours, from_stamp(min(began)), asked.as_of)


def _standing(tx: Connection, asked: _Asked) -> list[Standing]:
    days = asked.work.config.scorecard.aging_days
    return referral_standing.by_stage(tx, asked.as_of, days)


def _lying(tx: Connection, asked: _Asked, standing: Sequence[Standing]) -> Lying:
    oldest = referral_standing.oldest(tx, _OLDEST_SHOWN)
    return Lying(asked.work.config.scorecard.aging_days, standing, oldest)


def _stays(
    tx: Connection, asked: _Asked, standing: Sequence[Standing], left: Sequence[Stay]
) -> Stays:
    spans, now = asked.spans, stamp(asked.as_of)
    return Stays(
        kept=stays.kept(tx, spans.whole),
        late=stays.late(tx, spans.whole, now),
        kept_by_week=[stays.kept(tx, week) for week in spans.each_week],
        late_by_week=[stays.late(tx, week, now) for week in spans.each_week],
        left=left,
        standing=standing,
    )


def _touched(tx: Connection, spans: Spans) -> Touched:
    return Touched(
        referral_receipts.first_touches(tx, spans.hull),
        referral_receipts.untouched(tx, spans.whole),
        *voices.reached(tx, spans.whole),
    )


def _flow(tx: Connection, asked: _Asked, course: Course) -> Flow:
    return Flow(
        asked.received,
        asked.received_by_week,
        course.bookings,
        asked.entered,
        asked.entered_by_week,
        referral_moves.ended_by_channel(tx, asked.spans.whole),
        referral_moves.open_by_channel(tx),
    )


def _moves(tx: Connection, asked: _Asked) -> Moves:
    back_for = referral_moves.went_back_for(tx, asked.spans.whole)
    return Moves(asked.entered, asked.entered_by_week, back_for)


def _twice(tx: Connection, spans: Spans) -> Twice:
    known = referral_pairs.arrived(tx, spans.whole).get(Outcome.KNOWN, 0)
    return Twice(referral_pairs.found(tx, spans.whole), referral_pairs.waiting(tx), known)


def _answers(tx: Connection, asked: _Asked) -> Answers:
    return Answers(
        loops.loops(tx, asked.spans.hull[0]),
        loops.delivered(tx, asked.spans.whole),
        referral_moves.closed_for(tx, asked.spans.whole),
        any_letter=asked.work.config.referrals.answer_template is not None,
    )


def _voices(tx: Connection, asked: _Asked) -> Voices:
    spans = asked.spans
    return Voices(
        calls=voices.calls(tx, spans.hull[0]),
        by_stage=voices.calls_by_stage(tx, spans.whole),
        said=voices.said(tx, spans.hull[0]),
        entered=asked.entered,
        entered_by_week=asked.entered_by_week,
        received=asked.received.all,
    )


def _touch_section(tx: Connection, asked: _Asked) -> Section:
    span, zone = asked.spans.whole, asked.work.config.practice.zone
    taken = touches.taken(tx, span)
    return touch_section(touches.closed(tx, span), taken, asked.spans.period, zone)
