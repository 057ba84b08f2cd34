"""No report that leaves the machine holds anything of a patient or of a recipient."""

from pathlib import Path

import pypdfium2
import pytest

from months_behind import Practice, practice_with_months
from yearly.people import LEAK

LEAVES = [
    "report",
    "report --plain",
    "report --json",
    "report --csv -",
    "report --html -",
    "report --week",
    "report --since 2026-08-01 --json",
    "scorecard",
    "scorecard --plain --definitions",
    "scorecard --json",
    "scorecard --csv -",
    "scorecard --html -",
    "report mail --dry-run --json",
    "report mail --scorecard --dry-run --json",
    "board --once --json",
]


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Practice:
    return practice_with_months(tmp_path_factory.mktemp("nobody"))


@pytest.mark.parametrize("words", LEAVES)
def test_nothing_that_is_printed_names_anybody(
    here: Practice, capfd: pytest.CaptureFixture[str], words: str
) -> None:
    capfd.readouterr()
    code = here.run(*words.split())
    out = capfd.readouterr().out

    assert code == 0
    assert len(out) > 100
    assert LEAK.findall(out) == []


@pytest.mark.parametrize("command", ["report", "scorecard"])
def test_nor_does_a_pdf(here: Practice, tmp_path: Path, command: str) -> None:
    file = tmp_path / "report.pdf"

    code = here.run(command, "--pdf", str(file))

    assert code == 0
    assert LEAK.findall(text_of(file)) == []
    assert LEAK.search(file.read_bytes().decode("latin-1")) is None


def test_nor_do_the_records_and_the_log_of_what_was_shown(here: Practice) -> None:
    here.run("report")
    here.run("scorecard")

    log = (here.folder / "data" / "faxflow.log").read_text()
    assert LEAK.findall(log) == []


def text_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    assert sum(map(len, pages)) > 100
    return "\n".join(pages)
