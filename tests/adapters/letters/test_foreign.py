"""What belongs to another case is found in a letter; what may stand there is not."""

import time

import pytest

from adapters.letter_making import order_of
from faxflow.adapters.letters.checking.foreign import foreign
from faxflow.adapters.letters.checking.identifiers import identifiers_of
from faxflow.adapters.letters.checking.read_letter import ReadLetter
from faxflow.domain.letter import LetterOrder

OWN = order_of(
    7, {"fax_number": "+1 312-555-0107", "patient": "Ada Sample", "note": "as in FX-000003"}
)
OTHER = order_of(
    8, {"fax_number": "+1 312-555-0108", "patient": "Bert Example", "kind": "Cardiology"}
)
FAXES = identifiers_of([OWN, OTHER])
FILE = identifiers_of([OWN, OTHER], values=True)


def reading(*pages: str) -> ReadLetter:
    return ReadLetter(pages)


@pytest.mark.parametrize("name", ["FX-000008", "FX-000008-A2", "FX-0000071", "(FX-123456)"])
def test_the_name_of_another_case_is_foreign(name: str) -> None:
    told = foreign(reading("FX-000007", f"see {name}"), OWN, identifiers_of([]))

    assert told is not None
    assert "the name of another case" in told


@pytest.mark.parametrize("text", ["FX-000007", "FX-000007-A2", "as in FX-000003", "form FX-12"])
def test_the_own_name_and_names_in_own_values_are_not(text: str) -> None:
    told = foreign(reading(text), OWN, FAXES)

    assert told is None


@pytest.mark.parametrize(
    "number",
    [
        "+1 312-555-0108",
        "(312) 555-0108",
        "312.555.0108",
        "13125550108",
        "3125550108",
        "+1 (312)\r\n555\u20130108",
        "2026 312 555 0108 44",
    ],
)
def test_the_fax_number_of_another_case_is_foreign_however_it_is_written(number: str) -> None:
    told = foreign(reading(f"Fax: {number}"), OWN, FAXES)

    assert told == "the fax number of FX-000008 stands in it"


@pytest.mark.parametrize(
    "text", ["Fax 312-555-0107", "555-0108", "99312555010844", "312-555 and 0108", "4312 555-0108"]
)
def test_the_own_number_and_pieces_of_others_are_not(text: str) -> None:
    told = foreign(reading(text), OWN, FAXES)

    assert told is None


def test_a_number_that_two_cases_share_is_nobody_elses() -> None:
    twin = order_of(9, {"fax_number": "+1 (312) 555-0107"})

    told = foreign(reading("Fax 312-555-0107"), OWN, identifiers_of([twin, OWN]))

    assert told is None


@pytest.mark.parametrize("text", ["Dear Bert Example", "BERT\r\nEXAMPLE", "xBert Ex-\nampley"])
def test_a_value_of_another_letter_in_the_same_file_is_foreign(text: str) -> None:
    told = foreign(reading(text), OWN, FILE)

    assert told == "the value of field patient of FX-000008 stands in it"


def test_what_the_template_says_to_everybody_is_not_foreign() -> None:
    page = reading("Department of Cardiology, fax 312 555 0108, form FX-123456")

    told = foreign(page, OWN, FILE, template=lambda: page.text)

    assert told is None


def test_values_are_looked_for_only_where_letters_share_a_file() -> None:
    told = foreign(reading("Bert Example"), OWN, FAXES)

    assert told is None


def test_a_thousand_neighbours_cost_a_letter_no_more_than_a_moment() -> None:
    orders = [_neighbour(number) for number in range(8, 1008)]
    others = identifiers_of(orders, values=True)
    page = "The words of a usual letter, with 3 numbers: 12, 2026-11-23 and 312-555-0107. " * 25

    start = time.process_time()
    for _ in range(50):
        assert foreign(ReadLetter((page,)), OWN, others) is None
    spent = (time.process_time() - start) / 50

    assert spent < 0.005


def _neighbour(number: int) -> LetterOrder:
    fields = {f"field{at}": f"value {at} of neighbour {number}" for at in range(10)}
    return order_of(number, {**fields, "fax_number": f"+1 312-556-{number:04}"})
