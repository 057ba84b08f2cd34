"""Why faxes failed: their tries, and those that were given to a person."""

from collections import Counter
from collections.abc import Iterable

from faxflow.domain.delivery import State
from faxflow.domain.statistics.fax_columns import FaxCount, TryCount
from faxflow.domain.statistics.fax_measures import (
    FAX_FAILED,
    FAX_FAILED_TRIES,
    FAX_FAILED_TRIES_PART,
)
from faxflow.domain.statistics.figure import Breakdown, BreakdownRow, Section
from faxflow.domain.statistics.share import share

NO_REASON = "no reason told"


def failed_by_reason(counts: Iterable[FaxCount]) -> Counter[str]:
    """The faxes that have failed, by the last reason told of them."""
    found: Counter[str] = Counter()
    for one in counts:
        if one.state is State.FAILED:
            found[one.reason or NO_REASON] += one.faxes
    return found


def failure_section(failed_for: Iterable[TryCount], counts: Iterable[FaxCount]) -> Section:
    """The reasons, the most frequent first."""
    tries = Counter({one.label or NO_REASON: one.failed for one in failed_for})
    faxes = failed_by_reason(counts)
    labels = sorted(tries | faxes, key=lambda label: (-tries[label], -faxes[label], label))
    table = Breakdown(
        key="fax-failures",
        title="Failures by reason",
        labels="Reason",
        measures=(FAX_FAILED_TRIES, FAX_FAILED_TRIES_PART, FAX_FAILED),
        rows=tuple(_row(label, tries[label], tries.total(), faxes[label]) for label in labels),
        total=_row("all", tries.total(), tries.total(), faxes.total()),
    )
    return Section("fax-failures", "Fax failures", breakdowns=(table,))


def _row(label: str, tries: int, all_tries: int, faxes: int) -> BreakdownRow:
    return BreakdownRow(label, (tries, share(tries, all_tries), faxes))
