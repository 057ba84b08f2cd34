"""What the demo of referrals says at its end: a board whose numbers add up, and what to try."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faxflow.cli.demo.referrals.check import Check
from faxflow.cli.demo.referrals.evidence import Evidence
from faxflow.domain.counted import counted
from faxflow.domain.ids import ReferralId, referral_name
from faxflow.domain.referral import FINAL, Queue, Stage
from faxflow.domain.referrals.alert import AlertKind
from faxflow.domain.referrals.intake.became import Outcome
from faxflow.domain.referrals.pair import PairState
from faxflow.views.sums import Row, sums

_BECAME = {
    Outcome.REFERRAL: "referral",
    Outcome.KNOWN: "known",
    Outcome.TASK: "to look at",
    Outcome.NOT_A_REFERRAL: "no referral",
}
_BEFORE = "read before"
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All that the closing lines are made of."""

    evidence: Evidence
    checks: Sequence[Check]
    seconds: float

    @property
    def hold(self) -> bool:
        """Whether all is as it was meant, and the board adds up."""
        made = self.evidence.figures.referrals == len(self.evidence.referrals)
        return made and all(check.holds for check in self.checks)

    def arrivals(self) -> list[Row]:
        """What came by each channel, and what it became."""
        days = self.evidence.days
        became = Counter((one.arrived.channel, one.arrived.outcome) for one in days.register.sorted)
        rows: list[Row] = []
        for channel, came in days.postman.came().items():
            told = [became[channel, outcome] for outcome in _BECAME]
            rows.append((str(channel), [*told, came - sum(told)]))
        return rows

    def standing(self) -> list[Row]:
        """The referrals of each desk by stage; those at their end apart."""
        stood = self.evidence.figures.standing
        stages = [stage for stage in Stage if any(at is stage for _, at in stood)]
        rows: list[Row] = []
        for stage in stages:
            desks = [0 if stage in FINAL else stood.get((queue, stage), 0) for queue in Queue]
            ended = sum(count for (_, at), count in stood.items() if at is stage)
            rows.append((str(stage), [*desks, ended if stage in FINAL else 0]))
        return rows


def closing_text(outcomes: Outcomes) -> str:
    """The closing lines."""
    days = outcomes.evidence.days
    first, last = days.stage.days[0], days.stage.days[-1]
    pieces = sum(days.postman.came().values())
    lines = [f"What became of the {pieces} mails, calls and files of {first}", ""]
    lines += [*sums([*_BECAME.values(), _BEFORE], outcomes.arrivals()), ""]
    lines += [f"Where their {outcomes.evidence.figures.referrals} referrals stand on {last}", ""]
    lines += [*sums([*Queue, "ended"], outcomes.standing()), ""]
    lines += [*_told(outcomes), "", *_checked(outcomes), *_left_out(outcomes), *_next(outcomes)]
    return "\n".join(lines)


def closing_data(outcomes: Outcomes) -> Mapping[str, object]:
    """The same for --json."""
    evidence = outcomes.evidence
    stage, figures = evidence.days.stage, evidence.figures
    heads = [*_BECAME.values(), _BEFORE]
    return {
        "days": [str(day) for day in stage.days],
        "arrivals": {c: dict(zip(heads, row, strict=True)) for c, row in outcomes.arrivals()},
        "referrals": figures.referrals,
        "standing": [
            {"queue": queue, "stage": at, "referrals": count}
            for (queue, at), count in figures.standing.items()
        ],
        "alerts": dict(figures.alerts),
        "possible_duplicates": [
            {"kind": kind, "state": state, "pairs": count}
            for (kind, state), count in figures.pairs.items()
        ],
        "answers": figures.answers,
        "answers_delivered": figures.delivered,
        "loops_closed": figures.loops_closed,
        "checks": [
            {"what": one.what, "of": one.of, "wrong": list(one.wrong)} for one in outcomes.checks
        ],
        "adds_up": outcomes.hold,
        "scans_read": stage.scans,
        "seed": stage.seed,
        "seconds": round(outcomes.seconds, 1),
        "config": str(stage.config),
    }


def _told(outcomes: Outcomes) -> list[str]:
    figures, evidence = outcomes.evidence.figures, outcomes.evidence
    pairs = Counter[str]()
    for (_, state), count in figures.pairs.items():
        pairs[state] += count
    by_itself = sum(one.pair.linked_by_itself for one in evidence.pairs)
    reminders, escalations = (figures.alerts.get(kind, 0) for kind in AlertKind)
    open_, every = pairs[PairState.OPEN], sum(pairs.values())
    return [
        (
            f"{counted(reminders, 'reminder')} and {counted(escalations, 'escalation')} went to"
            f" the desks, in {counted(len(evidence.office_mails), 'notice')} over SMTP."
        ),
        (
            f"{counted(every, 'possible duplicate')}: {by_itself} certain and linked at once,"
            f" {every - open_ - by_itself} decided, {open_} open."
        ),
        (
            f"{counted(figures.answers, 'answer')} went to referring offices by fax;"
            f" {counted(figures.loops_closed, 'loop')} closed by delivery."
        ),
        (
            f"The staff gave {counted(evidence.days.staff.done, 'command')}."
            f" It took {outcomes.seconds:.0f} seconds (seed {evidence.days.stage.seed})."
        ),
    ]


def _checked(outcomes: Outcomes) -> list[str]:
    return ["Held against what the day was meant to be:", *map(_check_line, outcomes.checks), ""]


def _check_line(one: Check) -> str:
    if one.holds:
        return f"  yes  {one.what} ({one.of})"
    shown = ", ".join(one.wrong[:_SHOWN])
    more = f" and {len(one.wrong) - _SHOWN} more" if len(one.wrong) > _SHOWN else ""
    return f"  NO   {one.what} ({len(one.wrong)} of {one.of}: {shown}{more})"


def _left_out(outcomes: Outcomes) -> list[str]:
    if outcomes.evidence.days.stage.scans:
        return []
    return [
        "Left out: Tesseract: scanned forms became referrals with their document and a task.",
        "One command brings it: apt-get install --no-install-recommends tesseract-ocr",
        "",
    ]


def _next(outcomes: Outcomes) -> list[str]:
    stage = outcomes.evidence.days.stage
    option = f"-c {stage.config}"  # the short form, so that the line fits 80 columns
    return [
        f"All of it:  {stage.folder} (remove it when you have seen enough)",
        "",
        "Try next:",
        f"  {stage.command} queue {option}",
        f"  {stage.command} referral show {_worth_showing(outcomes.evidence)} {option}",
        f"  {stage.command} referral duplicates list {option}",
    ]


def _worth_showing(evidence: Evidence) -> str:
    """The referral that has gone through most changes."""
    best = max(evidence.referrals.values(), key=lambda one: one.changes, default=None)
    return referral_name(best.id if best else ReferralId(1))
