"""The invented faxes are of the kinds that fax machines make, and say what their truth says."""

import io
from datetime import date
from random import Random
from typing import Any

import pytest
from PIL import Image, ImageFont

from faxflow.adapters.documents.read import read_document
from faxflow.domain.referrals.document_text import DocumentText
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading.numbers import npi
from faxflow.simulator.referrals.fax_line import FaxLook, Noise, Resolution
from faxflow.simulator.referrals.fax_page import fax_page, invented_faxes, text_form
from faxflow.simulator.referrals.form_sheet import LETTER
from faxflow.simulator.referrals.invented_referral import invent_referral
from faxflow.simulator.referrals.typefaces import Typeface, font


def day() -> date:
    """The day on which the forms are filled in."""
    return date(2026, 11, 2)


def ink(truth: dict[Field, str], noise: Noise) -> int:
    """How many dots of a faxed form are black."""
    look = FaxLook(Resolution.STANDARD, noise, 0.0, None)
    fax = Image.open(io.BytesIO(fax_page(truth, Typeface.SANS, look, Random(1))))
    return fax.convert("L").histogram()[0]


@pytest.mark.parametrize(
    ("resolution", "lines"), [(Resolution.FINE, 196), (Resolution.STANDARD, 98)]
)
def test_a_fax_is_a_group_4_tiff_of_a_machines_dots(resolution: Resolution, lines: int) -> None:
    truth = invent_referral(Random(1), day())
    look = FaxLook(resolution, Noise.CLEAN, 0.5, None)

    fax = Image.open(io.BytesIO(fax_page(truth, Typeface.SANS, look, Random(1))))

    assert (fax.mode, fax.info["compression"]) == ("1", "group4")
    assert fax.info["dpi"] == (204, lines)
    assert fax.size == (1728, round(LETTER[1] / 72 * lines))


def test_the_same_seed_gives_the_same_faxes() -> None:
    first, again, other = (next(invented_faxes(seed, 1)) for seed in (7, 7, 8))

    assert first == again
    assert first.truth != other.truth


def test_a_bad_line_leaves_more_specks_than_a_good_one() -> None:
    truth = invent_referral(Random(1), day())
    inks = [ink(truth, noise) for noise in (Noise.CLEAN, Noise.BAD)]

    assert inks[1] > inks[0] * 1.1


def test_invented_people_have_numbers_that_nobody_has() -> None:
    people = [invent_referral(Random(seed), day()) for seed in range(50)]

    assert all(person[Field.PHONE][8:10] == "01" for person in people)
    assert all(npi(person[Field.NPI]).doubt is None for person in people)


def test_a_text_form_says_what_its_truth_says() -> None:
    truth = invent_referral(Random(3), day())

    document = read_document(text_form(truth, Typeface.MONO, Random(3)))

    assert isinstance(document, DocumentText)
    assert truth[Field.NPI] in document.text
    assert truth[Field.SURNAME].upper() in document.text.upper()


def test_a_machine_without_fonts_draws_with_pillows_own(monkeypatch: pytest.MonkeyPatch) -> None:
    real = ImageFont.truetype

    def missing(file: object, *rest: Any, **named: Any) -> ImageFont.FreeTypeFont:
        if isinstance(file, str):
            raise OSError
        return real(file, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("PIL.ImageFont.truetype", missing)
    font.cache_clear()

    drawn = font.__wrapped__(Typeface.SERIF, 20, bold=False)

    assert drawn.getbbox("Form")[2] > 0
    font.cache_clear()
