"""The pages in Chromium, wide and narrow: axe-core finds nothing, and nothing scrolls sideways."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_browser import NOTHING, AxeBrowser, axe_browser

from a_scorecard import (
    ZONE,
    a_day_report,
    a_scorecard,
    an_awkward_scorecard,
    an_empty_day_report,
    an_empty_scorecard,
)
from faxflow.views.page.report_page import report_page
from faxflow.views.page.scorecard_page import scorecard_page

PAGES = {
    "scorecard": scorecard_page(a_scorecard(), ZONE),
    "empty scorecard": scorecard_page(an_empty_scorecard(), ZONE),
    "awkward scorecard": scorecard_page(an_awkward_scorecard(), ZONE),
    "report": report_page(a_day_report(), ZONE),
    "empty report": report_page(an_empty_day_report(), ZONE),
}
WIDTHS = (320, 1280)
BESIDE_THE_PAGE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AxeBrowser]:
    """One for all pages: starting it takes longer than checking a page."""
    with axe_browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_with_all_closed_and_with_all_open_and_only_tables_scroll_sideways(
    browser: AxeBrowser, tmp_path: Path, name: str, width: int
) -> None:
    browser.show(PAGES[name], tmp_path, width)

    closed = browser.found()
    browser.open_details()
    opened = browser.found()
    beside = browser.asked(BESIDE_THE_PAGE)

    assert (closed, opened, beside) == (NOTHING, NOTHING, 0)


def test_words_too_pale_to_read_are_found(browser: AxeBrowser, tmp_path: Path) -> None:
    pale = PAGES["empty report"].replace("--soft: #4b5563", "--soft: #c5c9d0")
    browser.show(pale, tmp_path, 1280)

    found = browser.found()

    assert any(one.startswith("color-contrast") for one in found.violations)
