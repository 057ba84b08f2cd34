"""What the demo says at its end: a table that adds up, what it rests on, and what to try next."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from faxflow.cli.demo.rehearsal import Rehearsal
from faxflow.domain.counted import counted
from faxflow.domain.delivery import State
from faxflow.domain.statistics.day_report import DayReport
from faxflow.domain.statistics.day_tables import FAILED_FOR, STATES, TRIES
from faxflow.views.columns import columns, rule

_ORDINAL = {1: "first", 2: "second", 3: "third", 4: "fourth"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that the closing lines are made of."""

    report: DayReport
    taken: int
    handed_over: int
    notices: int
    mails_read: int
    seconds: float
    case: str

    def table(self) -> list[tuple[str, int]]:
        """What became of the faxes: rows whose figures add up to all of them."""
        tries = self.report.counts(TRIES).items()
        rows = [(f"delivered, {_ORDINAL.get(int(n), n)} try", count) for n, count in tries]
        failed = sorted(self.report.counts(FAILED_FOR).items())
        rows += [(f"given to a person: {reason}", count) for reason, count in failed]
        shown = {State.DELIVERED, State.FAILED}
        states = self.report.counts(STATES).items()
        rest = {state: n for state, n in states if state not in shown}
        return rows + [(_WORDS.get(state, state), count) for state, count in rest.items()]

    def adds_up(self, faxes: int) -> bool:
        """Whether no fax is missing, and the store and the gateway tell of the same mails."""
        told = sum(count for _, count in self.table())
        return (
            told == faxes == sum(self.report.counts(STATES).values())
            and self.taken == self.handed_over
        )


_WORDS: dict[str, str] = {State.IN_DOUBT: "in doubt: the gateway stayed silent"}


def closing_text(stage: Rehearsal, outcome: Outcome) -> str:
    """The closing lines."""
    table = [*outcome.table()]
    every = [*table, ("all", stage.faxes)]
    lines = [f"What became of the {counted(stage.faxes, 'fax', 'faxes')} of {stage.day}", ""]
    drawn = columns(every)
    lines += [*drawn[:-1], rule(every), drawn[-1], ""]
    lines += _ledger(outcome.report)
    lines += [
        (
            f"The gateway took {counted(outcome.taken, 'mail')} over SMTP;"
            f" the store calls {counted(outcome.handed_over, 'attempt')} handed over."
        ),
        (
            f"{counted(outcome.mails_read, 'verdict mail')} came over IMAP;"
            f" {counted(outcome.notices, 'alert')} went to the administrator."
        ),
        _report_way(stage),
        f"It took {outcome.seconds:.0f} seconds.",
    ]
    lines += _left_out(stage)
    return "\n".join([*lines, "", *_next(stage, outcome)])


def closing_data(stage: Rehearsal, outcome: Outcome) -> Mapping[str, object]:
    """The same for --json."""
    return {
        "day": str(stage.day),
        "faxes": stage.faxes,
        "outcomes": dict(outcome.table()),
        "adds_up": outcome.adds_up(stage.faxes),
        "mails_taken_by_gateway": outcome.taken,
        "attempts_handed_over": outcome.handed_over,
        "verdict_mails_read": outcome.mails_read,
        "alerts": outcome.notices,
        "left_out": stage.parts.left_out(),
        "remedy": stage.parts.remedy(),
        "seconds": round(outcome.seconds, 1),
        "store": str(_store(stage)),
        "letter": str(_letter(stage, outcome)),
    }


def _ledger(report: DayReport) -> list[str]:
    return [
        f"The report's {counted(ledger.read, 'row')}: {counted(ledger.loaded, 'fax', 'faxes')},"
        f" {ledger.duplicate} repeated,"
        f" {ledger.rejected} rejected for a person to mend."
        for ledger in report.ledgers.values()
    ]


def _report_way(stage: Rehearsal) -> str:
    way = "a headless Chromium signed in to the portal" if stage.parts.browser else "drop folder"
    return f"The report came through: {way}."


def _left_out(stage: Rehearsal) -> list[str]:
    left = [f"Left out: {what}." for what in stage.parts.left_out()]
    remedy = stage.parts.remedy()
    return [*left, f"One command brings it: {remedy}"] if remedy else left


def _next(stage: Rehearsal, outcome: Outcome) -> list[str]:
    option = f"-c {stage.config}"  # the short form, so that the line fits 80 columns
    return [
        f"All of it:  {stage.folder} (remove it when you have seen enough)",
        f"The store:  {_store(stage)}",
        f"A letter:   {_letter(stage, outcome)}",
        "",
        "Try next:",
        f"  {stage.command} report --date {stage.day} {option}",
        f"  {stage.command} case show {outcome.case} {option}",
        f"  {stage.command} audit verify {option}",
    ]


def _store(stage: Rehearsal) -> Path:
    return stage.folder / "data" / "faxflow.db"


def _letter(stage: Rehearsal, outcome: Outcome) -> Path:
    folder = stage.folder / "data" / "letters"
    return next(folder.glob(f"{outcome.case}-*.pdf"), folder)
