"""The same picture on a page and on paper: well formed, named for screen readers, no link out."""

import re

import pytest
from charted import charted
from lxml import etree

import a_scorecard
from faxflow.domain.statistics.measure import Unit
from faxflow.domain.statistics.variation import Variation
from faxflow.views.charts.bars import Bar, bar_chart
from faxflow.views.charts.distribution import histogram
from faxflow.views.charts.marks import variation_mark
from faxflow.views.charts.paper import drawing
from faxflow.views.charts.run_chart import run_chart
from faxflow.views.charts.shapes import Mark, Path, Picture, Text
from faxflow.views.charts.svg import svg

MARKUP = "<script>alert(1)</script> & \"quoted\" 'too'"


def every_picture() -> list[Picture]:
    """All the charts of a made-up scorecard, and of an empty one."""
    cards = [a_scorecard.a_scorecard(), a_scorecard.an_empty_scorecard()]
    sections = [section for card in cards for section in card.sections]
    charts = [run_chart(one) for section in sections for one in section.charts]
    return charts + [histogram(one) for section in sections for one in section.distributions]


def test_svg_is_well_formed_and_named_by_its_title_and_description() -> None:
    for at, picture in enumerate(every_picture()):
        root = etree.fromstring(svg(picture, f"chart-{at}"))

        named = root.attrib["aria-labelledby"].split()
        assert root.attrib["role"] == "img"
        assert [child.attrib["id"] for child in list(root)[:2]] == named
        assert [child.text for child in list(root)[:2]] == [picture.title, picture.description]
        assert named[0].startswith(f"chart-{at}-")


def test_svg_has_no_script_no_link_and_no_style_sheet() -> None:
    drawn = "".join(svg(picture, f"c{at}") for at, picture in enumerate(every_picture()))

    assert not re.search(r"<script|<style|href|url\(|https?:|\bon\w+=", drawn)


def test_ids_are_unique_for_unlike_prefixes() -> None:
    drawn = "".join(svg(picture, f"c{at}") for at, picture in enumerate(every_picture()))

    ids = re.findall(r' id="([^"]+)"', drawn)
    assert len(ids) == len(set(ids))


def test_markup_in_labels_stays_text() -> None:
    picture = bar_chart(MARKUP, [Bar(MARKUP, 3)], Unit.COUNT)

    root = etree.fromstring(svg(picture, "c"))

    assert root[0].text == MARKUP
    assert not [element for element in root.iter() if element.tag == "script"]


def test_svg_holds_every_text_and_mark_of_the_picture() -> None:
    picture = run_chart(charted([4.0, 6.0] * 10, target=8))

    root = etree.fromstring(svg(picture, "c"))

    shapes = picture.shapes
    assert [one.text for one in root.iter("text")] == [
        shape.words for shape in shapes if isinstance(shape, Text)
    ]
    assert len(list(root.iter("circle"))) == sum(isinstance(shape, Mark) for shape in shapes)
    assert len(list(root.iter("polyline"))) == sum(isinstance(shape, Path) for shape in shapes)


@pytest.mark.parametrize("variation", list(Variation))
def test_paper_holds_every_shape_at_the_same_place(variation: Variation) -> None:
    for picture in [variation_mark(variation), run_chart(charted([4.0, 6.0] * 10))]:
        made = drawing(picture)

        assert (made.width, made.height) == (picture.size.width, picture.size.height)
        assert len(made.contents) == len(picture.shapes)
        for shape, drawn in zip(picture.shapes, made.contents, strict=True):
            if isinstance(shape, Text):
                assert (drawn.x, drawn.y) == (shape.x, picture.size.height - shape.y)


def test_paper_becomes_a_pdf_with_its_words() -> None:
    import pypdfium2
    from reportlab.graphics import renderPDF

    made = drawing(run_chart(charted([4.0, 6.0] * 10, target=8)))

    page = pypdfium2.PdfDocument(renderPDF.drawToString(made))[0]
    words = page.get_textpage().get_text_range()
    assert "Target 8 h" in words
    assert "Upper limit 10.3 h" in words
