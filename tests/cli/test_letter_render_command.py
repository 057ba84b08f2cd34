"""`letter render` draws one letter without a configuration, or writes nothing and says why."""

import io
import json
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import docx
import pypdfium2
import pytest

import faxflow
from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.errors import ExitCode

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
WORLD = World({}, lambda: NOW, "tester", lambda: "abcdef")
SOURCE = Path(faxflow.__file__).parents[1]
ROW = {"patient_last": "Ñuñez", "reason": "<14 ng & follow up"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the commands run in, with a template and a row; no office is in PATH."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "tmp").mkdir()
    write_template("For {{ patient_last }}: {{ reason }}. {{ practice_name }}, {{ today }}")
    Path("row.json").write_text(json.dumps(ROW), encoding="utf-8")
    return tmp_path


def write_template(*paragraphs: str) -> None:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save("letter.docx")


def render(*options: str) -> int:
    return main(["letter", "render", "letter.docx", *options], WORLD)


def words(path: str) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


def test_one_letter_is_drawn_without_a_configuration_and_only_its_owner_may_read_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = render("--data", "row.json", "-o", "out.pdf")

    told = capsys.readouterr().out.splitlines()
    assert code == ExitCode.DONE
    assert told[0] == (
        "out.pdf: FX-000000, 1 page, drawn by the built-in engine, in approximate layout."
    )
    assert told[1] == "Filled in by itself: practice_name, today."
    assert "For Ñuñez: <14 ng & follow up. Sample Practice, November 23, 2026" in words("out.pdf")
    assert stat.S_IMODE(Path("out.pdf").stat().st_mode) == 0o600


def test_standard_input_gives_the_data_and_json_tells_all_of_the_letter(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = json.dumps({**ROW, "practice_name": "Oak Clinic", "spare": "x"}).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))

    code = render("--data", "-", "-o", "out.pdf", "--case", "FX-000123", "--json")

    told = json.loads(capsys.readouterr().out)
    assert code == ExitCode.DONE
    assert told["schema_version"] == 1
    assert told["bytes"] == Path("out.pdf").stat().st_size
    assert len(told["sha256"]) == 64
    expected = {"case": "FX-000123", "engine": "builtin", "approximate": True, "problem": None}
    assert told.items() >= expected.items()
    assert told["unused"] == ["spare"]
    assert told["assumed"] == ["today"]
    assert "Oak Clinic" in words("out.pdf")
    assert "FX-000123" in words("out.pdf")


def test_two_processes_make_the_same_bytes(folder: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        command = [sys.executable, "-m", "faxflow", "letter", "render", "letter.docx"]
        environment = {**os.environ, "PYTHONHASHSEED": "random", "PYTHONPATH": str(SOURCE)}
        subprocess.run(
            [*command, "--data", "row.json", "-o", name], check=True, env=environment, cwd=folder
        )

    assert Path("one.pdf").read_bytes() == Path("two.pdf").read_bytes()


def test_a_blank_file_has_every_field_but_those_that_faxflow_knows(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = render("--blank")

    assert code == ExitCode.DONE
    assert json.loads(capsys.readouterr().out) == {"patient_last": "", "reason": ""}


def test_a_missing_field_is_named_with_what_it_may_be_called_in_the_data(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("row.json").write_text(json.dumps({"patient_lst": "Zoe", "other": "x"}))

    code = render("--data", "row.json", "-o", "out.pdf")

    told = capsys.readouterr().err
    assert code == ExitCode.USAGE
    assert "it lacks patient_last (is that its patient_lst?), reason" in told
    assert "Zoe" not in told
    assert not Path("out.pdf").exists()


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("--data", "row.json"), "-o OUT.pdf"),
        (("-o", "out.pdf"), "--data ROW.json"),
        (("--data", "row.json", "-o", "letter.docx"), "ends in .pdf"),
        (("--data", "row.json", "-o", "no/out.pdf"), "No such file or directory"),
        (("--data", "none.json", "-o", "out.pdf"), "no such file"),
        (("--data", "letter.docx", "-o", "out.pdf"), "not UTF-8"),
        (("--data", "row.json", "-o", "out.pdf", "--case", "12"), "no case id"),
        (("--data", "row.json", "-o", "out.pdf", "--engine", "pen"), "pen"),
    ],
)
def test_what_cannot_be_done_as_given_is_a_usage_error(
    options: tuple[str, ...], what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = render(*options)

    assert code == ExitCode.USAGE
    assert what in capsys.readouterr().err
    assert not Path("out.pdf").exists()


def test_a_letter_that_cannot_be_drawn_leaves_the_last_good_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    render("--data", "row.json", "-o", "out.pdf")
    before = Path("out.pdf").read_bytes()
    Path("row.json").write_text(json.dumps({**ROW, "patient_last": "علي"}))

    code = render("--data", "row.json", "-o", "out.pdf")

    told = capsys.readouterr().err
    assert code == ExitCode.CHECK_FAILED
    assert "field patient_last" in told
    assert "out.pdf was not written" in told
    assert "علي" not in told
    assert Path("out.pdf").read_bytes() == before
    assert list((folder / "tmp").iterdir()) == []


def test_such_a_problem_is_in_the_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    write_template("{{ patient_last }}")
    Path("row.json").write_text(json.dumps({"patient_last": "山"}))

    code = render("--data", "row.json", "-o", "out.pdf", "--json")

    told = json.loads(capsys.readouterr().out)
    assert code == ExitCode.CHECK_FAILED
    assert "field patient_last" in told["problem"]
    assert told["output"] is told["pages"] is None


def test_an_unusable_template_is_a_configuration_problem(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("letter.docx").write_bytes(b"no document")

    code = render("--data", "row.json", "-o", "out.pdf")

    assert code == ExitCode.CONFIGURATION
    assert "not a Word document" in capsys.readouterr().err


@pytest.mark.parametrize("engine", ["libreoffice", "word"])
def test_an_engine_that_is_not_here_is_named(
    engine: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = render("--data", "row.json", "-o", "out.pdf", "--engine", engine)

    assert code == ExitCode.CONFIGURATION
    assert "is not installed" in capsys.readouterr().err


def test_a_field_may_be_spelled_in_another_way_in_the_data() -> None:
    write_template("For {{ patient_last }}")
    Path("row.json").write_text(json.dumps({"Patient Last": "Zoe"}))

    code = render("--data", "row.json", "-o", "out.pdf")

    assert code == ExitCode.DONE
    assert "For Zoe" in words("out.pdf")
