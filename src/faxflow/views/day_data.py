"""A day's figures as JSON shows them."""

from dataclasses import asdict

from faxflow.domain.figures import DayFigures
from faxflow.domain.ledger import Ledger


def ledger_data(ledger: Ledger) -> dict[str, object]:
    """The counts of one batch's rows."""
    return {**asdict(ledger), "waiting_for_load": ledger.waiting()}


def day_data(figures: DayFigures) -> dict[str, object]:
    """All of a day's figures, under stable names."""
    return {
        "day": figures.day.isoformat(),
        "batches": {name: ledger_data(ledger) for name, ledger in figures.ledgers.items()},
        "cases": figures.cases(),
        "states": {str(state): count for state, count in figures.states.items()},
        "earlier": {str(state): count for state, count in figures.earlier.items()},
        "failed_for": dict(figures.failed_for),
        "delivered_by": dict(figures.delivered_by),
        "delivered_at_try": {str(n): count for n, count in figures.delivered_at_try.items()},
        "handed_over": figures.handed_over,
        "halted_since": figures.halted_since and figures.halted_since.isoformat(),
        "tasks": [{"kind": task.kind, "title": task.title} for task in figures.tasks],
    }
