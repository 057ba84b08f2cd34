"""What is said and asked about a generated referral: arrivals, calls, notes, likenesses."""

import json

from yearly.moments import DAY, HOUR, MINUTE, SECOND, stamp, stamp_or_none
from yearly.people import STAFF
from yearly.plan import YearPlan
from yearly.referral import LivingReferral
from yearly.rows import Rows
from yearly.runs import INTAKE, run_id, starts_at

_CALLERS = ("patient", "family", "referring-office", "payer")
_CALLER_SUMS = (40, 55, 90, 100)
_GRADES = (("certain", 0.99), ("probable", 0.9), ("possible", 0.7))
_WORDS = "Canaria says that it went well."


class ReferralVoices:
    """Writes what surrounds a referral once its life is known; times are milliseconds."""

    def __init__(self, plan: YearPlan, rows: Rows) -> None:
        self.plan, self.rows, self.now = plan, rows, plan.now_ms
        self.chance = plan.chance("voices")
        self.random = self.chance.random

    def about(self, referral: LivingReferral, *, at_once: bool) -> None:
        """All of it."""
        if not at_once:
            self._arrived(referral)
        self._calls(referral)
        self._satisfaction(referral)
        if self.random() < 0.05:
            self._likeness(referral)

    def no_referral(self, moment: int, outcome: str) -> None:
        """Something came in that is none, or that a person must look at."""
        read = starts_at(INTAKE, moment)
        self._arrival((moment, read), outcome, None, "e-mail")
        if outcome == "task":
            self._review(read)

    def _arrived(self, referral: LivingReferral) -> None:
        made = referral.created_at
        moments = (referral.received_at, made)
        self._arrival(moments, "referral", referral.id, referral.channel)
        if self.random() < 0.06:
            again = referral.received_at + self._up_to(3 * DAY)
            read = starts_at(INTAKE, again)
            if read <= self.now:
                self._arrival((again, read), "known", referral.id, referral.channel)

    def _arrival(
        self, moments: tuple[int, int], outcome: str, referral: int | None, channel: str
    ) -> None:
        """When it came in and when it was read."""
        moment, read = moments
        number = self.rows.next_id("arrivals")
        head = (channel, stamp(moment), stamp(read), run_id(INTAKE, read), "plain")
        told = (f"{number:x}.eml", f"{number:064x}", outcome, referral, "ids only", stamp(read))
        self.rows.add("arrivals", (*head, *told))

    def _review(self, read: int) -> None:
        name = f"A-{self.rows.last['arrivals']:06}"
        done = self.plan.open_time.after(read, self._up_to(8 * HOUR) + MINUTE)
        taken, who = done - self._up_to(9 * MINUTE), self.chance.choice(STAFF)
        is_done, is_taken = done <= self.now, read < taken <= self.now
        task: list[object] = ["review-arrival", f"review-arrival:{name}", f"{name}: look", None]
        task += [None, run_id(INTAKE, read), stamp(read), stamp(done)]
        task += [stamp_or_none(done if is_done else None), None, who if is_taken else None]
        task += [stamp_or_none(taken if is_taken else None), who if is_done else None]
        self.rows.add("tasks", [*task, None, "intake"])

    def _calls(self, referral: LivingReferral) -> None:
        """Calls that ask where it stands, and a note of staff at times."""
        while self.random() < 0.17:
            at = referral.created_at + self._up_to(20 * DAY)
            if at <= self.now:
                caller = self.chance.choices(_CALLERS, cum_weights=_CALLER_SUMS)[0]
                who = self.chance.choice(STAFF)
                self.rows.add("status_calls", (referral.id, stamp(at), who, caller))
        if self.random() < 0.1:
            at = min(referral.created_at + self._up_to(9 * DAY), self.now)
            told = (referral.id, stamp(at), self.chance.choice(STAFF), "note", None, None, _WORDS)
            self.rows.add("referral_notes", told)

    def _satisfaction(self, referral: LivingReferral) -> None:
        if self.random() > 0.07:
            return
        at = referral.entered_at + self._up_to(6 * DAY) + SECOND
        if at <= self.now:
            score = 1 + min(int(self.random() ** 0.5 * 5), 4) if self.random() < 0.8 else None
            said_by = ("patient", "referring-office")[self.random() < 0.3]
            who = self.chance.choice(STAFF)
            told = (referral.id, stamp(at), who, "satisfaction", said_by, score, _WORDS)
            self.rows.add("referral_notes", told)

    def _likeness(self, referral: LivingReferral) -> None:
        """It may be of a person, or the very request, that was there before."""
        if referral.id < 2:
            return
        kind = "referral" if self.random() < 0.3 else "patient"
        other = 1 + self._up_to(referral.id - 1)
        found, r = referral.created_at, self.random()
        decided = self.plan.open_time.after(found, self._up_to(6 * HOUR) + MINUTE)
        state, who = "open", None
        if decided <= self.now and r < 0.9:
            state = "linked" if r < 0.4 else "distinct" if r < 0.8 else "settled"
            who = self.chance.choice(STAFF) if state != "settled" and r > 0.1 else None
        settles = state in {"linked", "distinct"}
        by_itself = settles and who is None
        at = (found if by_itself else decided) if settles else None
        undone = decided + HOUR if state == "distinct" and r > 0.76 else None
        undone = undone if undone is None or undone <= self.now else None
        grade, score = self.chance.choice(_GRADES)
        number = self.rows.next_id("possible_duplicates")
        head = (number, kind, referral.id, other, grade, score, json.dumps(["same birth date"]))
        told = (state, stamp(found), stamp_or_none(at), who, stamp_or_none(undone))
        self.rows.add("possible_duplicates", (*head, *told))
        if not by_itself:
            self._ask(f"PD-{number}", referral, found, decided if state != "open" else None)

    def _ask(self, name: str, referral: LivingReferral, found: int, decided: int | None) -> None:
        due = self.plan.open_time.after(found, 4 * HOUR)
        taken, who = (decided or self.now) - self._up_to(12 * MINUTE), self.chance.choice(STAFF)
        is_taken = taken > found and self.random() < 0.7
        task: list[object] = ["review-duplicate", f"review-duplicate:{name}", f"{name}: alike?"]
        task += [None, None, run_id(INTAKE, found), stamp(found), stamp(due)]
        task += [stamp_or_none(decided), None, who if is_taken else None]
        task += [stamp_or_none(taken if is_taken else None), None, referral.id, "intake"]
        self.rows.add("tasks", task)

    def _up_to(self, most: int) -> int:
        return int(self.random() * most)
