"""The built-in engine names what it cannot draw; it never leaves it out."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Inches

from adapters.letter_making import order_of
from adapters.letters.raw_documents import (
    alternatives,
    document_of,
    drawing,
    field,
    header_of,
    p,
    picture,
    r,
    row,
    saved,
    t,
    table,
)
from faxflow.adapters.letters.builtin import BuiltinEngine
from faxflow.adapters.letters.drawing.document import draw_document
from faxflow.adapters.letters.drawing.proof import prove_complete
from faxflow.adapters.letters.drawing.style_book import StyleBook
from faxflow.adapters.letters.drawing.undrawable import Undrawable
from faxflow.domain.letter import LetterProblem

OFFICE = "http://schemas.openxmlformats.org/drawingml/2006"
REFUSED = {
    "an equation": p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"),
    "a chart": p(r(drawing(f"{OFFICE}/chart"))),
    "SmartArt": p(r(drawing(f"{OFFICE}/diagram"))),
    "a drawing of a kind": p(r(drawing("urn:another"))),
    "words in a drawing": p(r(drawing(f"{OFFICE}/picture", "<a:p><a:r><a:t>x</a:t></a:r></a:p>"))),
    "an embedded object": p(r("<w:object><o:OLEObject/></w:object>")),
    "another document put into it": '<w:altChunk r:id="rId9"/>',
    "only newer versions of Word": p(r(alternatives("cx1", "<w:drawing/>", ""))),
    "a picture in Word's old form": p(
        r('<w:pict><v:shape><v:imagedata r:id="rId9"/></v:shape></w:pict>')
    ),
    "a picture that is only linked": p(r(drawing(f"{OFFICE}/picture", '<a:blip r:link="rId9"/>'))),
    "a sign of the font Webdings": p(r('<w:sym w:font="Webdings" w:char="F041"/>')),
    "a sign of the font Wingdings 3": p(t("x", '<w:rFonts w:ascii="Wingdings 3"/>')),
    "Word’s field DATE": p(field("DATE \\@ yyyy", "2019")),
    "Word’s field STYLEREF": p(f'<w:fldSimple w:instr="STYLEREF Name">{t("x")}</w:fldSimple>'),
    "Word’s field PAGE in this place": p(field("PAGE", "4")),
    "a field that has no end": p(r('<w:fldChar w:fldCharType="begin"/>'), t("x")),
    "right to left, joined, or in no typeface": p(t("علي")),
    "all words of a table": table(
        f"<w:tr><w:bookmarkStart/><w:tc><w:p/>{t('stray')}</w:tc></w:tr>"
    ),
}


@pytest.mark.parametrize("name", list(REFUSED))
def test_what_cannot_be_drawn_is_named(name: str) -> None:
    with pytest.raises(Undrawable) as raised:
        draw_document(document_of(REFUSED[name]))

    assert name in str(raised.value)


def test_so_it_is_in_a_header() -> None:
    with pytest.raises(Undrawable, match="an equation"):
        draw_document(header_of(REFUSED["an equation"]))


def test_the_problem_of_the_letter_says_it_without_any_of_its_words(tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_bytes(document_of(REFUSED["an equation"]))
    engine = BuiltinEngine(tmp_path / "t.docx", scratch=tmp_path / "scratch")

    (result,) = engine.render([order_of(7)])

    what = "the built-in engine cannot draw an equation"
    assert result == LetterProblem(order_of(7).case_id, what)


@pytest.mark.parametrize("start", ["d7cdc69a", "01000000", "89504e470d0a1a0a"])
def test_a_picture_of_windows_own_kind_or_a_broken_one_is_refused(start: str) -> None:
    document = docx.Document()
    document.add_picture(picture("PNG"))

    with pytest.raises(Undrawable, match="a picture"):
        draw_document(with_picture(saved(document), bytes.fromhex(start) + bytes(90)))


def test_a_document_that_no_page_can_hold_is_refused() -> None:
    document = docx.Document()
    document.add_picture(picture("PNG"), Inches(2), Inches(20))

    with pytest.raises(Undrawable, match="taller than a page"):
        draw_document(saved(document))


def test_settings_that_are_no_numbers_cost_the_letter_and_not_the_run() -> None:
    bad = table(row('<w:tc><w:tcPr><w:gridSpan w:val="wide"/></w:tcPr><w:p/></w:tc>'))

    with pytest.raises(Undrawable):
        draw_document(document_of(bad))


def test_a_word_that_is_on_no_page_is_found() -> None:
    whole, part = (document_of(p(t(words))) for words in ("one two", "one"))
    document = docx.Document(io.BytesIO(whole))

    with pytest.raises(Undrawable, match="all words of the text"):
        prove_complete([document.element.body], StyleBook(document), draw_document(part))


def with_picture(package: bytes, content: bytes) -> bytes:
    """The .docx with another content for its picture."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if "/media/" in name else old.read(name))
    return buffer.getvalue()
