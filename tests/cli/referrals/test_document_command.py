"""referral document: who may opens what came in, as it came, and that is on record."""

from pathlib import Path

import pytest
from hilltop import Hilltop, hilltop

from faxflow.domain.referral import Queue

CONTENT = "a page about Canary"


@pytest.fixture
def here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Hilltop:
    made = hilltop(tmp_path).as_seen_by(capsys)
    for queue in Queue:
        made.add_document(queue, f"{queue}.pdf")
    vault = tmp_path / "data" / "documents"
    vault.mkdir()
    (vault / "intake.pdf").write_text(CONTENT, encoding="utf-8")
    return made


def test_a_document_is_printed_as_it_came_and_who_opened_it_is_on_record(here: Hilltop) -> None:
    code, text = here.run("ida", "referral", "document", "d-1")

    assert (code, text) == (0, CONTENT)
    assert here.events("ida", "shown") == [(here.names[Queue.INTAKE], "D-000001")]


@pytest.mark.parametrize(
    ("account", "name", "why"),
    [
        ("ida", "D-2", "it is at a desk that is not theirs"),
        ("sofia", "D-3", "no role of theirs opens documents"),
        ("stranger", "D-1", "this account has no role here"),
    ],
)
def test_a_document_that_is_not_theirs_is_refused_and_that_is_on_record(
    here: Hilltop, account: str, name: str, why: str
) -> None:
    code, text = here.run(account, "referral", "document", name)

    assert code == 2
    assert why in text
    assert len(here.events(account, "refused")) == 1
    assert here.events(account, "shown") == []


def test_a_document_that_is_not_there_is_no_showing(here: Hilltop) -> None:
    nowhere = here.run("ida", "referral", "document", "D-77")
    lost = here.run("petra", "referral", "document", "D-2")

    assert nowhere[0] == 2
    assert nowhere[1].startswith("faxflow: There is no document D-77 in this store. `faxflow")
    assert lost[0] == 2
    assert here.events("petra", "shown") == []


def test_what_may_be_no_referral_is_opened_at_the_desk_that_judges_it(here: Hilltop) -> None:
    here.loosen_documents()

    opened = here.run("ida", "referral", "document", "D-1")
    refused = here.run("ewan", "referral", "document", "D-1")

    assert opened == (0, CONTENT)
    assert refused[0] == 2
    assert here.events("ida", "shown") == [("referrals", "D-000001")]
