"""A day's faxes in tables: where they stand, at which try they arrived, why they failed."""

from collections import Counter
from collections.abc import Iterable, Mapping

from faxflow.domain.delivery import State
from faxflow.domain.statistics.day_measures import FAX_COUNT, FAX_OPEN_EARLIER
from faxflow.domain.statistics.fax_columns import FaxCount
from faxflow.domain.statistics.fax_failures import failed_by_reason
from faxflow.domain.statistics.fax_measures import FAX_DELIVERED, FAX_FAILED
from faxflow.domain.statistics.figure import Breakdown, BreakdownRow
from faxflow.domain.statistics.measure import Measure

STATES, TRIES, FAILED_FOR, EVIDENCE, EARLIER = (
    *("fax-states", "fax-delivery-tries", "fax-failed-for", "fax-evidence"),
    "fax-earlier",
)
"""The tables' keys."""

_ORDER = (
    *(State.DELIVERED, State.SENT, State.WAITING, State.READY, State.SENDING, State.SUBMITTING),
    *(State.IN_DOUBT, State.HELD, State.FAILED, State.CANCELLED),
)


def states_table(counts: Iterable[FaxCount]) -> Breakdown:
    """All faxes by where they stand."""
    found: Counter[State] = Counter()
    for one in counts:
        found[one.state] += one.faxes
    return _table(STATES, "Faxes by state", FAX_COUNT, _in_order(found), labels="State")


def tries_table(counts: Iterable[FaxCount]) -> Breakdown:
    """The delivered faxes by the number of their hand-overs; one at least."""
    found: Counter[int] = Counter()
    for one in counts:
        if one.state is State.DELIVERED:
            found[max(1, one.tries)] += one.faxes
    rows = {str(tries): found[tries] for tries in sorted(found)}
    return _table(TRIES, "Delivered, by number of tries", FAX_DELIVERED, rows, labels="Tries")


def failed_table(counts: Iterable[FaxCount]) -> Breakdown:
    """The faxes that have failed by reason, the most frequent first."""
    rows = dict(sorted(failed_by_reason(counts).items(), key=lambda one: (-one[1], one[0])))
    return _table(FAILED_FOR, "Failed, by reason", FAX_FAILED, rows, labels="Reason")


def earlier_table(states: Mapping[State, int]) -> Breakdown:
    """The faxes of days before that are still open, by state."""
    rows = _in_order(states)
    title = "Still open from days before"
    return _table(EARLIER, title, FAX_OPEN_EARLIER, rows, labels="State", listed=True)


def _in_order(states: Mapping[State, int]) -> dict[str, int]:
    return {str(state): states[state] for state in _ORDER if states.get(state)}


def _table(
    key: str,
    title: str,
    measure: Measure,
    rows: Mapping[str, int],
    *,
    labels: str,
    listed: bool = False,
) -> Breakdown:
    """`listed` where `faxflow case list` shows those of each label."""
    command = "faxflow case list --state {}" if listed else ""
    return Breakdown(
        key,
        title,
        labels,
        (measure,),
        tuple(BreakdownRow(label, (n,), command.format(label)) for label, n in rows.items()),
        BreakdownRow("all", (sum(rows.values()),)),
    )
