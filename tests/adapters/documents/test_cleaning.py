"""Specks go, and what is part of a letter stays."""

import numpy as np

from faxflow.adapters.documents.cleaning import cleaned


def page_with(*dots: tuple[int, int]) -> np.ndarray:
    """A page of 40 by 40 with a stem that begins in row 20, and single dots."""
    ink = np.zeros((40, 40), dtype=bool)
    ink[20:30, 18:22] = True
    for row, column in dots:
        ink[row, column] = True
    return ink


def test_a_speck_far_from_any_letter_is_taken_away() -> None:
    ink = page_with((5, 5), (33, 19))

    clean = cleaned(ink, rows_an_inch=98)

    assert (clean == page_with()).all()


def test_the_dot_of_an_i_stays_where_it_is_no_bigger_than_a_speck() -> None:
    ink = page_with((17, 19), (17, 20))

    clean = cleaned(ink, rows_an_inch=98)

    assert (clean == ink).all()


def test_where_rows_are_fine_a_dot_so_small_is_a_speck() -> None:
    ink = page_with((17, 19), (17, 20))

    clean = cleaned(ink, rows_an_inch=196)

    assert (clean == page_with()).all()
