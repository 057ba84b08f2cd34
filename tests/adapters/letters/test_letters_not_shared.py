"""A template whose letters cannot share a document is told so, and its letters are drawn alone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.letters.both_ways import opened, real_office
from adapters.letters.making.word_file import WordFile
from adapters.letters.making.word_xml import paragraph, section
from faxflow.adapters.letters.office.certificate import Certificates
from faxflow.adapters.letters.office.certifying import Certifying, certify
from faxflow.adapters.letters.office.program import Office

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
BLOCK = "".join(map(paragraph, ("{%p if urgent %}", "URGENT {{ patient }}", "{%p endif %}")))
LINE = paragraph("Ref {{ case_id }}, {{ reason }}")


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with real_office() as found:
        yield found


@pytest.mark.parametrize(("body", "where"), [(BLOCK + LINE, "begins"), (LINE + BLOCK, "ends")])
def test_a_block_at_a_letters_edge_is_told_as_what_stands_against_sharing(
    body: str, where: str, office: Office, tmp_path: Path
) -> None:
    template = opened(WordFile().saved(body + section()), tmp_path)
    trial = tmp_path / "trial"
    trial.mkdir()

    proof = certify(template, office, trial, Certifying(Certificates(tmp_path / "kept"), NOW))

    assert proof.certificate.differences == (f"it holds a block that {where} the letter",)


def test_nothing_is_certified_for_an_office_that_does_not_say_which_it_is(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proof would count for every other office of whose version nothing is known."""
    monkeypatch.setattr(Office, "version", lambda _: "")
    template = opened(WordFile().saved(LINE + section()), tmp_path)
    trial, kept = tmp_path / "trial", Certificates(tmp_path / "kept")
    trial.mkdir()

    proof = certify(template, office, trial, Certifying(kept, NOW))

    assert proof.certificate.differences == ("LibreOffice does not say which version it is",)
    assert kept.verdicts.find(proof.certificate.template_sha256, "") is None
