"""Templates are tried with letters in which each of their conditions holds, and does not."""

from pathlib import Path

import pytest

from adapters.word_making import control, field, paragraph, row, run, table, word_of
from faxflow.adapters.letters.filling.template import Template, open_template
from faxflow.adapters.letters.office.sample_orders import sample_orders
from faxflow.adapters.letters.survey.sample import sample_values
from faxflow.domain.letter import FieldValue

BOX = (
    '<w14:checkbox><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)
COMPARED = [
    ("{% if kind == 'stat' %}S{% elif kind|lower == 'soon' %}T{% endif %}", {"stat", "soon"}),
    ("{% if kind in ['stat', 'soon'] %}S{% endif %}", {"stat", "soon"}),
    ("{% if kind|int > 17 %}S{% endif %}", {"16", "17", "18"}),
    ("{% if kind.startswith('st') %}S{% endif %}", {"st"}),
    ("{{ 'S' if kind == 'stat' else 'T' }}", {"stat"}),
    ("{% if kind is defined %}S{% endif %}", {"kind"}),
    ("{{ kind|default('none') }}", {"kind"}),
]


def opened(folder: Path, *body: str) -> Template:
    return open_template(word_of(folder, "".join(body) + paragraph("{{ case_id }}")))


def given(template: Template, name: str) -> list[FieldValue | None]:
    return [order.fields.get(name) for order in sample_orders(template, 48)]


@pytest.mark.parametrize(("text", "asked"), COMPARED, ids=[text for text, _ in COMPARED])
def test_samples_say_what_a_condition_asks_for_and_other_things_too(
    text: str, asked: set[str], tmp_path: Path
) -> None:
    values = given(opened(tmp_path, paragraph(text)), "kind")

    assert asked < set(values)
    assert {"stat", "soon"} & set(values) <= asked


def test_samples_say_what_an_if_field_asks_for(tmp_path: Path) -> None:
    code = paragraph(field(f' IF "{field(" MERGEFIELD kind ")}" = "stat" "at once" "" '))

    assert "stat" in given(opened(tmp_path, code), "kind")


def test_two_conditions_hold_together_and_apart(tmp_path: Path) -> None:
    conditions = "{% if kind == 'stat' %}S{% endif %}{% if sex == 'F' or sex == 'M' %}T{% endif %}"

    orders = sample_orders(opened(tmp_path, paragraph(conditions)), 48)

    pairs = {(order.fields["kind"], order.fields["sex"]) for order in orders}
    assert {("stat", "F"), ("stat", "M")} < pairs


def test_a_box_is_ticked_in_some_letters_only(tmp_path: Path) -> None:
    box = paragraph(control(run("☐"), BOX, tag="consent"))

    assert {"yes", "no"} <= set(given(opened(tmp_path, box), "consent"))


def test_rows_are_none_few_or_more_than_a_page_holds_and_no_two_alike(tmp_path: Path) -> None:
    rows = [["{%tr for m in meds %}", ""], ["{{ m.name }}", "{{ m.dose }}"], ["{%tr endfor %}", ""]]

    meds = given(opened(tmp_path, table(*(row(*cells) for cells in rows))), "meds")

    counts = {len(one) for one in meds if one is not None}
    assert {0, 1, 2, 3} < counts
    assert max(counts) > 40
    assert len({str(one) for one in meds if one}) == sum(map(bool, meds))


@pytest.mark.parametrize("asked", ['m["freq"]', "m['freq']", "m[ 'freq' ]|upper"])
def test_a_row_asked_for_by_a_key_has_a_value_for_it(asked: str, tmp_path: Path) -> None:
    rows = [["{%tr for m in meds %}"], ["{{ m.dose }} {{ " + asked + " }}"], ["{%tr endfor %}"]]

    values = sample_values(opened(tmp_path, table(*(row(*cells) for cells in rows))))

    assert values["meds"] == [{"dose": "dose", "freq": "freq"}] * 2
