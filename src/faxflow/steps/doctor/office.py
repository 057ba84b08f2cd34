"""Looks at what draws letters, and at what reads scans."""

from collections.abc import Iterator
from typing import Final

from faxflow.config.letter import EngineName
from faxflow.domain.checkup import Finding, skipped, warned, well, wrong
from faxflow.steps.doctor.premises import Premises

_INSTALL: Final = (
    "Run: apt-get install --no-install-recommends libreoffice-writer-nogui"
    " fonts-liberation fonts-crosextra-carlito fonts-crosextra-caladea fonts-dejavu"
)
_APPROXIMATE: Final = "LibreOffice is not installed: letters are drawn in approximate layout."
_REINSTALL: Final = (
    "Run `soffice --version` by hand and see what it says;"
    " then: apt-get install --reinstall libreoffice-writer-nogui"
)
_LANGUAGE: Final = "eng"


def look_at_office(premises: Premises) -> Iterator[Finding]:
    """LibreOffice or Word, whichever is to draw; a tiny letter is drawn."""
    engine = premises.given.letter.engine if premises.given else EngineName.AUTO
    if engine is EngineName.BUILTIN:
        yield skipped("[letter] engine", "The built-in engine draws, and needs no office.")
    elif engine is EngineName.WORD or (
        engine is EngineName.AUTO and premises.instruments.programs.has_word()
    ):
        yield _word(premises)
    else:
        yield from _libreoffice(premises, engine)


def look_at_ocr(premises: Premises) -> Iterator[Finding]:
    """Tesseract, where referrals come in as scans."""
    config = premises.config
    if config.intake.folder is None and config.intake_mailbox is None:
        yield skipped("[intake]", "No referrals come in as documents.")
        return
    languages = premises.instruments.programs.ocr_languages()
    if languages is None:
        what = "Tesseract is not installed: scanned referrals cannot be read."
        yield wrong("tesseract", what, "Run: apt-get install tesseract-ocr")
    elif _LANGUAGE not in languages:
        what = "Tesseract has no data for English."
        yield wrong("tesseract", what, "Run: apt-get install tesseract-ocr-eng")
    else:
        yield well("tesseract", "It is here, with its data for English.")


def _word(premises: Premises) -> Finding:
    if premises.instruments.programs.has_word():
        return well("[letter] engine", "Microsoft Word draws, and is here.")
    cure = "Install Microsoft Word and docx2pdf, or set engine to libreoffice."
    return wrong("[letter] engine", "It is word, and Microsoft Word is not here.", cure)


def _libreoffice(premises: Premises, engine: EngineName) -> Iterator[Finding]:
    office = premises.instruments.programs.office()
    if office is None and engine is EngineName.LIBREOFFICE:
        yield wrong("[letter] engine", "It is libreoffice, which is not installed.", _INSTALL)
    elif office is None:
        yield warned("[letter] engine", _APPROXIMATE, _INSTALL)
    elif not office.version:
        yield wrong(office.path, "It does not say its version: it does not start.", _REINSTALL)
    elif not premises.instruments.programs.draws_a_letter():
        what = f"{office.version} starts, and made no PDF of a tiny letter."
        yield wrong(office.path, what, _REINSTALL)
    else:
        yield well(office.path, f"{office.version} draws.")
