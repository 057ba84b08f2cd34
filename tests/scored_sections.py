"""The sections of a made-up scorecard and of a made-up day."""

from dataclasses import replace

import scored_measures as m
from faxflow.domain.statistics.figure import BreakdownRow, Section
from scored_parts import by_part, captured, chart, figure, spread, table, weekly, whole


def faxes() -> Section:
    """How faxes went out, week by week."""
    shares = [min(1.0, value) for value in weekly(0.985, 0.004, seed=1)]
    first = [*weekly(0.88, 0.012, seed=2, weeks=40), *weekly(0.925, 0.01, seed=3, weeks=12)]
    confirm = [*weekly(9.5, 1.2, seed=4, weeks=30), None, None, *weekly(9.1, 1.2, seed=5, weeks=20)]
    numbers = [
        figure(m.MADE, 40_950, 40_950),
        captured(m.DELIVERED, 0.9862, 40_950, before=0.941),
        figure(m.FIRST_TRY, 0.9213, 40_385, told=0.86),
        figure(m.ATTEMPTS, 1.094, 40_385),
        figure(m.CONFIRM, 9.2, 40_102),
        figure(m.FAILED, 0.0041, 40_950, told=0.031),
    ]
    charts = [
        chart(m.DELIVERED, shares, baseline=0.941),
        chart(m.FIRST_TRY, first, baseline=0.86),
        chart(m.CONFIRM, confirm),
        chart(m.MADE, whole(weekly(3_150, 90, seed=6))),
    ]
    by_silence = "1,204 of the faxes delivered are taken as delivered because no mail came."
    return Section("faxes", "Faxes", numbers, charts, remarks=[by_silence])


def failures() -> Section:
    """A table with a total, and a chart."""
    counts = {"busy": 1_204, "no_answer": 877, "no_fax_tone": 310, "line_dropped": 44, "unknown": 2}
    whole = sum(counts.values())
    rows = {name: (float(count), count / whole) for name, count in counts.items()}
    reasons = table(
        "reasons", "Failures by reason", [m.FAILURES, m.FAILURE_SHARE], rows, labels="Reason"
    )
    total = BreakdownRow("all", (float(whole), 1.0))
    return Section(
        "fax-failures",
        "Why faxes fail",
        breakdowns=[replace(reasons, total=total)],
        charts=[chart(m.FAILED, weekly(0.006, 0.001, seed=7), baseline=0.031)],
    )


def destinations() -> Section:
    """A table with rows left out, and one with a gap."""
    rows = {f"N-{at * 7919 % 0xFFFFF:05x}": (90.0 - 4 * at, 0.4 - at / 60) for at in range(20)}
    worst = table(
        "destinations",
        "The numbers that fail most",
        [m.FAILURES, m.FAILURE_SHARE],
        rows,
        labels="Number",
        command="faxflow number show NAME",
    )
    gateways = {"east": (12.0, 0.3, 1.05), "west": (28.0, 0.7, None)}
    measures = [m.FAILURES, m.FAILURE_SHARE, m.ATTEMPTS]
    by_gateway = table("gateways", "By gateway", measures, gateways, labels="Gateway")
    return Section(
        "fax-destinations", "Where faxes go", breakdowns=[replace(worst, more=312), by_gateway]
    )


def saved() -> Section:
    """An estimate with its basis."""
    basis = "An estimate: 40,385 faxes × 13 minutes, less 41 hours that people spent on tasks."
    return Section(
        "hours-saved", "Hours saved", [figure(m.SAVED, 8_709.1, 40_385)], remarks=[basis]
    )


def stages() -> Section:
    """One figure by part, one part without a value."""
    kept = by_part(m.KEPT, intake=0.981, eligibility=0.902, clinical_review=0.66, no_show=None)
    charts = [
        chart(m.KEPT, weekly(0.97, 0.008, seed=8), baseline=0.9),
        chart(m.KEPT, weekly(0.82, 0.03, seed=9), part="clinical review"),
    ]
    return Section(
        "stages", "Stages in time", [figure(m.KEPT, 0.954, 9_200, told=0.9), *kept], charts
    )


def cycle() -> Section:
    """A distribution with an open end."""
    days = [312, 804, 990, 1_204, 930, 602, 411, 240, 133, 61, 40, 92]
    return Section(
        "cycle",
        "From received to scheduled",
        [figure(m.CYCLE, 4.5, 5_819, told=9.0)],
        [chart(m.CYCLE, weekly(4.6, 0.4, seed=10), baseline=9.0)],
        [spread(m.CYCLE, days, width=1)],
    )


def throughput() -> Section:
    """A breakdown by several measures, and a step change."""
    rows = {
        "fax": (4_100.0, 3_300.0, 41.0),
        "e-mail": (1_420.0, 1_190.0, 9.0),
        "telephone": (299.0, 250.0, None),
    }
    sources = table(
        "sources",
        "By source",
        [m.RECEIVED, m.SCHEDULED, m.AGING],
        rows,
        labels="Source",
        command="faxflow referral list --source NAME",
    )
    charts = [
        chart(m.RECEIVED, whole(weekly(598, 30, seed=11))),
        chart(
            m.SCHEDULED,
            whole([*weekly(540, 20, seed=12, weeks=45), *weekly(440, 20, seed=13, weeks=7)]),
        ),
    ]
    total = BreakdownRow("all", (5_819.0, 4_740.0, 50.0))
    return Section(
        "throughput",
        "Referrals by week and source",
        [figure(m.AGING, 50, 50)],
        charts,
        (),
        [replace(sources, total=total)],
    )


def experience() -> Section:
    """Points, minutes and a time of day; too few weeks for limits."""
    return Section(
        "experience",
        "Experience",
        [figure(m.LIKED, 4.42, 118), figure(m.TOUCH, 6.5, 2_204), figure(m.LAST, 497, 61)],
        [chart(m.LIKED, weekly(4.4, 0.1, seed=14, weeks=8))],
    )


def rows() -> Section:
    """The day by state."""
    states = {
        "delivered": (588.0,),
        "sent": (31.0,),
        "waiting": (14.0,),
        "failed": (6.0,),
        "held": (1.0,),
    }
    by_state = table("states", "By state", [m.MADE], states, labels="State")
    total = BreakdownRow("all", (640.0,))
    return Section(
        "day-faxes",
        "Faxes",
        [figure(m.MADE, 640, 640), figure(m.LAST, 497, 588)],
        (),
        (),
        [replace(by_state, total=total)],
    )


def usual() -> Section:
    """Charts day by day."""
    counts = [round(value) for value in weekly(651, 9, seed=15, weeks=20)]
    charts = [
        chart(m.MADE, [float(one) for one in [*counts, 640]], step=1),
        chart(m.LAST, [*weekly(495, 4, seed=16, weeks=20), 561], step=1),
    ]
    return Section("usual", "Against the last 20 weekdays", charts=charts)
