"""One section of statistics as a part of a report."""

from faxflow.domain.statistics.figure import Section
from faxflow.views.reported.blocks import Block, Part, Sentence
from faxflow.views.reported.breakdown_tables import breakdown_table
from faxflow.views.reported.chart_tables import charted, spread
from faxflow.views.reported.figure_tables import figure_table


def section_part(section: Section) -> Part:
    """Its remarks, figures, charts and tables, in that order."""
    blocks: list[Block] = [Sentence(words) for words in section.remarks]
    if section.figures:
        blocks.append(figure_table(section.figures, f"{section.title}: figures"))
    blocks += [charted(chart) for chart in section.charts]
    blocks += [spread(one) for one in section.distributions]
    blocks += [breakdown_table(one) for one in section.breakdowns]
    return Part(section.key, section.title, blocks or [Sentence("There is nothing to show.")])
