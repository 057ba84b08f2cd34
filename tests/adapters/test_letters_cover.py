"""The cover page: it says who, to whom and how many pages, and no patient's name."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from adapters.fax_image.fax_making import pdf_of, written
from faxflow.adapters.fax_image.pages import fax_pages
from faxflow.adapters.letters.cover import CoveredEngine, with_cover
from faxflow.domain.cover import CONFIDENTIALITY, Cover, CoverWords, cover_for
from faxflow.domain.fax_page import Inking, Resolution
from faxflow.domain.ids import CaseId
from faxflow.domain.letter import Letter, LetterOrder, LetterProblem, LetterResult

COVER = Cover(
    to="Tallgrass Pulmonology, Dr. Ñuñez",
    number="(555) 555-0142",
    practice="Hilltop Family Practice",
    contact="Phone (555) 555-0100",
    day="November 23, 2026",
    reference="FX-000123",
    notice=CONFIDENTIALITY,
)
PAGES = [written(f"FX-000123, page {n}", 0) for n in (1, 2)]
LETTER = Letter(CaseId(123), pdf_of(*PAGES), 2)


def covered(cover: Cover = COVER, letter: Letter = LETTER) -> Letter:
    """The letter with that cover, which must be possible."""
    result = with_cover(letter, cover)
    assert isinstance(result, Letter), result
    return result


def texts_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def drawn_by(pdf: bytes) -> list[bytes]:
    """The commands that draw each page."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [page.Contents.read_bytes() for page in document.pages]


def test_the_cover_stands_before_the_letter_and_counts_itself() -> None:
    letter = covered()

    first, *rest = texts_of(letter.pdf)
    assert letter.pages == 3
    assert "Pages 3, with this cover" in first
    assert rest == texts_of(LETTER.pdf)


def test_it_says_all_that_it_is_given() -> None:
    [first, *_] = texts_of(covered().pdf)

    for said in (COVER.to, COVER.number, COVER.practice, COVER.contact, COVER.day, "FX-000123"):
        assert said in first
    assert "Confidential This fax is meant only" in first


def test_lines_that_would_say_nothing_are_left_out() -> None:
    [first, *_] = texts_of(covered(replace(COVER, to="", contact="", notice="")).pdf)

    assert first.startswith("Fax Fax (555)")
    assert "Confidential" not in first


def test_equal_covers_are_equal_bytes() -> None:
    assert covered().pdf == covered().pdf


def test_the_letter_keeps_its_own_pages_as_they_are() -> None:
    whole = drawn_by(covered().pdf)

    assert whole[1:] == drawn_by(LETTER.pdf)


@pytest.mark.parametrize("resolution", list(Resolution))
def test_no_fax_machine_loses_any_of_it(resolution: Resolution) -> None:
    first = next(iter(fax_pages(covered().pdf, Inking(resolution))))

    assert (first.vanished, first.risks) == ((), ())


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"to": "Z" * 9000}, "too long for the cover"),
        ({"notice": "word " * 3000}, "too long for the cover"),
        ({"to": "مستشفى"}, "no typeface"),
    ],
)
def test_what_cannot_stand_on_it_holds_the_letter(changed: dict[str, str], what: str) -> None:
    result = with_cover(LETTER, replace(COVER, **changed))

    assert isinstance(result, LetterProblem)
    assert what in result.what
    assert changed.popitem()[1] not in result.what


def test_a_name_longer_than_its_line_is_broken_and_whole() -> None:
    [first, *_] = texts_of(covered(replace(COVER, to="W" * 200)).pdf)

    assert first.replace(" ", "").count("W") == 200


def test_a_letter_with_another_number_of_pages_is_held() -> None:
    result = with_cover(replace(LETTER, pages=5), COVER)

    assert isinstance(result, LetterProblem)
    assert "right number of pages" in result.what


def test_a_letter_that_cannot_be_opened_is_held() -> None:
    result = with_cover(replace(LETTER, pdf=b"%PDF-broken"), COVER)

    assert result == LetterProblem(CaseId(123), "the letter with its cover page cannot be opened")


ORDER = LetterOrder(
    CaseId(123),
    "FX-000123",
    {
        "case_id": "FX-000123",
        "fax_number": "(555) 555-0142",
        "practice_name": "Hilltop Family Practice",
        "today": "November 23, 2026",
        "patient_name": "Zoë Kästner",
        "provider": "Dr. Ñuñez",
        "office": "Tallgrass  Pulmonology\n",
    },
)
WORDS = CoverWords("Phone (555) 555-0100", CONFIDENTIALITY, ("office", "provider"))


def test_of_the_letters_fields_only_the_recipients_are_shown() -> None:
    cover = cover_for(ORDER, WORDS)

    assert cover.to == "Tallgrass Pulmonology, Dr. Ñuñez"
    assert "Kästner" not in cover.text


class HalfAnEngine:
    """Draws the first letter, and cannot draw the others."""

    name = "half"
    approximate = True

    def __init__(self) -> None:
        self.ended = False

    def template_fields(self) -> frozenset[str]:
        return frozenset({"office"})

    def render(self, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
        try:
            yield LETTER
            for one in orders[1:]:
                yield LetterProblem(one.case_id, "torn")
        finally:
            self.ended = True


def test_an_engine_with_covers_passes_problems_on() -> None:
    engine = CoveredEngine(HalfAnEngine(), WORDS)

    first, second = engine.render([ORDER, replace(ORDER, case_id=CaseId(124))])

    assert isinstance(first, Letter)
    assert (first.pages, second) == (3, LetterProblem(CaseId(124), "torn"))
    assert (engine.name, engine.approximate) == ("half", True)
    assert engine.template_fields() == {"office"}


def test_who_stops_early_stops_the_engine() -> None:
    half = HalfAnEngine()
    results = CoveredEngine(half, WORDS).render([ORDER])

    next(results)
    results.close()

    assert half.ended
