"""A whole scorecard and a day's report, made up: every shape that a view can be given.

`a_scorecard` and `a_day_report` are as a practice has them, `an_empty_scorecard` and
`an_empty_day_report` hold nothing, and `an_awkward_section` has what views trip over.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import scored_measures as m
import scored_sections as sections
from faxflow.domain.ledger import Ledger
from faxflow.domain.statistics.day_report import DayReport, Need
from faxflow.domain.statistics.figure import Scorecard, Section
from faxflow.domain.statistics.period import Period
from scored_parts import (
    CHARTED,
    FIGURES,
    chart,
    figure,
    no_spread,
    table,
)

AS_OF = datetime(2026, 11, 23, 14, 17, 5, tzinfo=UTC)
ZONE = ZoneInfo("America/Chicago")
PRACTICE = "Cedar & Oak Ear, Nose and Throat"
MARKUP = "<script>alert(\"1\")</script> & 'quoted' </td><b>"
LONG = "no_answer_after_a_very_long_time_of_ringing_that_nobody_ever_gave_a_shorter_name"


def a_scorecard() -> Scorecard:
    """A quarter of a practice that does rather well."""
    return Scorecard(
        PRACTICE,
        FIGURES,
        CHARTED,
        AS_OF,
        [
            sections.faxes(),
            sections.failures(),
            sections.destinations(),
            sections.saved(),
            sections.stages(),
            sections.cycle(),
            sections.throughput(),
            sections.experience(),
        ],
    )


def an_empty_scorecard() -> Scorecard:
    """As on the first day: every measure, and nothing measured."""
    nothing = [
        Section(
            "faxes", "Faxes", [figure(m.DELIVERED, None, 0)], [chart(m.DELIVERED, [None] * 52)]
        ),
        Section("cycle", "Cycle time", [figure(m.CYCLE, None, 0)], (), [no_spread(m.CYCLE)]),
        Section(
            "failures",
            "Failures",
            (),
            (),
            (),
            [table("f", "By reason", [m.FAILURES], {}, labels="Reason")],
        ),
        Section("none", "Nothing at all"),
    ]
    return Scorecard("", FIGURES, CHARTED, AS_OF, nothing)


def an_awkward_scorecard() -> Scorecard:
    """Everything that views trip over, in a practice with markup in its name."""
    return replace(a_scorecard(), practice=MARKUP, sections=[an_awkward_section()])


def an_awkward_section() -> Section:
    """Markup and long words for names, gaps, single points, many rows, many columns."""
    odd = replace(m.FIRST_TRY, name=MARKUP, formula=MARKUP, leaves_out=MARKUP, key="odd")
    flat = replace(m.DELIVERED, key="flat", name="Never anything but all of them")
    gaps = [None if at % 3 else 0.5 + at / 100 for at in range(26)]
    charts = [
        chart(odd, [0.93]),
        chart(m.FIRST_TRY, [None] * 52),
        chart(m.CONFIRM, [4.0, *[None] * 50, 9.5]),
        chart(m.FAILED, gaps, part=LONG),
        chart(flat, [1.0] * 52),
        chart(m.MADE, [0.0] * 52, baseline=0.0),
        chart(m.SAVED, [123_456_789.0, *[0.0] * 51]),
    ]
    long = {f"{LONG}-{at}": (at * 1_000_000.0, None, 0.0, 1e-9) for at in range(60)}
    wide = [m.FAILURES, m.FAILURE_SHARE, m.TOUCH, m.ATTEMPTS]
    tables = [
        table(
            "odd", MARKUP, [odd, m.LAST], {MARKUP: (1.0, 1_439.0)}, labels=MARKUP, command=MARKUP
        ),
        replace(table("long", LONG, wide, long, labels=LONG), more=1_234),
    ]
    numbers = [figure(odd, 1.0, 1), figure(m.LIKED, -0.0, 0), figure(m.SAVED, -12.25, 3)]
    return Section("odd one", MARKUP, numbers, charts, [no_spread(odd)], tables, [MARKUP, LONG * 3])


def a_day_report() -> DayReport:
    """A morning that is going on, with things for a person to do."""
    due = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
    needs = [
        Need("mend-fax", "FX-000231 failed (no_fax_tone)", "faxflow show FX-000231", due),
        Need("rejected-rows", "B-000041: 3 rows became no fax", "faxflow rejects list B-000041"),
        Need("call-back", MARKUP, "faxflow task show T-000009", due - timedelta(days=1)),
    ]
    ledger = Ledger(read=653, loaded=640, updated=2, unchanged=4, duplicate=4, rejected=3)
    return DayReport(
        PRACTICE,
        Period(AS_OF.date(), AS_OF.date()),
        AS_OF,
        True,
        needs,
        {"B-000041": ledger, "B-000042": Ledger(read=2, loaded=1)},
        [sections.rows(), sections.usual(), an_awkward_section()],
        AS_OF - timedelta(minutes=12),
    )


def an_empty_day_report() -> DayReport:
    """A Sunday."""
    day = Period(AS_OF.date() - timedelta(days=1), AS_OF.date() - timedelta(days=1))
    return DayReport("", day, AS_OF, False, (), {}, [Section("faxes", "Faxes")])
