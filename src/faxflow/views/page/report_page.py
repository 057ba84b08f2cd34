"""A day's report as one HTML page."""

from datetime import tzinfo

from faxflow.domain.statistics.day_report import DayReport
from faxflow.views.page.document import page
from faxflow.views.reported.daily_report import daily_report


def report_page(report: DayReport, zone: tzinfo) -> str:
    """The whole page; `zone` is the practice's."""
    return page(daily_report(report, zone))
