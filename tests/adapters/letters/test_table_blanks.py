"""Empty cells beside a label are blanks, as lines to write on are; no other cell is."""

import io

import docx
import pytest

from adapters.letters.survey_making import paragraph, word_file
from faxflow.adapters.letters.typed_blanks import typed_blanks, with_placeholders
from faxflow.domain.typed_blank import Blank

EMPTY = "<w:p/>"
TICK = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r></w:p>'
Rows = list[list[str]]


def table(rows: Rows) -> bytes:
    cells = ["".join(f"<w:tc>{one}</w:tc>" for one in row) for row in rows]
    body = "".join(f"<w:tr>{one}</w:tr>" for one in cells)
    return word_file(f"<w:tbl>{body}</w:tbl>{EMPTY}")


def shown(rows: Rows) -> list[str]:
    return [one.shown for one in typed_blanks(table(rows))]


def test_a_cell_with_a_label_on_its_left_is_filled() -> None:
    def choose(blank: Blank) -> str | None:
        return {"Patient": "pt_nm", "Our account no": "acct"}.get(blank.name)

    rows = [[paragraph("Patient"), EMPTY], [paragraph("Our account no.:"), EMPTY]]

    letter = with_placeholders(table(rows), choose)

    [filled] = docx.Document(io.BytesIO(letter)).tables
    assert [row.cells[1].text for row in filled.rows] == ["{{ pt_nm }}", "{{ acct }}"]


def test_what_a_cell_was_filled_with_is_asked_for_once() -> None:
    asked: list[str] = []

    def choose(blank: Blank) -> str | None:
        asked.append(blank.name)
        return "pt_nm"

    with_placeholders(table([[paragraph("Patient"), EMPTY]]), choose)

    assert asked == ["Patient"]


def test_an_empty_cell_is_a_line_to_write_on_and_never_sure() -> None:
    [blank] = typed_blanks(table([[paragraph("Patient"), EMPTY]]))

    assert blank.on_line
    assert blank.shown == "Patient ___"


def test_several_labels_may_stand_in_one_row() -> None:
    assert shown([[paragraph("Patient"), EMPTY, paragraph("DOB"), EMPTY]]) == [
        "Patient ___",
        "DOB ___",
    ]


def test_a_row_under_its_headings_is_filled() -> None:
    rows = [[paragraph("Patient"), paragraph("DOB")], [EMPTY, EMPTY]]

    assert shown(rows) == ["Patient ___", "DOB ___"]


@pytest.mark.parametrize(
    "rows",
    [
        [[paragraph("Patient"), paragraph("BELL, SUE")]],
        [[paragraph("Patient"), TICK]],
        [[paragraph("Comments"), EMPTY]],
        [[paragraph("We thank you for the patient, and shall write again soon"), EMPTY]],
        [[EMPTY, paragraph("Patient")]],
        [[paragraph("Patient"), paragraph("DOB")], [EMPTY, EMPTY], [EMPTY, EMPTY]],
    ],
)
def test_any_other_cell_is_left_alone(rows: Rows) -> None:
    assert shown(rows) == []
