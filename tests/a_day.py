"""A day's report for tests of its views: nine faxes in all, some of which need a person."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from faxflow.domain.delivery import State
from faxflow.domain.ledger import Ledger
from faxflow.domain.statistics.day_figures import (
    DayColumns,
    earlier_section,
    faxes_section,
    rows_section,
)
from faxflow.domain.statistics.day_report import DayReport, Need, OpenTask
from faxflow.domain.statistics.fax_columns import DayCourse, Evidence, FaxCount
from faxflow.domain.statistics.figure import Section
from faxflow.domain.statistics.period import Period
from faxflow.domain.statistics.usual import DaySeen, compared, usual_section

DAY = date(2026, 11, 23)
TODAY = Period(DAY, DAY)
AS_OF = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
LEDGERS = {"B-000001": Ledger(read=12, loaded=9, duplicate=1, rejected=2)}
NEEDS = (
    Need(
        "mend-fax",
        "FX-000007 failed (busy): check the number with the office",
        "faxflow case show FX-000007",
        AS_OF,
    ),
)
TASKS = (OpenTask("mend-fax", "FX-000007 failed (busy)"),)


def delivered(tries: int, faxes: int, by: Evidence = Evidence.VERDICT) -> FaxCount:
    return FaxCount(DAY, State.DELIVERED, by, None, tries, faxes)


COUNTS = (
    delivered(1, 2),
    delivered(2, 2),
    delivered(1, 1, Evidence.SILENCE),
    FaxCount(DAY, State.FAILED, None, "busy", 0, 2),
    FaxCount(DAY, State.FAILED, None, "blocked", 0, 1),
    FaxCount(DAY, State.IN_DOUBT, None, None, 0, 1),
)
COLUMNS = DayColumns(
    LEDGERS,
    COUNTS,
    {State.HELD: 2},
    handed_over=11,
    first_delivery=datetime(2026, 11, 23, 11, 7, tzinfo=UTC),
    last_delivery=datetime(2026, 11, 23, 15, 30, tzinfo=UTC),
)
NOTHING = DayColumns({}, (), {}, 0)


def a_day(
    columns: DayColumns = COLUMNS,
    *,
    needs: Sequence[Need] = NEEDS,
    ledgers: Mapping[str, Ledger] | None = None,
    failed: int = 4,
) -> DayReport:
    """The report of a day that is over, on which so many tries failed."""
    given = columns.ledgers if ledgers is None else ledgers
    sections = [rows_section(given.values()), faxes_section(columns, UTC), usual(failed)]
    if columns.earlier:
        sections.append(earlier_section(columns.earlier))
    return DayReport(
        practice="Hilltop Family Practice",
        period=TODAY,
        as_of=AS_OF,
        going_on=False,
        needs=needs,
        ledgers=given,
        sections=sections,
        tasks=TASKS if needs else (),
    )


def usual(failed: int) -> Section:
    """Twenty days of nine or ten faxes and three or four failed tries, and the day."""
    what = compared(TODAY, AS_OF, UTC, range(5))
    assert what
    days = [
        DaySeen(day, DayCourse(9 + at % 2, 6, 5, 3 + at % 2), 12, 1)
        for at, day in enumerate(what.before)
    ]
    morning = datetime(2026, 11, 23, 11, 7, tzinfo=UTC)
    course = DayCourse(9, 5, 3, failed, morning, morning + timedelta(hours=4))
    return usual_section([*days, DaySeen(DAY, course, 12, 2)], what, going_on=False)
