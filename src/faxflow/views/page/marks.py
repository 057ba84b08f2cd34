"""The marks of variation and assurance, small, beside their words."""

from faxflow.domain.statistics.assurance import Assurance
from faxflow.domain.statistics.variation import Variation
from faxflow.views.charts.marks import assurance_mark, variation_mark
from faxflow.views.charts.svg import svg
from faxflow.views.page.html import NOTHING, Html, element


def mark(shown: Variation | Assurance, ident: str) -> Html:
    """The mark; screen readers pass it over, for its words stand beside it."""
    picture = variation_mark(shown) if isinstance(shown, Variation) else assurance_mark(shown)
    if picture is None:
        return NOTHING
    return element("span", Html(svg(picture, ident)), class_="mark", aria_hidden="true")
