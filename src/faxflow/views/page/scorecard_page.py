"""A scorecard as one HTML page that works from an e-mail, from a folder, on a telephone."""

from datetime import tzinfo

from faxflow.domain.statistics.figure import Scorecard
from faxflow.views.page.document import page
from faxflow.views.reported.scorecard_report import scorecard_report


def scorecard_page(scorecard: Scorecard, zone: tzinfo) -> str:
    """The whole page; `zone` is the practice's."""
    return page(scorecard_report(scorecard, zone))
