"""A PDF's pages on the grid of a fax machine."""

import io
import time

import numpy as np
import pikepdf
import pytest

from adapters.fax_image.fax_making import filled, pdf_of, written
from faxflow.adapters.fax_image.grid import Undrawable
from faxflow.adapters.fax_image.pages import fax_pages
from faxflow.domain.fax_page import Inking, Resolution

BLACK = filled(0, (100, 600, 200, 50))


@pytest.mark.parametrize(("resolution", "lines"), [("fine", 2156), ("standard", 1078)])
def test_a_letter_page_has_1728_pels_and_the_lines_of_its_resolution(
    resolution: str, lines: int
) -> None:
    [page] = fax_pages(pdf_of(BLACK), Inking(Resolution(resolution)))

    assert page.pels.shape == (lines, 1728)


def test_an_a4_page_lies_in_the_middle_of_the_line_in_true_size() -> None:
    [page] = fax_pages(pdf_of(BLACK, size=(595.28, 841.89)))

    columns = np.flatnonzero(page.pels.any(axis=0))
    inches = (columns[-1] + 1 - columns[0]) / 204
    assert (page.sheet.left, page.sheet.shrunk) == (20, 1.0)
    assert inches * 72 == pytest.approx(200, abs=0.5)


def test_a_page_across_is_turned_and_a_wider_one_is_shrunk() -> None:
    [across] = fax_pages(pdf_of(BLACK, size=(792, 612)))
    [poster] = fax_pages(pdf_of(BLACK, size=(1224, 1584)))

    assert (across.sheet.quarters, across.sheet.shrunk) == (1, 1.0)
    assert poster.sheet.shrunk == pytest.approx(0.5, abs=0.01)
    assert poster.pels.shape[0] == pytest.approx(2156, rel=0.02)


def test_a_page_that_its_pdf_turns_is_shown_as_people_read_it() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(written("Up here", 0.7, (72, 740))))) as document:
        document.pages[0].Rotate = 180
        buffer = io.BytesIO()
        document.save(buffer)

    [page] = fax_pages(buffer.getvalue(), words=True)

    assert [tile.words for tile in page.vanished] == ["Up here"]
    assert page.vanished[0].box.top > 700


@pytest.mark.parametrize("threshold", [60, 128, 200])
def test_greys_below_the_threshold_are_black_and_no_others(threshold: int) -> None:
    drawing = filled((threshold - 2) / 255, (100, 600, 72, 72))
    lighter = filled((threshold + 2) / 255, (100, 600, 72, 72))
    inking = Inking(threshold=threshold)

    [dark], [light] = fax_pages(pdf_of(drawing), inking), fax_pages(pdf_of(lighter), inking)

    assert dark.pels.sum() == pytest.approx(204 * 196, rel=0.02)
    assert not light.pels.any()


def test_dithering_keeps_a_grey_as_dots() -> None:
    [page] = fax_pages(pdf_of(filled(0.5, (100, 600, 72, 72))), Inking(dithered=True))

    assert page.pels.sum() == pytest.approx(204 * 196 / 2, rel=0.05)
    assert page.vanished == ()


@pytest.mark.parametrize("content", [b"", b"no pdf", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(Undrawable, match="no PDF, or a damaged one"):
        list(fax_pages(content))


def test_a_locked_pdf_is_refused_as_such() -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of(BLACK))) as document:
        document.save(buffer, encryption=pikepdf.Encryption(user="pw", owner="pw"))

    with pytest.raises(Undrawable, match="password"):
        list(fax_pages(buffer.getvalue()))


def test_a_page_of_no_paper_is_refused_before_it_fills_the_memory() -> None:
    pdf = pdf_of(BLACK, size=(612, 1_000_000))

    with pytest.raises(Undrawable, match="size of no paper"):
        list(fax_pages(pdf))


def test_a_full_page_takes_far_less_than_a_second() -> None:
    lines = [
        written(f"Line {n} of a long letter about nobody", 0, (72, n * 13)) for n in range(4, 58)
    ]
    pdf = pdf_of(*[lambda canvas: [draw(canvas) for draw in lines]] * 10)
    list(fax_pages(pdf_of(BLACK)))

    start = time.process_time()
    pages = list(fax_pages(pdf))

    assert (time.process_time() - start) / len(pages) < 0.3
