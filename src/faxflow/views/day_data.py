"""A day's figures as JSON shows them under the names that they had from the first release."""

from dataclasses import asdict

from faxflow.domain.ledger import Ledger
from faxflow.domain.statistics import day_tables
from faxflow.domain.statistics.day_measures import HANDED_OVER
from faxflow.domain.statistics.day_report import DayReport


def ledger_data(ledger: Ledger) -> dict[str, object]:
    """The counts of one batch's rows."""
    return {**asdict(ledger), "waiting_for_load": ledger.waiting()}


def day_data(report: DayReport) -> dict[str, object]:
    """The figures that scripts know; of several days `day` is the last."""
    states = report.counts(day_tables.STATES)
    return {
        "day": report.period.last.isoformat(),
        "batches": {name: ledger_data(ledger) for name, ledger in report.ledgers.items()},
        "cases": sum(states.values()),
        "states": states,
        "earlier": report.counts(day_tables.EARLIER),
        "failed_for": report.counts(day_tables.FAILED_FOR),
        "delivered_by": report.counts(day_tables.EVIDENCE),
        "delivered_at_try": report.counts(day_tables.TRIES),
        "handed_over": int(report.value(HANDED_OVER.key) or 0),
        "halted_since": report.halted_since and report.halted_since.isoformat(),
        "tasks": [{"kind": task.kind, "title": task.title} for task in report.tasks],
    }
