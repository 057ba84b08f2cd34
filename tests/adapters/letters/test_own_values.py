"""A letter that lacks a value of its own case is found, and a right one is not held."""

import pytest

from adapters.letter_making import order_of
from faxflow.adapters.letters.checking.own_values import missing_value
from faxflow.adapters.letters.checking.read_letter import ReadLetter

NOTE = frozenset({"note"})


def missing(value: str, *pages: str) -> str | None:
    return missing_value(ReadLetter(pages), order_of(7, {"note": value}), NOTE)


@pytest.mark.parametrize(
    ("value", "page"),
    [
        ("Zoë Łukasz", "Dear Zoë Łukasz,"),
        ("a long address of one line", "a long \r\naddress of\r\none line"),
        ("well-known", "it is well\x02\nknown"),
        ("hidden\u00adhyphen 3\u20114", "hiddenhyphen 3-4"),
        ("first\nsecond", "1. first\n2. second"),
        ("left\tright", "left ........ right"),
        ("ofﬁce x²", "office x2"),
        ("a\x00b", "ab"),
        ("In Capitals ß", "IN CAPITALS SS"),
        ("  \n ", "nothing"),
        ("+1 312-555-0142", "fax +1 312-555-0142"),
    ],
)
def test_a_value_as_a_page_prints_it_is_found(value: str, page: str) -> None:
    found = missing(value, page)

    assert found is None


@pytest.mark.parametrize(
    ("value", "page"),
    [
        ("Nguyễn Thị Ánh", "Vietnamese Nguyễn Th Ánh ị"),
        ("math \U0001d49c ≤ ≥", "math ≤ ≥ \U0001d49c"),
        ("שָׁלוֹם", "hebrew םֹולָׁש"),
        ("مُحَمَّد", "arabic مدَّ حَ مُ"),
        ("نص (12) Smith", "Smith )12( نص"),
        ("Smith, John (Jr.)", "John ,Smith נא ).Jr( "),
        ("L1 spine, 5mg of A1C", "C1A of mg5 ,spine 1L مرحبا"),
    ],
)
def test_letters_that_a_pdf_tells_out_of_order_are_found(value: str, page: str) -> None:
    found = missing(value, "first line\n" + page)

    assert found is None


def test_a_value_that_goes_on_behind_the_next_pages_header_is_found() -> None:
    pages = ("Head\nthe first half\nFoot 1", "Head\nof a well-\nknown sentence\nFoot 2")

    found = missing("the first half of a well-known sentence", *pages)

    assert found is None


@pytest.mark.parametrize(
    ("value", "page"),
    [
        ("4 mg", "14 ng"),
        ("Smithson", "Dear Smiths"),
        ("first\nsecond", "first"),
        ("Müller", "Dear M ller"),
        ("علي", "حسن"),
        ("山田太郎", "山田"),
        ("Nguyễn Thị", "Nguyễn Th"),
        ("one two", "one and two"),
        ("W" * 200, "W" * 150),
        ("L1 spine", "1L spine"),
        ("L1 spine é", "1L spine é"),
        ("L1 spine", "1L spine\nمرحبا"),
        ("L12 spine", "مرحبا L1 spine 2"),
        ("L1 spine", "مرحبا 1 spine L"),
    ],
)
def test_a_value_that_is_cut_or_changed_is_missing(value: str, page: str) -> None:
    found = missing(value, page)

    assert found == "note"


def test_the_end_of_a_word_on_another_page_does_not_complete_it() -> None:
    found = missing("Smithson", "Dear Smiths", "on the other page")

    assert found == "note"


def test_only_the_fields_asked_for_must_be_there() -> None:
    order = order_of(7, {"note": "there", "other": "not there"})

    found = missing_value(ReadLetter(("there",)), order, NOTE)

    assert found is None
