"""Where there is no LibreOffice and no Word, every letter is drawn all the same, and it is told."""

import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from faxflow.errors import ExitCode
from faxflow.simulator.practice.sample_template import write_sample_template
from rehearsing import Practice, practice

TOLD = "approximate layout"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Practice]:
    """A practice that leaves its engine to faxflow, on a machine without programs."""
    with practice(tmp_path, faxes=3) as made:
        made.change('engine = "builtin"', 'engine = "auto"')
        monkeypatch.setenv("PATH", str(tmp_path / "no-programs"))
        yield made


def test_a_morning_is_sent_and_says_once_how_its_letters_were_drawn(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    code = here.run("run-morning")

    told = "".join(capsys.readouterr())
    assert code == ExitCode.NEEDS_PERSON  # for the rejects that every such report has
    assert len(here.gateway.taken) == 3
    assert told.count(TOLD) == 1


def test_so_does_send(here: Practice, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("extract", "normalize", "load"):
        here.run(command)
    capsys.readouterr()

    code = here.run("send")

    assert code == ExitCode.DONE
    assert len(here.gateway.taken) == 3
    assert "".join(capsys.readouterr()).count(TOLD) == 1


def test_every_letter_command_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from faxflow.cli.main import main

    monkeypatch.setenv("PATH", str(tmp_path / "no-programs"))
    monkeypatch.chdir(tmp_path)
    write_sample_template(tmp_path / "letter.docx")
    main(["letter", "render", "letter.docx", "--blank"])
    row = dict.fromkeys(json.loads(capsys.readouterr().out), "Ada")
    (tmp_path / "row.json").write_text(json.dumps(row))

    codes = [
        main(["letter", "render", "letter.docx", "--data", "row.json", "-o", "letter.pdf"]),
        main(["letter", "preview", "letter.docx", "-o", "fax.tiff"]),
        main(["letter", "check", "letter.docx"]),
    ]

    rendered, *rest = capsys.readouterr().out.splitlines()
    assert codes[:2] == [ExitCode.DONE, ExitCode.DONE]
    assert codes[2] in {ExitCode.DONE, ExitCode.CHECK_FAILED}
    assert TOLD in rendered
    assert any("built-in" in line for line in rest)
    assert len(pypdfium2.PdfDocument("letter.pdf")) == 1
    assert Path("fax.tiff").exists()
