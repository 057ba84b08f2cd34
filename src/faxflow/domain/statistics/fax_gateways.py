"""How faxes fared by each gateway."""

from collections.abc import Iterable, Sequence

from faxflow.domain.statistics.fax_columns import ConfirmedTries, DeliveredCount, TryCount
from faxflow.domain.statistics.fax_measures import (
    FAX_CONFIRM_MEDIAN,
    FAX_CONFIRM_P90,
    FAX_FIRST_TRY,
    FAX_TRIES,
    FAX_TRIES_DELIVERED_SHARE,
)
from faxflow.domain.statistics.figure import Breakdown, BreakdownRow, Section
from faxflow.domain.statistics.quantile import median, ninetieth
from faxflow.domain.statistics.share import share

NOT_KNOWN = "not known"
_REMARK = (
    "For the share delivered on the first try, a fax counts to the gateway of its last hand-over."
)


def gateway_section(
    tries: Iterable[TryCount],
    delivered: Iterable[DeliveredCount],
    confirmed: Iterable[ConfirmedTries],
) -> Section:
    """The gateways by name, and all of them together."""
    by_name = {one.label: one for one in tries}
    faxes, minutes = list(delivered), list(confirmed)
    names = sorted(by_name.keys() | {one.gateway for one in faxes})
    rows = [
        _row(
            name,
            by_name.get(name, TryCount(name, 0, 0)),
            [one for one in faxes if one.gateway == name],
            [one for one in minutes if one.gateway == name],
        )
        for name in names
    ]
    every = TryCount(
        "all",
        sum(one.delivered for one in by_name.values()),
        sum(one.failed for one in by_name.values()),
    )
    table = Breakdown(
        key="fax-gateways",
        title="By gateway",
        labels="Gateway",
        measures=(
            *(FAX_TRIES, FAX_TRIES_DELIVERED_SHARE, FAX_FIRST_TRY),
            *(FAX_CONFIRM_MEDIAN, FAX_CONFIRM_P90),
        ),
        rows=tuple(rows),
        total=_row("all", every, faxes, minutes),
    )
    return Section("fax-gateways", "Faxes by gateway", breakdowns=(table,), remarks=(_REMARK,))


def _row(
    label: str,
    tries: TryCount,
    delivered: Sequence[DeliveredCount],
    confirmed: Sequence[ConfirmedTries],
) -> BreakdownRow:
    whole = sum(one.faxes for one in delivered)
    at_once = sum(one.faxes for one in delivered if one.tries <= 1)
    minutes = sorted(minute for one in confirmed for minute in one.minutes)
    values = (
        *(tries.tries, share(tries.delivered, tries.tries), share(at_once, whole)),
        *(median(minutes), ninetieth(minutes)),
    )
    return BreakdownRow(label or NOT_KNOWN, values)
