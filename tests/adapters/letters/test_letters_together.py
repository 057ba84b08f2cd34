"""Letters that share a document show what they show alone, or are drawn alone."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest

from adapters.letter_making import words_of
from adapters.letters.both_ways import opened, real_office
from adapters.letters.making.every_template import TEMPLATES
from faxflow.adapters.letters.filling.template import Template
from faxflow.adapters.letters.office.certificate import (
    Certificate,
    Certificates,
    Certified,
    sha256_of,
)
from faxflow.adapters.letters.office.certifying import Certifying, certify
from faxflow.adapters.letters.office.engine import LibreOfficeEngine
from faxflow.adapters.letters.office.merging.document import SharedForm
from faxflow.adapters.letters.office.program import Office, find_office
from faxflow.adapters.letters.office.verdict import Verdict
from faxflow.domain.ids import CaseId, case_name
from faxflow.domain.letter import Letter, LetterOrder, LetterProblem, LetterResult
from proof.figures import FULL

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
LETTERS = 30
CERTIFICATE = Certificate(
    template_sha256="a" * 64,
    office="LibreOffice 7.4",
    compiled_sha256=sha256_of(b"compiled"),
    certified_at="2026-11-23T05:00:00+00:00",
    letters=48,
    pages=71,
)
SHARING = ["first_page", "lists", "numbered_fields", "right_to_left"]
"""Templates whose letters may share documents; with the full battery all others are tried too."""


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with real_office() as found:
        yield found


@pytest.fixture(scope="module")
def first_page(
    office: Office, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Template, Certifying]:
    """A template that is certified, and its proof."""
    folder = tmp_path_factory.mktemp("first_page")
    template = opened(TEMPLATES["first_page"](), folder)
    proof, at = certified(template, office, folder)
    assert proof.certificate.holds
    return template, at


def certified(template: Template, office: Office, folder: Path) -> tuple[Certified, Certifying]:
    at = Certifying(Certificates(folder / "certificates"), NOW)
    trial = folder / "trial"
    trial.mkdir()
    return certify(template, office, trial, at), at


@pytest.mark.parametrize("name", [*TEMPLATES] if FULL else ["numbered_fields"])
def test_a_template_is_certified_or_told_what_stands_against_it(
    name: str, office: Office, tmp_path: Path
) -> None:
    proof, _ = certified(opened(TEMPLATES[name](), tmp_path), office, tmp_path)

    assert proof.certificate.holds or (name not in SHARING and proof.certificate.differences)


def test_endnotes_are_told_as_what_stands_against_sharing(office: Office, tmp_path: Path) -> None:
    proof, _ = certified(opened(TEMPLATES["notes"](), tmp_path), office, tmp_path)

    assert proof.certificate.differences == ("it holds endnotes",)


def test_letters_of_a_certified_template_share_documents_and_show_their_own_values_only(
    first_page: tuple[Template, Certifying], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template, at = first_page
    orders = [order(template, number) for number in range(1, LETTERS + 1)]
    files = files_drawn(monkeypatch)

    results = list(engine(template, at, tmp_path).render(orders))

    assert len(files) == 2
    assert mixed_up(results) == []


def test_a_letter_that_shows_anothers_values_is_drawn_again_alone(
    first_page: tuple[Template, Certifying], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if a certified template could carry one letter's text into the next after all."""
    template, at = first_page
    orders = [order(template, number) for number in range(1, LETTERS + 1)]
    pieces, first = SharedForm.pieces, orders[0].fields
    monkeypatch.setattr(
        SharedForm, "pieces", lambda form, own, at: pieces(form, first if at == 2 else own, at)
    )
    files = files_drawn(monkeypatch)

    results = list(engine(template, at, tmp_path).render(orders))

    assert len(files) > 2
    assert mixed_up(results) == []


@pytest.mark.parametrize("what", ["template_sha256", "office", "compiled_sha256", "rules"])
def test_a_proof_counts_for_that_very_template_office_and_way_only(
    what: str, tmp_path: Path
) -> None:
    proof = Certified(CERTIFICATE, b"compiled")
    kept = Certificates(tmp_path)
    kept.keep(proof)
    changed = CERTIFICATE.model_copy(update={what: 0 if what == "rules" else "0" * 64})
    name = next(tmp_path.glob("*.json"))
    before = kept.find(CERTIFICATE.template_sha256, CERTIFICATE.office)

    name.write_text(changed.model_dump_json())

    assert before == proof
    assert kept.find(CERTIFICATE.template_sha256, CERTIFICATE.office) is None


def engine(template: Template, at: Certifying, folder: Path) -> LibreOfficeEngine:
    program = find_office()
    assert program is not None
    scratch = folder / "scratch"
    return LibreOfficeEngine(template.path, program, workers=1, scratch=scratch, certifying=at)


def files_drawn(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Fills up with the files that LibreOffice is asked to turn into PDFs."""
    drawn: list[Path] = []
    to_pdf = Office.to_pdf

    def spied(office: Office, files: Sequence[Path], into: Path, *, timeout_seconds: float) -> bool:
        drawn.extend(files)
        return to_pdf(office, files, into, timeout_seconds=timeout_seconds)

    monkeypatch.setattr(Office, "to_pdf", spied)
    return drawn


def test_proofs_that_another_account_made_stop_no_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when root has certified, and the service draws."""
    kept = Certificates(tmp_path)
    kept.keep(Certified(CERTIFICATE, b"compiled"))
    verdict = Verdict(template_sha256="a" * 64, office="LibreOffice 7.4", difference=None)

    def forbidden(*_: object, **__: object) -> NoReturn:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", forbidden)
    monkeypatch.setattr(tempfile, "mkstemp", forbidden)
    kept.verdicts.keep(verdict)

    assert kept.wanted() is False
    assert kept.verdicts.find(verdict.template_sha256, verdict.office) is None


def order(template: Template, number: int) -> LetterOrder:
    name = case_name(CaseId(number))
    fields = {field: f"{field}X{number:04}X" for field in template.form.fields}
    return LetterOrder(CaseId(number), name, {**fields, "case_id": name})


def mixed_up(results: Sequence[LetterResult]) -> list[str]:
    """What is not a letter of its own values alone; each case must have one."""
    wrong = [one.what for one in results if isinstance(one, LetterProblem)]
    texts = {one.case_id: words_of(one.pdf) for one in results if isinstance(one, Letter)}
    lost = set(range(1, LETTERS + 1)) - texts.keys()
    strangers = (
        f"{other} in {case}"
        for case, text in texts.items()
        for other in range(1, LETTERS + 1)
        if (f"X{other:04}X" in text) != (other == case)
    )
    return [*wrong, *map(str, lost), *strangers]
