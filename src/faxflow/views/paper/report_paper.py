"""A day's report as a PDF."""

from datetime import tzinfo

from faxflow.domain.statistics.day_report import DayReport
from faxflow.views.paper.sheet import Sheet
from faxflow.views.reported.daily_report import daily_report


def report_paper(report: DayReport, zone: tzinfo, sheet: Sheet = Sheet.LETTER) -> bytes:
    """The PDF; `zone` is the practice's."""
    from faxflow.views.paper.document import paper

    return paper(daily_report(report, zone), sheet)
