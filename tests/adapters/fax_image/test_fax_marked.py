"""The picture to look at: the fax in black, its losses in colour."""

import io

import numpy as np
from PIL import Image

from adapters.fax_image.fax_making import filled, pdf_of, ruled, together, written
from faxflow.adapters.fax_image.marked import marked
from faxflow.adapters.fax_image.pages import FaxPage, fax_pages
from faxflow.domain.fax_page import Box, Inking, Resolution


def seen(page: FaxPage) -> np.ndarray:
    """The picture's dots without its band."""
    dots = np.asarray(Image.open(io.BytesIO(marked(page, ["letter.pdf"], 1))))
    times = 1 if page.sheet.resolution is Resolution.FINE else 2
    return dots[: page.sheet.high * times]


def has_colour(dots: np.ndarray) -> bool:
    return bool((dots.max(axis=2) != dots.min(axis=2)).any())


def around(page: FaxPage, box: Box) -> tuple[slice, slice]:
    down, left = page.sheet.resolution.down / 72, page.sheet.left
    across = slice(round(box.left * 204 / 72) + left - 20, round(box.right * 204 / 72) + left + 20)
    return slice(round(box.top * down) - 20, round(box.bottom * down) + 20), across


def test_a_page_that_loses_nothing_is_shown_as_it_prints() -> None:
    [page] = fax_pages(pdf_of(written("Black", 0)))

    dots = seen(page)

    assert (np.all(dots == 0, axis=2) == page.pels).all()
    assert not has_colour(dots)


def test_a_loss_is_marked_and_all_else_stays_as_it_prints() -> None:
    [page] = fax_pages(pdf_of(together(written("Black", 0, (72, 300)), written("Pale", 0.7))))

    dots = seen(page)

    place = around(page, page.vanished[0].box)
    assert has_colour(dots[place])
    away = np.ones(page.pels.shape, dtype=np.bool_)
    away[place[0], : place[1].stop] = False  # the tab stands beside it
    assert (np.all(dots == 0, axis=2) == page.pels)[away].all()


def test_lines_of_a_standard_fax_are_shown_twice() -> None:
    [page] = fax_pages(pdf_of(filled(0, (72, 600, 72, 72))), Inking(Resolution.STANDARD))

    dots = seen(page)

    assert dots.shape[:2] == (2156, 1728)
    assert (dots[0::2] == dots[1::2]).all()


def test_what_may_be_lost_is_shown_in_another_colour() -> None:
    [page] = fax_pages(pdf_of(ruled(0.25, 0, y=792 - 100.5 * 72 / 196)))

    assert page.vanished == ()
    assert has_colour(seen(page))


def test_equal_pages_are_equal_pictures() -> None:
    [page] = fax_pages(pdf_of(written("Pale", 0.7)))

    assert marked(page, ["a"], 1) == marked(page, ["a"], 1)
