"""What is written as a generated referral moves: its history, due times, tasks and alerts."""

from faxflow.domain.referral import STAGES, Stage
from yearly.fax import CLOSED_AT, OWNER, TAKEN_AT, note_event
from yearly.moments import HOUR, MINUTE, stamp, stamp_or_none
from yearly.people import STAFF
from yearly.plan import YearPlan
from yearly.referral import BREACHED_AT, LivingReferral
from yearly.referral_chances import ReferralChances
from yearly.rows import Rows
from yearly.runs import INTAKE, People, run_id

_LEAD = 2 * HOUR
_CHASES = 5


class ReferralDesk:
    """Writes what happens to referrals; times are milliseconds."""

    def __init__(self, plan: YearPlan, rows: Rows, chances: ReferralChances) -> None:
        self.plan, self.rows, self.chances = plan, rows, chances
        self.now, self.open, self.random = plan.now_ms, plan.open_time, chances.random.random
        self.people = People(rows)
        self.notices: dict[tuple[int, str, str], int] = {}

    def enter(
        self,
        referral: LivingReferral,
        to: Stage | None,
        at: int,
        *,
        reason: str | None,
        rework: bool,
    ) -> None:
        """A stage begins; None: the first, which the referral is in already."""
        came_from = referral.stage.value if to is not None else None
        stage = to or referral.stage
        referral.stage, referral.entered_at, referral.queue = stage, at, STAGES[stage].queue
        actor = referral.owner or self._somebody() if to is not None else "faxflow"
        run = self.people.run_of(actor, at) if to is not None else run_id(INTAKE, at)
        referral.visit = [referral.id, came_from, stage.value, stamp(at), None, actor, run, reason]
        referral.visit += [None, int(rework), None]
        self.rows.add("stage_history", referral.visit)
        self._event(referral, at, run, (came_from, stage.value, "moved", reason, None))
        self._reckon(referral, at)
        self._change_tasks(referral, at, run)

    def _reckon(self, referral: LivingReferral, at: int, *, chased: bool = False) -> None:
        """When the stage is due, and its desk reminded."""
        rule = STAGES[referral.stage]
        if rule.sla_hours is None:
            referral.due_at = referral.remind_at = None
            return
        starts = at
        if rule.clock_starts and referral.appointment_at is not None:
            starts = max(at, referral.appointment_at)
        used = 0 if rule.waits else referral.used
        left = max(int(rule.sla_hours * HOUR) - used, 0)
        referral.due_at = self.open.after(starts, left)
        referral.remind_at = max(self.open.before(referral.due_at, _LEAD), starts)
        referral.due_round += chased

    def _change_tasks(self, referral: LivingReferral, at: int, run: str) -> None:
        if referral.task is not None:
            referral.task[CLOSED_AT] = stamp(at)
            referral.task = None
        if referral.due_at is None:
            return
        kind = "complete-intake" if referral.stage is Stage.NEEDS_INFO else "stage-work"
        key = f"stage-work:{referral.name}:{referral.stage}:1"
        told = f"{referral.name}: {STAGES[referral.stage].tasks[0]}"
        task: list[object] = [kind, key, told, None, None, run, stamp(at)]
        task += [stamp(referral.due_at), None, None, referral.owner]
        task += [stamp(at) if referral.owner else None, None, referral.id, referral.queue.value]
        referral.task = task
        self.rows.add("tasks", task)

    def work(self, referral: LivingReferral, left: int | None) -> None:
        """All that happens in a stage until it is left, or until now."""
        if referral.due_at is None:
            return
        end = self.now if left is None else min(left, self.now)
        if self.random() < 0.04:
            self._correct(referral, end)
        self._contacts(referral, end)
        self._alerts(referral, end, is_left=left is not None and left <= self.now)
        self._take(referral, end, wanted=left)

    def _take(self, referral: LivingReferral, end: int, *, wanted: int | None) -> None:
        """Whoever takes a task has the referral, for as long as it stays at the desk."""
        task, r = referral.task, self.random()
        if task is None or task[OWNER] is not None or wanted is None or r > 0.8:
            return
        length = int(self.chances.random.lognormvariate(1.9, 0.8) * MINUTE)
        taken = max(wanted - length - (16 * HOUR if r < 0.05 else 0), referral.entered_at)
        if taken <= end:
            referral.owner = task[OWNER] = self._somebody()
            task[TAKEN_AT] = stamp(taken)
            referral.changes += 1

    def _correct(self, referral: LivingReferral, end: int) -> None:
        """Somebody writes another surname."""
        at = self.open.after(referral.entered_at, self.chances.up_to(2 * HOUR) + MINUTE)
        if at < end:
            self.changed(referral, at, self._somebody(), ("surname", "Canardy", "Canarby"))

    def changed(
        self, referral: LivingReferral, at: int, actor: str, told: tuple[str, str, str]
    ) -> None:
        """A field, what it was and what it became."""
        run = self.people.run_of(actor, at)
        self.rows.add("field_changes", (referral.id, *told, stamp(at), actor, run))
        referral.changes += 1

    def _contacts(self, referral: LivingReferral, end: int) -> None:
        """Who tried to reach whom."""
        stage, at = referral.stage, referral.entered_at
        if STAGES[stage].waits:
            self._chases(referral, end)
        elif stage in {Stage.READY_TO_SCHEDULE, Stage.NO_SHOW}:
            for _ in range(1 + self.chances.up_to(2)):
                at = self.open.after(at, self.chances.up_to(2 * HOUR) + MINUTE)
                if at < end:
                    self._contact(referral, at, "patient")
        elif stage is Stage.ELIGIBILITY and self.random() < 0.1:
            at = self.open.after(at, self.chances.up_to(HOUR) + MINUTE)
            if at < end:
                self._contact(referral, at, "payer")

    def _chases(self, referral: LivingReferral, end: int) -> None:
        """In a waiting stage; each puts off when it is due."""
        at = referral.entered_at
        whom = "patient" if referral.stage is Stage.UNREACHABLE else "referring-office"
        for _ in range(_CHASES):
            at = self.open.after(at, 3 * HOUR + self.chances.up_to(17 * HOUR))
            if at >= end:
                return
            self._contact(referral, at, whom)
            self._late(referral, at)
            self._reckon(referral, at, chased=True)

    def _contact(self, referral: LivingReferral, at: int, whom: str) -> None:
        how = "fax" if whom == "referring-office" and self.random() < 0.5 else "phone"
        outcome = "sent" if how == "fax" else self.chances.contact_outcome()
        told = (referral.id, stamp(at), self._somebody(), whom, how, outcome)
        self.rows.add("contact_attempts", told)

    def _late(self, referral: LivingReferral, at: int) -> None:
        """Notes the breach of a chase that came too late, if somebody was told of it in time."""
        if referral.due_at is not None and at > referral.due_at:
            self._alerts(referral, at, is_left=False)

    def _alerts(self, referral: LivingReferral, end: int, *, is_left: bool) -> None:
        """Reminders before the due time, and what is past it."""
        due, remind = referral.due_at, referral.remind_at
        if due is None or remind is None:
            return
        told = self.open.alerted_at(remind)
        if remind < due and told <= min(due, end):
            self._alert(referral, told, "reminder")
        late = self.open.alerted_at(due)
        if late <= end:
            self._alert(referral, late, "escalation")
        if (late <= end or (is_left and end > due)) and referral.visit[BREACHED_AT] is None:
            referral.visit[BREACHED_AT] = stamp(due)

    def _alert(self, referral: LivingReferral, at: int, kind: str) -> None:
        queue = referral.queue.value if kind == "reminder" else "supervisor"
        known = self.notices.get((at, kind, queue))
        if known is None:
            known = self.notices[at, kind, queue] = self.rows.next_id("notices")
            head = (known, f"<notice-{known}@hilltop.example>", f"{kind}s", "ids only", stamp(at))
            self.rows.add("notices", (*head, stamp(at), 1, queue))
        self.rows.add("referral_alerts", (referral.id, referral.due_round, kind, stamp(at), known))
        self._event(referral, at, run_id(INTAKE, at), (None, None, kind, None, None))

    def ask_to_answer(self, referral: LivingReferral, at: int) -> None:
        """No fax may go to its office: somebody is asked to call."""
        done = self.open.after(at, self.chances.up_to(20 * HOUR) + HOUR)
        taken, who = done - self.chances.up_to(20 * MINUTE), self._somebody()
        is_done, is_taken = done <= self.now, at < taken <= self.now
        told = f"{referral.name}: tell its office"
        task: list[object] = ["answer-office", f"answer-office:{referral.name}", told, None, None]
        task += [run_id(INTAKE, at), stamp(at), stamp(done), stamp(done) if is_done else None, None]
        task += [who if is_taken else None, stamp_or_none(taken if is_taken else None)]
        self.rows.add("tasks", [*task, who if is_done else None, referral.id, "scheduling"])
        answer = (referral.id, f"{referral.id:064x}", "", None, stamp(at), None, None)
        self.rows.add("referral_answers", answer)

    def _event(
        self, referral: LivingReferral, at: int, run: str, told: tuple[str | None, ...]
    ) -> None:
        if self.rows.with_events:
            note_event(self.rows, referral.name, told, at=stamp(at), run=run)

    def _somebody(self) -> str:
        return STAFF[int(self.random() * len(STAFF))]
