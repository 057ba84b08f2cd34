"""Values that break letters elsewhere arrive as they were written, or are refused by name."""

import unicodedata
from collections import Counter
from pathlib import Path

import docx
import pypdfium2
import pytest

from adapters.letter_making import order_of, words_of
from faxflow.adapters.letters.builtin import BuiltinEngine
from faxflow.adapters.letters.office.engine import LibreOfficeEngine
from faxflow.adapters.letters.office.program import find_office
from faxflow.domain.ids import case_name
from faxflow.domain.letter import Letter, LetterProblem, LetterResult

CLINICAL = "\n".join(
    f"{line}. Blood pressure {100 + line}/{60 + line} mmHg, HbA1c <{line}.5 %, no complaints."
    for line in range(40)
)
VALUES = {
    "less than": "<14 ng",
    "a placeholder": "{{ 7*7 }}",
    "a block": "{% for x in y %}",
    "the end of CDATA": "]]>",
    "an entity": "&lt;b&gt; &#0; &amp;",
    "an emoji": "well \U0001f9ff done",
    "Arabic": "علي حسن",
    "a clinical note": CLINICAL,
    "a null byte": "a\x00b",
    "a long name": ("Maximiliane-Theodora " * 10)[:200].strip(),
    "a long word": "W" * 200,
    "merge field marks": "«Name»",
    "a message of Word": "Error! Reference source not found.",
    "a formula": "=1+1",
    "accents": "Zoë Łukasz Ñandú Nguyễn Thị Ánh",
    "private use": "a \ue000 b",
    "a lone surrogate": "a\ud800b",
    "turned round": "\u202eabc\u202c",
}
DRAWN = {"a null byte": "ab", "a lone surrogate": "ab"}
"""What stays of values with characters that are no text."""
REFUSED = {
    "an emoji": "field note holds 1 character that no font here can draw (U+1F9FF)",
    "private use": (
        "field note holds 1 character of private use, which means nothing elsewhere (U+E000)"
    ),
    "turned round": "the value of field note does not stand in the letter as it was given",
}
TOLD_OUT_OF_ORDER = {"accents", "Arabic"}
"""Drawn rightly, but the PDF's text tells the letters in another order."""


def template(folder: Path) -> Path:
    """The note between other words, in a table too; nothing else that differs by letter."""
    document = docx.Document()
    document.add_paragraph("Letter {{ case_id }}")
    document.add_paragraph("Note: {{ note }} (end)")
    document.add_table(1, 2).cell(0, 1).text = "{{ note }}"
    document.save(str(folder / "template.docx"))
    return folder / "template.docx"


@pytest.fixture(scope="module")
def by_office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LetterResult]:
    folder, office = tmp_path_factory.mktemp("office"), find_office()
    assert office is not None, "soffice is not installed"
    return drawn(LibreOfficeEngine(template(folder), office, workers=1, scratch=folder / "scratch"))


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LetterResult]:
    folder = tmp_path_factory.mktemp("builtin")
    return drawn(BuiltinEngine(template(folder), scratch=folder / "scratch"))


def drawn(engine: LibreOfficeEngine | BuiltinEngine) -> dict[str, LetterResult]:
    """The result of each value, all in one batch."""
    orders = {
        name: order_of(at, {"note": value}) for at, (name, value) in enumerate(VALUES.items(), 1)
    }
    results = {result.case_id: result for result in engine.render(list(orders.values()))}
    return {name: results[order.case_id] for name, order in orders.items()}


@pytest.mark.parametrize("name", [name for name in VALUES if name not in REFUSED])
def test_libreoffice_shows_the_value_as_it_was_written(
    by_office: dict[str, LetterResult], name: str
) -> None:
    result = by_office[name]

    assert_shown(result, name)


@pytest.mark.parametrize("name", list(REFUSED))
def test_libreoffice_refuses_by_name_what_would_not_arrive(
    by_office: dict[str, LetterResult], name: str
) -> None:
    result = by_office[name]

    assert isinstance(result, LetterProblem)
    assert result.what == REFUSED[name]


@pytest.mark.parametrize("name", list(VALUES))
def test_the_built_in_engine_shows_the_value_or_refuses_it_by_name(
    by_hand: dict[str, LetterResult], name: str
) -> None:
    result = by_hand[name]

    if isinstance(result, LetterProblem):
        assert "field note" in result.what
        assert name in {*REFUSED, "Arabic", "accents"}
    else:
        assert_shown(result, name)


def assert_shown(result: LetterResult, name: str) -> None:
    """The value is in the text twice, as it was placed twice, and in ink."""
    assert isinstance(result, Letter), result
    without_stamps = words_of(result.pdf).replace(case_name(result.case_id), "")
    value, text = squeezed(DRAWN.get(name, VALUES[name])), squeezed(without_stamps)
    if name in TOLD_OUT_OF_ORDER:
        assert Counter(value * 2) <= Counter(text)
    else:
        assert text.count(value) == 2
    assert has_ink(result.pdf)


def squeezed(text: str) -> str:
    """Without spaces and hyphens, which a line's end makes or takes."""
    kept = unicodedata.normalize("NFKC", text)
    return "".join(
        letter for letter in kept if not letter.isspace() and letter not in "-\u2010\x02"
    )


def has_ink(pdf: bytes) -> bool:
    """Whether every page shows some."""
    with pypdfium2.PdfDocument(pdf) as document:
        return all(page.render(grayscale=True).to_numpy().min() < 128 for page in document)
