"""Any document that arrives is read, or it is said in words why not; nothing is left behind."""

import io
import stat
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from adapters.documents import document_making as make
from faxflow.adapters.documents.read import read_document
from faxflow.domain.referrals.document_text import DocumentKind, DocumentText, Unreadable
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading import read_form

PATIENT = {
    Field.GIVEN_NAME: "Ottoline",
    Field.SURNAME: "Farthing",
    Field.DATE_OF_BIRTH: "1961-03-14",
    Field.SEX: "female",
    Field.PHONE: "+13125550134",
}
TYPED = "\n".join(make.FORM)


def read(content: bytes) -> DocumentText:
    """The document, which must be readable."""
    document = read_document(content)
    assert isinstance(document, DocumentText)
    return document


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (make.pdf(), DocumentKind.PDF),
        (make.word_file(), DocumentKind.WORD),
        (make.html_page(), DocumentKind.HTML),
        (TYPED.encode(), DocumentKind.TEXT),
        (TYPED.encode("utf-16"), DocumentKind.TEXT),
    ],
    ids=["PDF", "Word", "HTML", "text", "UTF-16"],
)
def test_a_form_with_text_is_read_without_recognition(content: bytes, kind: DocumentKind) -> None:
    document = read(content)

    form = read_form(document, country="US", today=date(2026, 11, 2))
    assert {field: form[field].value for field in PATIENT} == PATIENT
    assert (document.kind, document.was_scanned) == (kind, False)


def test_words_have_places_on_the_page_as_it_is_seen() -> None:
    first = read(make.pdf()).pages[0].lines[0].words[0]

    assert first.text == "Patient:"
    assert 70 < first.box.left < 74
    assert 120 < first.box.top < first.box.bottom < 150


def test_what_was_typed_into_a_pdfs_fields_is_read() -> None:
    document = read(make.pdf(make.draw_filled_fields))

    assert "Ottoline" in document.text


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\nnothing more", "damaged"),
        (make.pdf()[:300], "damaged"),
        (make.locked_pdf(), "password"),
        (make.archive(make.pdf(), make.pdf()), "archive"),
        (b"II*\0\x08\0\0\0\xff\xff", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "damaged"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, "damaged"),
        (b"PK\x03\x04 no archive", "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 40, "old Office"),
        (make.noise(), "no kind"),
        (make.bomb(), "larger"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, word: str) -> None:
    document = read_document(content)

    assert isinstance(document, Unreadable)
    assert word in document.why


def test_of_a_long_document_the_first_pages_are_read_and_it_is_said() -> None:
    document = read_document(make.pdf(pages=500), most_pages=3)

    assert isinstance(document, DocumentText)
    assert len(document.pages) == 3
    assert document.left_out == ("only the first 3 of 500 pages were read",)


@pytest.fixture
def small_scan() -> bytes:
    """A scan with nothing on it."""
    stored = io.BytesIO()
    Image.new("1", (1728, 400), 1).save(stored, "TIFF", compression="group4", dpi=(204, 98))
    return stored.getvalue()


def test_without_tesseract_a_scan_says_that_it_is_missing(
    small_scan: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    document = read_document(small_scan)

    assert document == Unreadable("Tesseract, which reads scans, is not installed")


def test_pictures_are_private_while_they_are_read_and_gone_afterwards(
    small_scan: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch, bin_folder, seen = tmp_path / "scratch", tmp_path / "bin", tmp_path / "seen"
    scratch.mkdir()
    bin_folder.mkdir()
    spy = bin_folder / "tesseract"
    spy.write_text(f'#!/bin/sh\nstat -c %a "$1" "$(dirname "$1")" >>{seen}\nexit 1\n')
    spy.chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin_folder}:/usr/bin:/bin")

    document = read_document(small_scan, scratch=scratch)

    assert set(seen.read_text().split()) == {"600", "700"}
    assert not list(scratch.iterdir())
    assert document == Unreadable("the text recognition failed")
    assert stat.S_ISDIR(scratch.stat().st_mode)


def test_a_scratch_folder_that_is_not_there_loses_no_document(
    small_scan: bytes, tmp_path: Path
) -> None:
    document = read_document(small_scan, scratch=tmp_path / "nowhere")

    assert document == Unreadable("there is no room to read it in")
