"""Each letter is drawn from its own template, and a broken one holds only its own letters."""

from pathlib import Path

import pytest
from letter_making import letter, template_of, words_of

from faxflow.adapters.letters.builtin import BuiltinEngine
from faxflow.adapters.letters.by_letter import ByLetter
from faxflow.domain.ids import CaseId
from faxflow.domain.letter import Letter, LetterOrder, LetterProblem
from faxflow.domain.referrals.answer import ANSWER_FIELDS, ANSWER_LETTER
from faxflow.simulator.practice.sample_answer import write_sample_answer

USUAL = LetterOrder(CaseId(1), "FX-000001", {"case_id": "FX-000001", "reason": "see me"}, "visit")
ANSWER = LetterOrder(
    CaseId(2),
    "FX-000002",
    {
        **dict.fromkeys(ANSWER_FIELDS, "told"),
        "outcome": "An appointment is booked.",
        "case_id": "FX-000002",
        "fax_number": "(202) 555-0101",
        "practice_name": "Hilltop Family Practice",
        "today": "November 23, 2026",
    },
    ANSWER_LETTER,
)


@pytest.fixture
def engine(tmp_path: Path) -> ByLetter:
    write_sample_answer(tmp_path / "answer.docx")
    templates = (template_of(tmp_path, "{{ case_id }}: {{ reason }}"), tmp_path / "answer.docx")
    usual, answers = (BuiltinEngine(one, scratch=tmp_path / "scratch") for one in templates)
    return ByLetter(usual, {ANSWER_LETTER: answers})


def test_each_order_is_drawn_from_the_template_of_its_letter(engine: ByLetter) -> None:
    letters = {one.case_id: letter(one) for one in engine.render([ANSWER, USUAL])}

    assert "see me" in words_of(letters[CaseId(1)].pdf)
    assert "An appointment is booked." in words_of(letters[CaseId(2)].pdf)
    assert letters[CaseId(2)].pages == 1


def test_the_sample_asks_for_no_field_that_an_answer_lacks(tmp_path: Path) -> None:
    write_sample_answer(tmp_path / "answer.docx")

    asked = BuiltinEngine(tmp_path / "answer.docx", scratch=tmp_path / "s").template_fields()

    assert asked <= ANSWER.fields.keys()
    assert asked >= ANSWER_FIELDS


def test_a_template_that_is_gone_holds_its_own_letters_and_no_others(
    engine: ByLetter, tmp_path: Path
) -> None:
    (tmp_path / "answer.docx").unlink()

    letters = {one.case_id: one for one in engine.render([USUAL, ANSWER])}

    answer = letters[CaseId(2)]
    assert isinstance(letters[CaseId(1)], Letter)
    assert isinstance(answer, LetterProblem)
    assert "answer.docx: no such file" in answer.what
