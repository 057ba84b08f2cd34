"""A number is written as the gateway dials it, or not at all."""

import pytest

from faxflow.domain.number_forms import number_forms
from faxflow.domain.number_variables import fields_of


@pytest.mark.parametrize(
    ("number", "home", "variable", "written"),
    [
        ("+12015550100", "US", "number", "12015550100"),
        ("+12015550100", "US", "e164", "+12015550100"),
        ("+12015550100", "US", "national", "2015550100"),
        ("+12015550100", "US", "trunk", "12015550100"),
        ("+442079460155", "GB", "trunk", "02079460155"),
        ("+442079460155", "GB", "dialled", "02079460155"),
        ("+442079460155", "US", "dialled", "011442079460155"),
        ("+12015550100", "GB", "dialled", "0012015550100"),
        ("+390612345678", "IT", "trunk", "0612345678"),
        ("+81312345678", "JP", "trunk", "0312345678"),
    ],
)
def test_a_number_takes_the_form_that_is_asked_for(
    number: str, home: str, variable: str, written: str
) -> None:
    forms = number_forms(number, {variable}, home)

    assert forms is not None
    assert forms[variable] == written


@pytest.mark.parametrize("variable", ["national", "trunk"])
def test_a_foreign_number_loses_no_country_code_for_it_would_ring_elsewhere(variable: str) -> None:
    assert number_forms("+442079460155", {variable}, "US") is None


def test_a_number_of_no_country_has_no_dialled_form() -> None:
    assert number_forms("+999123456", {"dialled"}, "US") is None
    assert number_forms("+999123456", {"number"}, "US") is not None


@pytest.mark.parametrize("home", ["BR", "CO", "KR", "UK"])
def test_where_no_one_prefix_leads_abroad_a_foreign_number_has_no_dialled_form(home: str) -> None:
    assert number_forms("+442079460155", {"dialled"}, home) is None
    assert number_forms("+442079460155", {"number"}, home) is not None


@pytest.mark.parametrize(
    ("pattern", "fields"),
    [
        ("{number}@fax.example", {"number"}),
        ("{{nocoverpage}} {reference}", {"reference"}),
        ("{number.real} {number!r} {e164:>9}", {"number.real", "numberr", "e164>9"}),
        ("{number", {""}),
        ("{}", {""}),
    ],
)
def test_what_stands_in_braces_is_found_whole(pattern: str, fields: set[str]) -> None:
    assert fields_of(pattern) == fields
