"""The stamp stands upright in the free margin of a page, however the page is turned or cut."""

import io
from dataclasses import dataclass

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from adapters.letter_making import letter, order_of, pages_of
from faxflow.adapters.letters.check import checked

WIDE, HIGH = 400, 300


@dataclass(frozen=True)
class Sheet:
    """How a page of one and the same look is laid down in the PDF."""

    media: tuple[float, float, float, float] = (0, 0, WIDE, HIGH)
    crop: tuple[float, float, float, float] | None = None
    turned: int = 0
    unit: float = 1


UPRIGHT = Sheet()
LAID_DOWN = [
    Sheet(media=(0, 0, HIGH, WIDE), turned=90),
    Sheet(turned=180),
    Sheet(media=(0, 0, HIGH, WIDE), turned=270),
    Sheet(media=(100, -50, 100 + WIDE, HIGH - 50)),
    Sheet(media=(0, 0, 700, 700), crop=(100, 200, 100 + WIDE, 200 + HIGH)),
    Sheet(media=(0, 0, 700, 700), crop=(100, 200, 100 + HIGH, 200 + WIDE), turned=90),
    Sheet(crop=(-50, -50, WIDE + 50, HIGH + 50)),
    Sheet(media=(0, 0, WIDE / 2, HIGH / 2), unit=2),
    Sheet(media=(0, 0, HIGH / 2, WIDE / 2), turned=270, unit=2),
]


def pdf_of(sheet: Sheet) -> bytes:
    """One page with a dot of ink in its middle and no text."""
    document, content = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    page = document.pages[0]
    page.mediabox = sheet.media
    left, bottom, right, top = sheet.crop or sheet.media
    if sheet.crop:
        page.cropbox = sheet.crop
    # Inherited, as programs that write many pages of one kind do it.
    document.Root.Pages.Rotate = sheet.turned
    page.obj.UserUnit = sheet.unit
    # A state that is never put back, too: the stamp must not stand in its place.
    dot = f"q 1 0 0 1 3 5 cm {(left + right) / 2} {(bottom + top) / 2} 1 1 re f"
    page.contents_add(dot.encode())
    document.save(content)
    return content.getvalue()


def margin_of(pdf: bytes, unit: float) -> Image.Image:
    """What the lower margin shows, at 72 dots an inch."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=2 * unit, grayscale=True).to_pil()
    return picture.crop((0, picture.height - 80, picture.width, picture.height))


def text_page(*lines: tuple[float, str]) -> bytes:
    """A page with these lines of text, each at its height."""
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(WIDE, HIGH), invariant=1)
    for height, text in lines:
        canvas.drawString(20, height, text)
    canvas.save()
    return content.getvalue()


def height_of_stamp(pdf: bytes) -> float:
    """Where the case's name stands, in points from the bottom."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        found = text.search("FX-000007").get_next()
        assert found is not None
        return float(text.get_charbox(found[0])[1])


@pytest.mark.parametrize("sheet", LAID_DOWN)
def test_the_stamp_looks_the_same_however_the_page_is_laid_down(sheet: Sheet) -> None:
    upright, laid = (letter(checked(order_of(7), pdf_of(one))).pdf for one in (UPRIGHT, sheet))

    pictures = margin_of(upright, 1), margin_of(laid, sheet.unit)
    assert pictures[0].getextrema()[0] < 100
    assert pictures[0].size == pictures[1].size
    assert ImageChops.difference(*pictures).getextrema()[1] < 60


def test_it_stands_in_the_bottom_margin_where_that_is_free() -> None:
    stamped = letter(checked(order_of(7), text_page((150, "text"))))

    assert 18 < height_of_stamp(stamped.pdf) < 22


def test_it_stands_beside_a_short_footer() -> None:
    stamped = letter(checked(order_of(7), text_page((20, "1 of 1"))))

    assert 18 < height_of_stamp(stamped.pdf) < 22
    assert pages_of(stamped.pdf)[0].split() == ["1", "of", "1", "FX-000007"]


def test_it_stands_above_where_the_footer_goes_across_the_page() -> None:
    stamped = letter(checked(order_of(7), text_page((22, "m" * 35))))

    assert height_of_stamp(stamped.pdf) > HIGH - 40


def test_a_page_without_any_free_margin_is_stamped_all_the_same() -> None:
    full = text_page(*((height, "m" * 35) for height in range(0, HIGH, 8)))

    stamped = letter(checked(order_of(7), full))

    assert height_of_stamp(stamped.pdf) > 0


def test_a_stamped_letter_is_the_same_bytes_again() -> None:
    first, second = (letter(checked(order_of(7), text_page((150, "text")))) for _ in range(2))

    assert first.pdf == second.pdf
