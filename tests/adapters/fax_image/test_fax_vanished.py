"""What a fax machine loses of a letter is found and named, and nothing else."""

import io

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from adapters.fax_image.fax_making import Drawing, filled, pdf_of, ruled, together, written
from faxflow.adapters.fax_image.pages import fax_pages, vanished
from faxflow.domain.fax_page import Danger, Inking, Lost, Resolution

STANDARD = Inking(Resolution.STANDARD)
BODY = together(
    *[
        written(f"Thank you for seeing this person soon, {n}.", 0, (72, 650 - 14 * n))
        for n in range(20)
    ]
)


def logo(colour: tuple[int, int, int]) -> Drawing:
    """A round logo of one colour, an inch wide."""
    dots = np.full((200, 200, 3), 255, dtype=np.uint8)
    rows, columns = np.ogrid[:200, :200]
    dots[(rows - 100) ** 2 + (columns - 100) ** 2 < 90**2] = colour
    buffer = io.BytesIO()
    Image.fromarray(dots).save(buffer, "PNG")

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(io.BytesIO(buffer.getvalue())), 400, 680, 72, 72)

    return draw


@pytest.mark.parametrize("resolution", list(Resolution))
@pytest.mark.parametrize("size", [6, 8, 11, 40])
def test_black_letters_lose_nothing(resolution: Resolution, size: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Italic", size)
        for y in range(60, 740, size * 2):
            canvas.drawString(72, y, "fjord quiz: ~ — “every” letter, (555) 555-0142; i.l,!")

    assert vanished(pdf_of(draw), Inking(resolution)) == []


def test_a_text_that_loses_thin_strokes_frays_and_has_not_vanished() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Italic", 8)
        for y in range(60, 740, 12):
            canvas.drawString(72, y, "every — dash ~ is — in danger")

    [page] = fax_pages(pdf_of(draw), STANDARD)

    assert page.vanished == ()
    assert [risk.danger for risk in page.risks] == [Danger.SMALL_TYPE]


@pytest.mark.parametrize("grey", [0x80, 0xB0, 0xF0])
def test_grey_text_is_named_with_its_words_and_place(grey: int) -> None:
    pdf = pdf_of(together(BODY, written("Cedar Row Clinic", grey / 255)))

    [tile] = vanished(pdf, words=True)

    assert (tile.page, tile.lost, tile.words) == (1, Lost.TEXT, "Cedar Row Clinic")
    assert tile.darkest == pytest.approx(grey, abs=2)
    assert (tile.box.left, tile.box.bottom) == pytest.approx((72, 94), abs=4)


def test_words_are_told_only_where_they_are_asked_for() -> None:
    [tile] = vanished(pdf_of(written("Zoë Ñuñez", 0.8)))

    assert tile.words == ""


def test_a_pale_rule_is_a_rule_and_the_one_beside_it_stays() -> None:
    pdf = pdf_of(together(BODY, ruled(1, 0.8), ruled(1, 0, y=250)))

    [tile] = vanished(pdf)

    assert (tile.lost, tile.box.top) == (Lost.RULE, pytest.approx(492, abs=3))


def test_a_bright_logo_is_a_picture() -> None:
    [tile] = vanished(pdf_of(together(BODY, logo((250, 190, 60)))))

    assert tile.lost is Lost.PICTURE
    assert tile.box.right - tile.box.left == pytest.approx(65, abs=5)


def test_a_dark_logo_stays() -> None:
    assert vanished(pdf_of(together(BODY, logo((20, 40, 110))))) == []


def test_a_tint_under_black_text_is_shading_and_the_text_stays() -> None:
    tint = filled(0.93, (72, 300, 400, 40))
    pdf = pdf_of(together(tint, written("Total: 4", 0, (80, 315))))

    assert [tile.lost for tile in vanished(pdf)] == [Lost.SHADING]


def test_each_page_tells_its_own() -> None:
    pale = written("pale", 0.75)

    tiles = vanished(pdf_of(BODY, pale, BODY, pale))

    assert [tile.page for tile in tiles] == [2, 4]


def test_text_in_a_form_within_a_form_is_found_where_it_stands() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("inner")
        canvas.setFillGray(0.75)
        canvas.drawString(0, 0, "Nested")
        canvas.endForm()
        canvas.beginForm("outer")
        canvas.translate(100, 100)
        canvas.doForm("inner")
        canvas.endForm()
        canvas.translate(50, 200)
        canvas.doForm("outer")

    [tile] = vanished(pdf_of(draw), words=True)

    assert (tile.lost, tile.words) == (Lost.TEXT, "Nested")
    assert (tile.box.left, tile.box.bottom) == pytest.approx((150, 492), abs=4)


def test_a_grain_of_dust_is_no_loss() -> None:
    assert vanished(pdf_of(together(BODY, filled(0.8, (300, 300, 0.4, 0.4))))) == []


def dangers_of(drawing: Drawing, inking: Inking) -> dict[Danger, float]:
    """What the page's risks are, each with its least."""
    [page] = fax_pages(pdf_of(drawing), inking)
    return {risk.danger: risk.least for risk in page.risks}


def test_a_rule_thinner_than_a_pel_is_lucky() -> None:
    # Placed so that it falls on one line of pels as a whole.
    thin = ruled(0.25, 0, y=792 - 100.5 * 72 / 196)

    assert dangers_of(thin, Inking()) == {Danger.THIN_RULE: pytest.approx(0.25)}
    assert dangers_of(ruled(1, 0), Inking()) == {}


def test_a_thin_block_is_a_rule_too() -> None:
    thin = filled(0, (72, 792 - 100.95 * 72 / 196, 400, 0.3))

    assert dangers_of(thin, Inking()) == {Danger.THIN_RULE: pytest.approx(0.3, abs=0.01)}


def test_six_points_run_together_on_a_standard_fax_alone() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 6)
        canvas.drawString(72, 400, "Small print")

    assert dangers_of(draw, STANDARD) == {Danger.SMALL_TYPE: pytest.approx(6)}
    assert dangers_of(draw, Inking()) == {}


def test_letters_whose_bars_fall_between_two_lines_are_told_of() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        for y in range(400, 500, 13):
            canvas.drawString(72, y, "We need the letters here before seven.")

    assert dangers_of(draw, STANDARD) == {Danger.SMALL_TYPE: pytest.approx(11)}
    assert dangers_of(draw, Inking()) == {}


def test_grey_type_that_just_survives_is_told() -> None:
    assert dangers_of(written("nearly", 0x70 / 255), Inking()) == {Danger.PALE_TYPE: 0x70}


def test_black_type_on_dark_ground_drowns() -> None:
    ground = filled(0.25, (60, 690, 200, 30))

    assert Danger.DROWNED_TYPE in dangers_of(together(ground, written("unseen", 0)), Inking())
    assert dangers_of(together(ground, written("seen", 1)), Inking()) == {}
