"""The life of one generated referral, from its arrival to its end or to now."""

from faxflow.domain.referral import STAGES, Stage
from faxflow.domain.referrals.answer import Outcome as Answered
from faxflow.domain.referrals.move_kind import REWORK, MoveKind
from faxflow.domain.referrals.ways import moves_from, working_stage
from yearly.moments import DAY, HOUR, stamp
from yearly.people import STAFF
from yearly.plan import YearPlan
from yearly.referral import LEFT_AT, LivingReferral
from yearly.referral_chances import ReferralChances
from yearly.referral_desk import ReferralDesk
from yearly.rows import Rows

_MOST_MOVES = 40
_STUCK = 0.002
_REOPENED = {Stage.CLOSED: 0.04, Stage.COMPLETED: 0.004}
_ANSWERED = frozenset(Stage(one.value) for one in (Answered.COMPLETED, Answered.CLOSED))
_SILENT = frozenset({"duplicate", "not-a-referral"})


class ReferralLife:
    """Lives referrals one after another, and keeps what answers their offices are owed."""

    def __init__(self, plan: YearPlan, rows: Rows) -> None:
        self.plan, self.rows, self.now, self.open = plan, rows, plan.now_ms, plan.open_time
        self.chances = ReferralChances(plan)
        self.random = self.chances.random.random
        self.desk = ReferralDesk(plan, rows, self.chances)
        self.owed: list[tuple[int, int, str]] = []

    def live(self, referral: LivingReferral) -> None:
        """From its first stage on."""
        self.desk.enter(referral, None, referral.created_at, reason=None, rework=False)
        been = [referral.stage]
        for _ in range(_MOST_MOVES):
            left = self._left_at(referral)
            self.desk.work(referral, left)
            if left is None or left > self.now:
                break
            to, kind = self._way(referral, been)
            self._move(referral, to, kind, left)
            been.append(to)
        self.rows.add("referrals", referral.row(self.plan.calendar))

    def _left_at(self, referral: LivingReferral) -> int | None:
        """When it leaves its stage; None: it stays for good."""
        stage = referral.stage
        if stage in _REOPENED:
            if self.random() >= _REOPENED[stage]:
                return None
            return self.open.after(referral.entered_at, self.chances.up_to(90 * HOUR) + HOUR)
        if self.random() < _STUCK:
            return None
        start = referral.entered_at
        if stage is Stage.SCHEDULED and referral.appointment_at is not None:
            early = self.random() < 0.08
            start = start if early else max(start, referral.appointment_at)
        return self.open.after(start, self.chances.stay(stage))

    def _way(self, referral: LivingReferral, been: list[Stage]) -> tuple[Stage, MoveKind]:
        stage = referral.stage
        if stage in _REOPENED:
            worked = [s for s in reversed(been) if not (STAGES[s].is_final or STAGES[s].waits)]
            return (worked or [Stage.INTAKE_RECEIVED])[0], MoveKind.REOPEN
        to = self.chances.next_stage(stage, referral.interrupted)
        return to, moves_from(stage, referral.interrupted, STAGES)[to]

    def _move(self, referral: LivingReferral, to: Stage, kind: MoveKind, at: int) -> None:
        was, rule = referral.stage, STAGES[to]
        self._keep_time_used(referral, to, at)
        referral.interrupted = (
            working_stage(was, referral.interrupted, STAGES) if rule.waits else None
        )
        same_desk = rule.queue is referral.queue and not rule.is_final
        referral.owner = referral.owner if same_desk else None
        reason = self.chances.reason(kind)
        rework = kind in REWORK
        referral.reworks += rework
        referral.changes += 1
        referral.due_round += 1
        referral.closed_for = reason if kind is MoveKind.CLOSE else None
        self._visit_of(referral, to, kind, at)
        referral.visit[LEFT_AT] = stamp(at)
        self.desk.enter(referral, to, at, reason=reason, rework=rework)
        self._owe(referral, at)

    def _keep_time_used(self, referral: LivingReferral, to: Stage, at: int) -> None:
        """Waiting pauses the time of a stage, and no other way keeps it."""
        was = referral.stage
        if STAGES[to].waits and not STAGES[was].waits:
            referral.used += self.open.worked(referral.entered_at, at)
        elif not STAGES[to].waits and not (STAGES[was].waits and to is referral.interrupted):
            referral.used = 0

    def _visit_of(self, referral: LivingReferral, to: Stage, kind: MoveKind, at: int) -> None:
        """What a move says of the appointment."""
        if to is Stage.SCHEDULED:
            booked = at + DAY + self.chances.up_to(25 * DAY)
            hour = self.open.after(booked, HOUR)
            referral.appointment_at = hour // (30 * 60_000) * 30 * 60_000
            referral.appointment_outcome = ""
            told = ("appointment_at", "", stamp(referral.appointment_at))
            self.desk.changed(referral, at, referral.owner or STAFF[0], told)
        elif to is Stage.NO_SHOW:
            referral.appointment_at, referral.appointment_outcome = None, "not-attended"
        elif to is Stage.COMPLETED:
            referral.appointment_outcome = "left" if self.random() < 0.03 else "attended"
        elif kind is MoveKind.BACK and to is Stage.READY_TO_SCHEDULE:
            referral.appointment_at, referral.appointment_outcome = None, ""

    def _owe(self, referral: LivingReferral, at: int) -> None:
        """Its office is told of its end, where a fax may go there."""
        if referral.stage in _ANSWERED and referral.closed_for not in _SILENT:
            if referral.id % 3 == 0 and referral.office_fax:
                made = (at // HOUR + 1) * HOUR + 4 * 60_000
                self.owed.append((referral.id, made, referral.office_fax))
            elif referral.id % 37 == 0:
                self.desk.ask_to_answer(referral, at)
