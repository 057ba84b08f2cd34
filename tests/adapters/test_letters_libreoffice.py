"""The real LibreOffice draws what the template and the values say, and nothing else."""

import json
from pathlib import Path

import pytest
from letter_making import letter, order_of, template_of, words_of

from faxflow.adapters.letters.office.engine import LibreOfficeEngine
from faxflow.adapters.letters.office.program import find_office
from faxflow.domain.letter import Letter, LetterOrder, LetterProblem

FIXTURES = Path(__file__).parents[2] / "fixtures" / "letters"


HARD = FIXTURES / "everywhere.docx"
ANSWER = json.loads(HARD.with_suffix(".json").read_text())


@pytest.fixture(scope="module")
def office() -> Path:
    found = find_office()
    assert found is not None, "soffice is not installed"
    return found


@pytest.fixture(scope="module")
def hard_letter(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Letter:
    """The letter of the template that has placeholders everywhere."""
    scratch = tmp_path_factory.mktemp("scratch")
    engine = LibreOfficeEngine(HARD, office, workers=1, scratch=scratch)
    return letter(next(engine.render([order_of(7, ANSWER["values"])])))


def test_every_word_of_a_hard_template_is_in_the_pdf(hard_letter: Letter) -> None:
    text = words_of(hard_letter.pdf)

    assert [words for words in ANSWER["words"] if words not in text] == []
    assert hard_letter.pages == ANSWER["pages"]


def test_the_same_letter_is_the_same_bytes_in_another_run(
    hard_letter: Letter, office: Path, tmp_path: Path
) -> None:
    engine = LibreOfficeEngine(HARD, office, workers=1, scratch=tmp_path / "scratch")

    again = letter(next(engine.render([order_of(7, ANSWER["values"])])))

    assert again.pdf == hard_letter.pdf


def test_a_batch_gives_each_case_its_own_values_and_a_bad_one_takes_none_with_it(
    tmp_path: Path, office: Path
) -> None:
    engine = LibreOfficeEngine(
        template_of(tmp_path, "{{ no|te }} end"), office, workers=2, scratch=tmp_path / "scratch"
    )
    notes = ['<14 ng & "x"', "{{ case_id }}", "Zoë Łukasz علي", "a\x00b  c\td", "line\nbreak"]
    orders: list[LetterOrder] = [order_of(at, {"note": note}) for at, note in enumerate(notes, 1)]
    orders.insert(2, order_of(9))

    results = {result.case_id: result for result in engine.render(orders)}

    assert isinstance(results.pop(order_of(9).case_id), LetterProblem)
    assert [
        words_of(letter(results[order.case_id]).pdf) for order in orders if order.case_id != 9
    ] == [
        '<14 ng & "x" end FX-000001',
        "{{ case_id }} end FX-000002",
        "Zoë Łukasz علي end FX-000003",
        "ab c d end FX-000004",
        "line break end FX-000005",
    ]


def test_no_order_starts_no_office(tmp_path: Path) -> None:
    engine = LibreOfficeEngine(
        template_of(tmp_path, "x"), tmp_path / "not-there", workers=1, scratch=tmp_path / "scratch"
    )

    assert list(engine.render([])) == []
