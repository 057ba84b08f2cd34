"""The pages as documents: whole in themselves, lawful HTML, the same at every making."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from page_reading import Element, read

from a_scorecard import (
    AS_OF,
    MARKUP,
    ZONE,
    a_day_report,
    a_scorecard,
    an_awkward_scorecard,
    an_empty_day_report,
    an_empty_scorecard,
)
from faxflow.views.page.html import element, id_of, typed
from faxflow.views.page.report_page import report_page
from faxflow.views.page.scorecard_page import scorecard_page

PAGES = {
    "scorecard": scorecard_page(a_scorecard(), ZONE),
    "empty scorecard": scorecard_page(an_empty_scorecard(), ZONE),
    "awkward scorecard": scorecard_page(an_awkward_scorecard(), ZONE),
    "report": report_page(a_day_report(), ZONE),
    "empty report": report_page(an_empty_day_report(), ZONE),
}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
FETCHES = {"src", "srcset", "action", "formaction", "poster", "data", "background", "xlink:href"}

every_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)


def links(whole: Element) -> list[str]:
    return [one.attributes["href"] for one in whole.all() if "href" in one.attributes]


def spoken(code: Element) -> str:
    return " ".join(word.text for word in code.children)


def ids(whole: Element) -> list[str]:
    return [one.attributes["id"] for one in whole.all() if "id" in one.attributes]


@every_page
def test_nothing_is_run_or_fetched(page: str) -> None:
    whole = read(page)

    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "base"} & {
        one.name for one in whole.all()
    }
    assert not any(FETCHES & set(one.attributes) for one in whole.all())
    assert not any(name.startswith("on") for one in whole.all() for name in one.attributes)
    assert all(link.startswith("#") for link in links(whole))
    assert not re.search(r"url\(|@import|expression", whole.all("style")[0].text)


@every_page
def test_the_browser_is_told_to_run_and_fetch_nothing(page: str) -> None:
    told = {
        one.attributes.get("http-equiv"): one.attributes["content"]
        for one in read(page).all("meta")
        if "content" in one.attributes
    }

    assert told["Content-Security-Policy"] == POLICY


@every_page
def test_every_id_stands_once_and_every_link_leads_somewhere(page: str) -> None:
    whole = read(page)

    there = ids(whole)

    assert len(set(there)) == len(there)
    assert {link.removeprefix("#") for link in links(whole)} <= set(there)
    named = [one.attributes.get("aria-labelledby", "") for one in whole.all()]
    assert {ident for names in named for ident in names.split()} <= set(there)


@every_page
def test_headings_go_down_step_by_step_from_one_h1(page: str) -> None:
    levels = [int(one.name[1]) for one in read(page).all() if re.fullmatch("h[1-6]", one.name)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= former + 1 for former, later in pairwise(levels))


@every_page
def test_every_table_has_a_caption_and_every_head_its_scope(page: str) -> None:
    whole = read(page)

    for table in whole.all("table"):
        assert len(table.all("caption")) == 1
        assert table.all("caption")[0].words()
        widths = {len([*row.all("th"), *row.all("td")]) for row in table.all("tr")}
        assert len(widths) == 1
    assert all(one.attributes["scope"] in {"col", "row"} for one in whole.all("th"))


@every_page
def test_every_chart_has_its_values_beside_it(page: str) -> None:
    charts = [one for one in read(page).all("div") if one.attributes.get("class") == "chart"]

    for chart in charts:
        drawn = [one for one in chart.all("div") if "drawn" in one.attributes.get("class", "")]
        assert len(drawn) == 2
        assert all(one.all("svg")[0].all("title")[0].words() for one in drawn)
        nothing = "Nothing was measured" in chart.words()
        assert chart.all("table") or nothing


def test_each_measure_shown_is_defined() -> None:
    scorecard = a_scorecard()

    there = ids(read(scorecard_page(scorecard, ZONE)))

    assert {id_of("m", one.key) for one in scorecard.measures()} <= set(there)


def test_what_names_and_labels_hold_is_never_markup() -> None:
    page = PAGES["awkward scorecard"]

    assert MARKUP not in page
    assert "<script" not in page
    assert page.count("&lt;script&gt;") > 10


def test_the_header_says_period_moment_zone_data_and_privacy() -> None:
    header = read(PAGES["scorecard"]).all("header")[0].words()

    assert "Cedar & Oak Ear, Nose and Throat" in header
    assert "August 24 to November 22, 2026 (13 weeks)" in header
    assert "Nov 23, 2026, 08:17 CST" in header
    assert "no patient's name" in header


def test_a_report_tells_first_what_needs_a_person() -> None:
    first = read(PAGES["report"]).all("main")[0].children[0]

    assert "Needs a person" in first.words()
    assert "halted since Nov 23, 2026, 08:05 CST" in first.words()
    assert "faxflow show FX-000231" in [spoken(one) for one in first.all("code")]


def test_the_summary_shows_each_headline_with_its_marks_in_words() -> None:
    summary = read(PAGES["scorecard"]).all("main")[0].children[0]

    [line] = [one for one in summary.all("tr") if "Delivered on the first try" in one.words()]

    words = [
        "92.1 %",
        "40,385",
        "86 %",
        "at least 90\N{NO-BREAK SPACE}%",
        "improving, up",
        "target hit or miss",
    ]
    assert all(one in line.words() for one in words)


def test_the_same_scorecard_gives_the_same_page() -> None:
    assert scorecard_page(a_scorecard(), ZONE) == PAGES["scorecard"]


def test_another_moment_gives_another_page() -> None:
    later = replace(a_scorecard(), as_of=AS_OF.replace(minute=18))

    assert scorecard_page(later, ZONE) != PAGES["scorecard"]


def test_text_is_escaped_in_words_and_attributes_but_html_is_not() -> None:
    inner = element("b", "1 < 2")

    made = element("p", inner, " & ", "'", class_='"')

    assert made == '<p class="&quot;"><b>1 &lt; 2</b> &amp; &#x27;</p>'


def test_commands_in_a_sentence_stand_as_such() -> None:
    assert typed("Run `a<b`.") == "Run <code><span>a&lt;b</span></code>."
    assert typed("An odd ` stays.") == "An odd ` stays."


def test_counts_by_kind_are_drawn_beside_their_table() -> None:
    main = read(PAGES["scorecard"]).all("main")[0]

    pairs = [one for one in main.all("div") if one.attributes.get("class") == "pair"]

    titles = [one.all("title")[0].text for one in pairs]
    assert titles == ["Failures by reason: Hand-overs failed", "By source: Referrals received"]


def test_a_summary_without_targets_or_baselines_says_so_and_has_no_blank_columns() -> None:
    bare = [
        replace(
            section,
            figures=[
                replace(one, measure=replace(one.measure, target=None), baseline=None)
                for one in section.figures
            ],
            charts=[replace(one, target=None, baseline=None) for one in section.charts],
        )
        for section in a_scorecard().sections
    ]

    summary = read(scorecard_page(replace(a_scorecard(), sections=bare), ZONE)).all("main")[0]

    heads = [one.words() for one in summary.all("thead")[0].all("th")]
    assert heads == ["Measure", "Value", "Rests on", "Variation"]
    assert "No target has been set." in summary.children[0].words()
    assert "faxflow scorecard baseline capture" in [spoken(one) for one in summary.all("code")]
