"""A report as a whole HTML page."""

from functools import cache
from importlib import resources

from faxflow.views.page.blocks import block_html
from faxflow.views.page.html import NOTHING, Html, element, id_of, joined, void
from faxflow.views.page.ids import Ids
from faxflow.views.reported.blocks import Part, Report

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Should anything ever slip into a page that loads or runs something, the browser refuses it."""


def page(report: Report) -> str:
    """The page; the same report gives the same page to the letter."""
    ids = Ids()
    body = element(
        "body",
        element("a", "Skip to the report", href="#main", class_="skip"),
        _header(report),
        _contents(report),
        element("main", *(_part(part, ids) for part in report.parts), id="main", tabindex="-1"),
        _footer(),
    )
    return f"<!DOCTYPE html>\n{element('html', _head(report), body, lang='en')}\n"


def _head(report: Report) -> Html:
    named = ", ".join(filter(None, (report.title, report.subtitle, report.practice)))
    return element(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="referrer", content="no-referrer"),
        void("meta", name="robots", content="noindex"),
        void("meta", name="color-scheme", content="light"),
        element("title", named),
        element("style", Html(_style())),
    )


def _header(report: Report) -> Html:
    facts = [
        element("div", element("dt", name), element("dd", words)) for name, words in report.facts
    ]
    practice = element("p", report.practice, class_="practice") if report.practice else NOTHING
    return element(
        "header",
        practice,
        element("h1", report.title),
        element("p", report.subtitle, class_="subtitle"),
        element("dl", *facts, class_="facts"),
    )


def _contents(report: Report) -> Html:
    links = [
        element("li", element("a", part.title, href=f"#{id_of('s', part.key)}"))
        for part in report.parts
    ]
    return element("nav", element("ul", *links), aria_label="Contents")


def _part(part: Part, ids: Ids) -> Html:
    ident = id_of("s", part.key)
    heading = element("h2", part.title, id=ident)
    blocks = [block_html(block, ids) for block in part.blocks]
    return element("section", heading, *blocks, aria_labelledby=ident)


def _footer() -> Html:
    told = joined("Made by faxflow. ", element("a", "Back to the top", href="#main"))
    return element("footer", element("p", told))


@cache
def _style() -> str:
    """The style sheet as it stands beside this file."""
    return (resources.files("faxflow.views.page") / "style.css").read_text("utf-8")
