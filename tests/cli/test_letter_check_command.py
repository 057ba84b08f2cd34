"""A template is checked without a store, by the mapping of -c or by one that is named."""

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import RGBColor

from faxflow.cli.main import main
from faxflow.errors import ExitCode
from faxflow.simulator.practice.folder import Servers, write_practice

MAPPING = """
fax_number = "fax"
identity = ["visit"]
letter = "letter"

[fields]
fax = { column = "Fax", type = "phone" }
visit = "Visit"
doctor = "Doctor"
"""


def template(folder: Path, *texts: str, pale: str = "") -> Path:
    """A template with these paragraphs, and one in grey."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    for text in texts:
        document.add_paragraph(text)
    if pale:
        document.add_paragraph().add_run(pale).font.color.rgb = RGBColor(0x99, 0x99, 0x99)
    path = folder / "letter.docx"
    document.save(str(path))
    return path


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "mapping.toml"
    path.write_text(MAPPING, encoding="utf-8")
    return path


def checked(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, dict[str, Any]]:
    """The exit code and the JSON answer, by the built-in engine."""
    code = main(["letter", "check", *map(str, words), "--engine", "builtin", "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_clean_template_ends_with_0_and_lists_its_fields(
    tmp_path: Path, mapping: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = template(tmp_path, "Dear {{ doctor }},", "{{ doctor }}, {{ case_id }}")

    code, told = checked(capsys, path, "--mapping", mapping)

    assert (code, told["schema_version"], told["usable"], told["pages"]) == (0, 1, True, 1)
    assert [(one["name"], one["count"], one["built_in"]) for one in told["fields"]] == [
        ("case_id", 1, True),
        ("doctor", 2, False),
    ]
    assert told["unused"] == ["fax", "visit"]


def test_pale_text_ends_with_5_and_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = checked(capsys, template(tmp_path, "Dear {{ doctor }},", pale="Our motto"))

    assert code == ExitCode.CHECK_FAILED
    assert told["unused"] is None
    [pale] = [one for one in told["findings"] if "#999999" in one["what"]]
    assert (pale["severity"], pale["topic"], pale["counts"]) == ("warning", "ink", True)
    assert "“Our motto”" in pale["where"]


def test_an_unknown_field_ends_with_5_and_says_what_was_meant(
    tmp_path: Path, mapping: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = template(tmp_path, "Dear {{ docter }},")

    code = main(["letter", "check", str(path), "--mapping", str(mapping), "--engine", "builtin"])

    out = capsys.readouterr().out
    assert code == ExitCode.CHECK_FAILED
    assert "The field docter is neither in the mapping nor built in." in out
    assert "Did you mean doctor?" in out


def test_a_refused_template_ends_with_78_and_is_told_on_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0")

    code, told = checked(capsys, path)

    assert (code, told["usable"], told["pages"]) == (ExitCode.CONFIGURATION, False, None)
    assert [one["severity"] for one in told["findings"]] == ["error"]


def test_a_template_that_is_not_there_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["letter", "check", str(tmp_path / "none.docx"), "--engine", "builtin"])

    assert code == ExitCode.USAGE
    assert "none.docx" in capsys.readouterr().err


def test_the_configuration_s_mapping_is_taken_where_c_names_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = write_practice(tmp_path, Servers(2525, 1143, 2526, None))

    code, told = checked(capsys, tmp_path / "letter.docx", "-c", config)

    assert code == ExitCode.DONE
    assert told["unused"] is not None


def test_quiet_says_nothing_of_a_clean_template(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = template(tmp_path, "Dear {{ doctor }},")

    code = main(["letter", "check", str(path), "--engine", "builtin", "--quiet"])

    assert (code, capsys.readouterr().out) == (0, "")
