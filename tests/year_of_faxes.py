"""A generated year of faxes: each day's reports with their ledgers, and the life of each fax."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from faxflow.domain.delivery import State
from faxflow.domain.referrals.answer import ANSWER_LETTER
from faxflow.store.batches import ANSWERS, BY_HAND
from yearly.fax import Fax, case_key, note_event
from yearly.fax_life import FaxLife
from yearly.moments import HOUR, MINUTE, SECOND, local, stamp
from yearly.people import GIVEN, PROVIDERS, STAFF, SURNAMES, born
from yearly.plan import YearPlan
from yearly.rows import Rows
from yearly.runs import SEND, run_id

PORTAL = "https://portal.hilltop.example"
_PACE = 1_400
_LETTERS = ("referral", "result", "recall")
_COLUMNS = ("number", "service_date", "identity", "letter")
_WORDS = ("the number has too few digits", "there is no date", "two rows differ", "no such letter")


@dataclass(frozen=True)
class Answer:
    """An answer that a referral's office is owed: made at a moment, to a number."""

    referral: int
    made_at: int
    number: str


@dataclass(frozen=True)
class _Report:
    """A report, or a batch of our own; `fetched` and `loaded` are milliseconds."""

    day: date
    source: str
    fetched: int
    faxes: int
    repeated: int = 0


