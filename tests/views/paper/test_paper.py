"""The PDFs as documents: whole, numbered, found by their bookmarks, the same at every making."""

import io
import re
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2
import pytest

from a_scorecard import (
    LONG,
    ZONE,
    a_day_report,
    a_scorecard,
    an_awkward_scorecard,
    an_empty_day_report,
    an_empty_scorecard,
)
from faxflow.domain.statistics.period import Period
from faxflow.views.paper.report_paper import report_paper
from faxflow.views.paper.scorecard_paper import scorecard_paper
from faxflow.views.paper.sheet import Sheet

PAPERS = {
    "scorecard": scorecard_paper(a_scorecard(), ZONE),
    "scorecard on A4": scorecard_paper(a_scorecard(), ZONE, Sheet.A4),
    "empty scorecard": scorecard_paper(an_empty_scorecard(), ZONE),
    "awkward scorecard": scorecard_paper(an_awkward_scorecard(), ZONE),
    "report": report_paper(a_day_report(), ZONE),
    "empty report": report_paper(an_empty_day_report(), ZONE),
}
NEVER_USED = "/Helvetica"
"""reportlab names it on every page, though nothing is drawn with it."""
every_paper = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)


def pages(paper: bytes) -> list[str]:
    """The text of each page, with a space for every white space."""
    read = pypdfium2.PdfDocument(paper)
    texts = [page.get_textpage().get_text_range() for page in read]
    read.close()
    return [" ".join(text.split()) for text in texts]


def no_spaces(text: str) -> str:
    return re.sub(r"\s", "", text)


@every_paper
def test_every_page_has_its_number_and_their_count(paper: bytes) -> None:
    texts = pages(paper)

    assert all(f"Page {at} of {len(texts)}" in text for at, text in enumerate(texts, 1))


@every_paper
def test_no_page_is_empty_but_for_its_foot(paper: bytes) -> None:
    assert all(len(text) > 120 for text in pages(paper))


@every_paper
def test_nothing_stands_outside_the_margins(paper: bytes) -> None:
    read = pypdfium2.PdfDocument(paper)

    for page in read:
        width, height = page.get_size()
        for thing in page.get_objects(max_depth=1):
            left, bottom, right, top = thing.get_bounds()
            assert left >= 40, thing.type
            assert right <= width - 40
            assert bottom >= 20
            assert top <= height - 40


@every_paper
def test_fonts_are_embedded(paper: bytes) -> None:
    with pikepdf.open(io.BytesIO(paper)) as read:
        fonts = [font for page in read.pages for font in page.resources.Font.values()]
        embedded = {
            str(font.BaseFont): "/FontFile2" in font.get("/FontDescriptor", {}) for font in fonts
        }

    embedded.pop(NEVER_USED, None)
    assert len(embedded) == 2
    assert all(embedded.values())


def test_the_document_says_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(PAPERS["scorecard"])) as read:
        told = {name: str(value) for name, value in read.docinfo.items()}
        lang, shown = str(read.Root.Lang), bool(read.Root.ViewerPreferences.DisplayDocTitle)

    assert told["/Title"] == (
        "Scorecard, August 24 to November 22, 2026, Cedar & Oak Ear, Nose and Throat"
    )
    assert told["/Author"] == "Cedar & Oak Ear, Nose and Throat"
    assert (lang, shown) == ("en", True)


def test_each_part_has_a_bookmark_that_leads_to_its_page() -> None:
    read = pypdfium2.PdfDocument(PAPERS["scorecard"])
    texts = pages(PAPERS["scorecard"])

    marks = [(one.get_title(), one.get_dest().get_index()) for one in read.get_toc()]

    titles = [section.title for section in a_scorecard().sections]
    last = ["How to read the charts and marks", "Definitions", "The values of the charts"]
    assert [title for title, _ in marks] == ["Summary", *titles, *last]
    assert all(title in texts[page] for title, page in marks)


@pytest.mark.parametrize(("sheet", "size"), [(Sheet.A4, (595, 842)), (Sheet.LETTER, (612, 792))])
def test_it_is_as_large_as_the_sheet(sheet: Sheet, size: tuple[int, int]) -> None:
    made = scorecard_paper(an_empty_scorecard(), ZONE, sheet)

    width, height = pypdfium2.PdfDocument(made)[0].get_size()

    assert (round(width), round(height)) == size


def test_a_table_over_several_pages_has_its_heads_on_each() -> None:
    texts = [no_spaces(text) for text in pages(PAPERS["awkward scorecard"])]

    rows = [text for text in texts if re.search(f"{LONG}-[0-9]", text)]

    assert len(rows) > 1
    assert all("Staff time on a task, median".replace(" ", "") in text for text in rows)


def test_every_row_label_and_definition_is_there_in_full() -> None:
    text = no_spaces(" ".join(pages(PAPERS["scorecard"])))

    scorecard = a_scorecard()
    rows = [row for one in scorecard.sections for each in one.breakdowns for row in each.rows]
    said = [row.label for row in rows]
    said += [one.formula for one in scorecard.measures()]
    said += [words for one in scorecard.sections for words in one.remarks]
    assert [one for one in said if no_spaces(one) not in text] == []


def test_every_chart_stands_whole_under_its_title() -> None:
    texts = pages(PAPERS["scorecard"])

    titles = [
        f"{chart.measure.name}{f': {chart.part}' if chart.part else ''}, by week"
        for section in a_scorecard().sections
        for chart in section.charts
    ]

    for title in titles:
        [text] = [text for text in texts if f"{title} " in text and "latest week" in text]
        assert "2026" in text


def test_the_same_scorecard_gives_the_same_bytes() -> None:
    assert scorecard_paper(a_scorecard(), ZONE) == PAPERS["scorecard"]


def test_letters_that_no_font_has_become_question_marks() -> None:
    arabic = replace(an_empty_scorecard(), practice="عيادة Oak")

    [first, *_] = pages(scorecard_paper(arabic, ZONE))

    assert "????? Oak" in first
    assert "Scorecard" in first


def test_a_long_report_is_made_like_a_short_one() -> None:
    year = Period(date(2025, 1, 1), date(2026, 12, 31))
    long = replace(a_day_report(), period=year, sections=a_scorecard().sections * 3)

    texts = pages(report_paper(long, ZONE))

    assert "January 1, 2025 to December 31, 2026" in texts[0]
    assert len(texts) > 25
