"""A scorecard as a PDF for a meeting."""

from datetime import tzinfo

from faxflow.domain.statistics.figure import Scorecard
from faxflow.views.paper.sheet import Sheet
from faxflow.views.reported.scorecard_report import scorecard_report


def scorecard_paper(scorecard: Scorecard, zone: tzinfo, sheet: Sheet = Sheet.LETTER) -> bytes:
    """The PDF; `zone` is the practice's."""
    from faxflow.views.paper.document import paper

    return paper(scorecard_report(scorecard, zone), sheet)