class YearOfFaxes:
    """Makes the days in order, so that ids follow time."""

    def __init__(self, plan: YearPlan, rows: Rows, answers: Sequence[Answer]) -> None:
        self.plan, self.rows = plan, rows
        self.life = FaxLife(plan, rows)
        self.chance = plan.chance("reports")
        self.answers = _by_day(plan, answers)

    def make(self) -> None:
        """All days up to now."""
        for day in self.plan.every_day():
            if day not in self.plan.empty:
                self._day(day)
            self.rows.flush()
        for row in self.life.desk.numbers.values():
            self.rows.add("numbers", row)
        self._gateways()

    def _day(self, day: date) -> None:
        answers = self.answers.get(day, [])
        wanted = max(self.plan.faxes_a_day - len(answers), 0)
        count = round(wanted * self.chance.uniform(0.92, 1.08))
        for report in self._reports(day, 0 if day in self.plan.quiet else count):
            if report.fetched + 3 * MINUTE <= self.plan.now_ms:
                self._report(report)
        for made_at, group in _together(answers):
            self._answered(day, made_at, group)

    def _reports(self, day: date, count: int) -> list[_Report]:
        if count == 0:
            return []
        at = {clock: local(day, clock, self.plan.zone) for clock in ("05:05", "12:20", "23:34")}
        midday, evening, by_hand = count * 12 // 100, count * 7 // 100, min(2, count // 20)
        morning = count - midday - evening - by_hand
        return [
            _Report(day, PORTAL, at["05:05"], morning),
            *[
                _Report(day, BY_HAND, at["05:05"] + (n + 5) * HOUR + self._up_to(HOUR), 1)
                for n in range(by_hand)
            ],
            _Report(day, PORTAL, at["12:20"], midday, repeated=morning // 15),
            _Report(day, PORTAL, at["23:34"], evening, repeated=morning // 40),
        ]

    def _report(self, report: _Report) -> None:
        batch = self.rows.next_id("batches")
        loaded = report.fetched + 2 * MINUTE + self._up_to(20 * SECOND)
        rejected = 0 if report.source == BY_HAND else self._up_to(2 + report.faxes // 60)
        duplicate = self._up_to(3) if report.repeated else 0
        updated = self._up_to(4) if report.repeated else 0
        others = duplicate + updated + report.repeated + rejected
        counts = [report.faxes, updated, report.repeated, duplicate, rejected]
        self._batch(batch, report, [report.faxes + others, *counts])
        for line in range(1, report.faxes + 1):
            start = loaded + 20 * SECOND + line * _PACE
            self._fax(self._new(batch, line, day=report.day, created=loaded), start)
        self._rejects(batch, report, loaded, rejected)

    def _batch(self, batch: int, report: _Report, counts: Sequence[int]) -> None:
        name = report.source if report.source != PORTAL else f"{report.day}-{batch}.xls"
        head = (batch, f"{batch:064x}", report.day.isoformat(), name, report.source)
        self.rows.add("batches", (*head, stamp(report.fetched), "loaded", *counts, None, None))
        if self.rows.with_events:
            told = (None, None, "loaded", None, None)
            note_event(self.rows, f"B-{batch:06}", told, at=stamp(report.fetched), run="w-0")

    def _new(self, batch: int, line: int, *, day: date, created: int) -> Fax:
        number = self.life.chances.number()
        fields = self._fields()
        letter = _LETTERS[line % 3]
        new = Fax(self.rows.next_id("cases"), day, batch, line, number, letter, fields, created)
        new.changed_at, new.pages = created, 1 + line % 3
        if self.chance.random() < 0.004:
            new.state, new.number = State.HELD, number[:-2]
        return new

    def _fields(self) -> str:
        r = self.chance.random
        name = f"{GIVEN[int(r() * len(GIVEN))]} {SURNAMES[int(r() * len(SURNAMES))]}"
        provider = PROVIDERS[int(r() * len(PROVIDERS))]
        told = f'"date_of_birth": "{born(self.chance)}", "patient_name": "{name}"'
        return f'{{{told}, "provider": "{provider}"}}'

    def _fax(self, fax: Fax, start: int) -> None:
        if self.rows.with_events:
            cause = "loaded" if fax.state is State.READY else "its number may not be dialled"
            told = (None, fax.state.value, cause, None, None)
            at, run = stamp(fax.created_at), run_id(SEND, start)
            note_event(self.rows, fax.name, told, at=at, run=run)
        self.life.live(fax, start)

    def _rejects(self, batch: int, report: _Report, loaded: int, count: int) -> None:
        """Mostly people see to all of them: they correct some, and set the others aside."""
        seen_to = self.chance.random() < 0.9
        last = loaded
        for n in range(count):
            seen = self.plan.open_time.after(loaded, self._up_to(5 * HOUR) + MINUTE)
            last = max(last, seen)
            line = report.faxes + n + 1
            self._reject((batch, line), report, seen if seen_to else None)
        if count:
            self._review(batch, (loaded, last), count, seen_to=seen_to)

    def _reject(self, place: tuple[int, int], report: _Report, seen: int | None) -> None:
        kind, r, who = self._up_to(4), self.chance.random(), STAFF[self._up_to(len(STAFF))]
        head = (*place, _COLUMNS[kind], _WORDS[kind])
        if seen is None or seen > self.plan.now_ms:
            self.rows.add("rejects", (*head, *[None] * 6))
        elif r < 0.4:
            self.rows.add(
                "rejects", (*head, "set-aside", stamp(seen), who, "not-wanted", "[]", None)
            )
        else:
            became = "loaded" if r < 0.9 else "duplicate"
            fax = self._new(*place, day=report.day, created=seen)
            if became == "loaded":
                self._fax(fax, seen + 4 * MINUTE)
            case = fax.id if became == "loaded" else max(fax.id - 1, 1)
            columns = json.dumps([_COLUMNS[kind]])
            told = (became, stamp(seen), who, "mistyped", columns, case)
            self.rows.add("rejects", (*head, *told))
            self._corrected(place, fax, case)

    def _corrected(self, place: tuple[int, int], fax: Fax, case: int) -> None:
        """The row as it is now, beside what it was at first."""
        keys = (case_key(case), f"{case + 2**64:064x}")
        told = (fax.letter, fax.day.isoformat(), fax.number, 1, fax.fields, 1)
        self.rows.add("batch_rows", (*place, *keys, *told))

    def _review(self, batch: int, moments: tuple[int, int], count: int, *, seen_to: bool) -> None:
        loaded, done = moments
        name, who = f"B-{batch:06}", STAFF[self._up_to(len(STAFF))]
        taken = done - self._up_to(25 * MINUTE)
        is_done = seen_to and done <= self.plan.now_ms
        known = loaded < taken <= self.plan.now_ms
        task = ["review-rejects", f"review-rejects:{name}", f"{name}: {count} rows", None, batch]
        task += [run_id(SEND, loaded), stamp(loaded), stamp(loaded)]
        task += [stamp(done) if is_done else None, None]
        task += [who if known else None, stamp(taken) if known else None]
        self.rows.add("tasks", [*task, None, None, None])

    def _answered(self, day: date, made_at: int, group: Sequence[Answer]) -> None:
        """A batch of answers to referring offices, made in one run."""
        if made_at > self.plan.now_ms:
            return
        batch = self.rows.next_id("batches")
        report = _Report(day, ANSWERS, made_at, len(group))
        self._batch(batch, report, [len(group), len(group), 0, 0, 0, 0])
        for line, answer in enumerate(group, 1):
            fax = self._new(batch, line, day=day, created=made_at)
            fax.state, fax.number, fax.letter = State.READY, answer.number, ANSWER_LETTER
            fax.referral = answer.referral
            self._fax(fax, made_at + 3 * MINUTE + line * _PACE)

    def _gateways(self) -> None:
        seen = stamp(self.plan.now_ms - 9 * MINUTE)
        for n, name in enumerate(self.plan.gateways):
            chosen = stamp(self.plan.now_ms - 300 * HOUR) if n == 0 else None
            self.rows.add("gateways", (name, None, None, seen, chosen))
            for day in self.plan.every_day():
                last = min(local(day, "19:45", self.plan.zone), self.plan.now_ms)
                self.rows.add("gateway_days", (name, day.isoformat(), stamp(last)))

    def _up_to(self, most: int) -> int:
        return int(self.chance.random() * most)


def _by_day(plan: YearPlan, answers: Sequence[Answer]) -> Mapping[date, list[Answer]]:
    """By the practice's day; the answers are in no order."""
    found: dict[date, list[Answer]] = defaultdict(list)
    midnights = [local(day, "00:00", plan.zone) for day in plan.every_day()]
    midnights.append(local(plan.today + timedelta(days=1), "00:00", plan.zone))
    at = 0
    for answer in sorted(answers, key=lambda one: (one.made_at, one.referral)):
        while answer.made_at >= midnights[at + 1]:
            at += 1
        if answer.made_at >= midnights[at]:
            found[plan.first_day + timedelta(days=at)].append(answer)
    return found


def _together(answers: Sequence[Answer]) -> list[tuple[int, list[Answer]]]:
    """Those that one run makes."""
    groups: dict[int, list[Answer]] = defaultdict(list)
    for answer in answers:
        groups[answer.made_at].append(answer)
    return sorted(groups.items())
