"""A day's report as JSON shows it: the counts that scripts know, and all figures beside them."""

from faxflow.domain.statistics.day_report import DayReport, Need
from faxflow.domain.statistics.figure import measures_of
from faxflow.views.day_data import day_data
from faxflow.views.figures_data import measures_data, moment_data, period_data, sections_data
from faxflow.views.report_shape import NeedData, ReportFigures


def report_data(report: DayReport) -> dict[str, object]:
    """All of a report; its shape is ReportData."""
    figures: ReportFigures = {
        "practice": report.practice,
        "period": period_data(report.period),
        "as_of": moment_data(report.as_of),
        "going_on": report.going_on,
        "needs": [_need(one) for one in report.needs],
        "measures": measures_data(measures_of(report.sections)),
        "sections": sections_data(report.sections),
    }
    return {**day_data(report), **figures}


def _need(need: Need) -> NeedData:
    return {
        "kind": need.kind,
        "title": need.title,
        "command": need.command,
        "due_at": moment_data(need.due_at) if need.due_at else None,
    }
