"""Scanned referral forms: fields right, doubted and silently wrong, beside bare Tesseract's."""

import re
import subprocess
import time
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory

from PIL import Image

from faxflow.adapters.documents.read import read_document
from faxflow.domain.referrals.document_text import DocumentText
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading import FormReading, read_form
from faxflow.domain.referrals.plain_text import plain_document
from faxflow.simulator.referrals.fax_page import InventedFax, invented_faxes

_PAGES = 40
_TODAY = date(2026, 11, 2)
_GOAL_RIGHT, _GOAL_SECONDS = 0.95, 2.0
_IDENTITY = (
    Field.GIVEN_NAME,
    Field.SURNAME,
    Field.DATE_OF_BIRTH,
    Field.SEX,
    Field.PHONE,
    Field.STREET,
    Field.SUBURB,
    Field.STATE,
    Field.POSTCODE,
    Field.OUTSIDE_ID,
    Field.MEMBER_ID,
    Field.NPI,
    Field.PROVIDER_PHONE,
    Field.PROVIDER_FAX,
)


def measure() -> tuple[str, float, str, float]:
    """What is measured, our pages a second, the peer's name, its pages a second."""
    seed = SystemRandom().randrange(1_000_000)
    ours, theirs = Counter[str](), Counter[str]()
    seconds = bare_seconds = 0.0
    for fax in invented_faxes(seed, _PAGES, pdf_share=0.0):
        started = time.perf_counter()
        form = _read(fax.content)
        between = time.perf_counter()
        bare = _bare(fax)
        bare_seconds += time.perf_counter() - between
        seconds += between - started
        ours += _judged(form, fax.truth)
        theirs += _judged(bare, fax.truth)
    _tell(f"seed {seed}, {_PAGES} pages, ours", ours, seconds)
    _tell("tesseract as it comes", theirs, bare_seconds)
    return "scanned pages", _PAGES / seconds, "tesseract", _PAGES / bare_seconds


def _read(content: bytes) -> FormReading:
    document = read_document(content)
    assert isinstance(document, DocumentText)
    return read_form(document, country="US", today=_TODAY)


def _bare(fax: InventedFax) -> FormReading:
    """What Tesseract makes of the file as it is, read by the same labels: no second opinion."""
    with TemporaryDirectory() as folder:
        picture = Path(folder, "page.tif")
        picture.write_bytes(fax.content)
        squared = Path(folder, "page.png")
        Image.open(picture).save(squared)
        command = ["tesseract", str(squared), "stdout", "-c", "preserve_interword_spaces=1"]
        told = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return read_form(plain_document(told), country="US", today=_TODAY)


def _judged(form: FormReading, truth: Mapping[Field, str]) -> Counter[str]:
    return Counter(_judgement(form, field, truth[field]) for field in _IDENTITY)


def _judgement(form: FormReading, field: Field, wanted: str) -> str:
    reading = form[field]
    is_right = _plain(str(reading.value)) == _plain(wanted)
    if not reading.is_sure:
        return "right but doubted" if is_right else "doubted"
    return "right" if is_right else "silently wrong"


def _plain(text: str) -> str:
    return re.sub(r"[\s.,]", "", text).casefold()


def _tell(what: str, counted: Counter[str], seconds: float) -> None:
    total = counted.total()
    judgements = ("right", "right but doubted", "doubted")
    shares = ", ".join(f"{name} {counted[name] / total:.1%}" for name in judgements)
    wrong = counted["silently wrong"]
    print(
        f"  {what}: of {total} identity fields {shares} (goal: {_GOAL_RIGHT:.0%} right, the rest"
        f" doubted), silently wrong {wrong} (goal: 0), {seconds / _PAGES:.2f} s a page"
        f" (goal: {_GOAL_SECONDS:.0f})",
        flush=True,
    )
