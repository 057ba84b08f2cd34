"""Faxed forms are read, whichever way up; what is misread is doubted, never believed."""

import io
from collections.abc import Mapping
from datetime import date
from random import Random

import pytest
from PIL import Image

from faxflow.adapters.documents.read import read_document
from faxflow.domain.referrals.document_text import DocumentText
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading import FormReading, read_form
from faxflow.simulator.referrals.fax_line import FaxLook, Noise, Resolution
from faxflow.simulator.referrals.fax_page import fax_page, text_form
from faxflow.simulator.referrals.invented_referral import invent_referral
from faxflow.simulator.referrals.typefaces import Typeface

TODAY = date(2026, 11, 2)
SEED = 41
IDENTITY = (
    Field.GIVEN_NAME,
    Field.SURNAME,
    Field.DATE_OF_BIRTH,
    Field.SEX,
    Field.PHONE,
    Field.STREET,
    Field.POSTCODE,
    Field.MEMBER_ID,
    Field.NPI,
)
HEADER = "11/02/2026 09:15 FAX 5035550188 -> 2125550143  P.001/001"


def faxed(resolution: Resolution, noise: Noise, face: Typeface) -> tuple[bytes, dict[Field, str]]:
    """A fax of an invented referral, and what it says."""
    print(f"seed {SEED}")
    random = Random(f"{SEED}{resolution}{noise}{face}")
    truth = invent_referral(random, TODAY)
    look = FaxLook(resolution, noise, random.uniform(-1.5, 1.5), HEADER)
    return fax_page(truth, face, look, random), truth


def form_in(content: bytes) -> FormReading:
    """The form that the document holds."""
    document = read_document(content)
    assert isinstance(document, DocumentText)
    return read_form(document, country="US", today=TODAY)


def silently_wrong(form: FormReading, truth: Mapping[Field, str]) -> list[Field]:
    """The identity fields that the reader believes although they are not so."""
    return [
        field
        for field in IDENTITY
        if form[field].is_sure and _bare(str(form[field].value)) != _bare(truth[field])
    ]


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


@pytest.mark.parametrize(
    ("resolution", "noise", "face"),
    [
        (Resolution.FINE, Noise.SPECKLED, Typeface.SANS),
        (Resolution.STANDARD, Noise.CLEAN, Typeface.MONO),
    ],
)
def test_a_faxed_form_is_read_and_its_mistakes_are_doubted(
    resolution: Resolution, noise: Noise, face: Typeface
) -> None:
    content, truth = faxed(resolution, noise, face)

    form = form_in(content)

    assert not silently_wrong(form, truth)
    assert sum(form[field].is_sure for field in IDENTITY) >= len(IDENTITY) - 2


@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90])
def test_a_page_fed_the_wrong_way_is_read_all_the_same(turn: Image.Transpose) -> None:
    content, truth = faxed(Resolution.FINE, Noise.CLEAN, Typeface.SANS)
    picture = Image.open(io.BytesIO(content))
    squared = picture.convert("L").resize((1275, 1650))
    turned = io.BytesIO()
    squared.transpose(turn).save(turned, "PNG", dpi=(150, 150))

    form = form_in(turned.getvalue())

    assert form[Field.NPI].value == truth[Field.NPI]
    assert not silently_wrong(form, truth)


def test_a_forms_own_text_is_read_without_a_doubt() -> None:
    random = Random(SEED)
    truth = invent_referral(random, TODAY)

    form = form_in(text_form(truth, Typeface.SERIF, random))

    assert not silently_wrong(form, truth)
    assert all(form[field].is_sure for field in IDENTITY)
