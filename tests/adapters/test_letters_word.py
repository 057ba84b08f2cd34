"""Word is asked for one PDF a letter, and its failures cost one letter each."""

import shutil
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import docx
import pytest
from letter_making import letter, order_of, template_of, words_of
from reportlab.pdfgen.canvas import Canvas

from faxflow.adapters.letters.word import Convert, WordEngine, word_converter
from faxflow.adapters.letters.word_program.session import WordFailed
from faxflow.domain.letter import LetterProblem
from faxflow.errors import PartMissing


class FakeWord:
    """Prints a document's first line; fails for some, and remembers the files' names."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.seen: list[Path] = []

    def open(self) -> AbstractContextManager[Convert]:
        return nullcontext(self)

    def __call__(self, document: Path, pdf: Path) -> None:
        self.seen.append(document)
        text = docx.Document(str(document)).paragraphs[0].text
        if self.failing and self.failing in text:
            raise WordFailed
        canvas = Canvas(str(pdf))
        canvas.drawString(80, 700, text)
        canvas.save()


def test_word_prints_the_filled_template(tmp_path: Path) -> None:
    engine = WordEngine(
        template_of(tmp_path, "For {{ name }}"), FakeWord().open, scratch=tmp_path / "scratch"
    )

    made = letter(next(iter(engine.render([order_of(7, {"name": "Lena"})]))))

    assert words_of(made.pdf) == "For Lena FX-000007"


def test_a_document_that_word_refuses_costs_only_its_own_letter(tmp_path: Path) -> None:
    engine = WordEngine(
        template_of(tmp_path, "{{ name }}"),
        FakeWord(failing="Zoë").open,
        scratch=tmp_path / "scratch",
    )

    good, bad = engine.render([order_of(1, {"name": "Lena"}), order_of(2, {"name": "Zoë"})])

    assert letter(good).case_id == 1
    assert bad == LetterProblem(order_of(2).case_id, "Word made no PDF of it")


def test_files_are_named_by_case_only_and_do_not_stay(tmp_path: Path) -> None:
    word = FakeWord()
    engine = WordEngine(
        template_of(tmp_path, "{{ name }}"), word.open, scratch=tmp_path / "scratch"
    )

    list(engine.render([order_of(1, {"name": "Lena"})]))

    assert [document.name for document in word.seen] == ["FX-000001.docx"]
    assert not word.seen[0].parent.exists()


@pytest.mark.skipif(shutil.which("winword") is not None, reason="Word is installed here")
def test_without_word_the_missing_part_is_named() -> None:
    with pytest.raises(PartMissing) as raised:
        word_converter()

    assert "set [letter] engine to libreoffice" in str(raised.value)
