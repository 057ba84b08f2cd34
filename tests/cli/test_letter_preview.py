"""`letter preview` shows a letter as a fax, writes what it is told to, and names no patient."""

import io
import json
import os
import stat
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Inches, RGBColor
from PIL import Image, TiffImagePlugin

from adapters.fax_image.fax_making import pdf_of, together, written
from faxflow.adapters.letters.office.program import find_office
from faxflow.cli.main import main
from faxflow.errors import ExitCode

OFFICE = find_office()
PALE = written("Zoe Kaestner", 0.7)
BLACK = written("Dear colleague,", 0, (72, 650))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the commands run in; there is no office."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def letter(folder: Path) -> str:
    """A finished letter of two pages; on its second a patient's name is pale."""
    (folder / "letter.pdf").write_bytes(pdf_of(BLACK, together(BLACK, PALE)))
    return "letter.pdf"


@pytest.fixture
def template(folder: Path) -> str:
    """A template with a pale logo and a pale line."""
    logo = io.BytesIO()
    Image.new("RGB", (200, 60), (250, 200, 90)).save(logo, "PNG")
    document = docx.Document()
    document.add_picture(logo, width=Inches(1))
    document.add_paragraph("Case {{ case_id }} for {{ recipient }}")
    pale = document.add_paragraph().add_run("Cedar Row Clinic, {{ street }}")
    pale.font.color.rgb = RGBColor(0xA6, 0xA6, 0xA6)
    document.save(str(folder / "letter.docx"))
    return "letter.docx"


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    """The exit code and the JSON."""
    code = main(["letter", "preview", *arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_finished_letter_is_seen_without_a_configuration(
    letter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, seen = told(capsys, letter)

    assert (code, seen["schema_version"], seen["engine"], seen["outputs"]) == (0, 1, None, [])
    assert [(one["page"], one["what"], one["number"]) for one in seen["vanished"]] == [
        (2, "text", 1)
    ]
    assert seen["vanished"][0]["place"] == "page 2, 1.2 in from the top, left half"
    assert len(seen["line"]) == 6


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_no_text_of_a_patients_letter_is_told(
    letter: str, capsys: pytest.CaptureFixture[str], form: list[str]
) -> None:
    main(["letter", "preview", letter, *form])

    printed = capsys.readouterr()
    assert "Kaestner" not in printed.out + printed.err


def test_a_picture_a_page_is_written_for_its_owner_alone(letter: str, folder: Path) -> None:
    code = main(["letter", "preview", letter, "-o", "seen.png"])

    pictures = sorted(folder.glob("*.png"))
    assert code == 0
    assert [one.name for one in pictures] == ["seen-1.png", "seen-2.png"]
    assert {stat.S_IMODE(one.stat().st_mode) for one in pictures} == {0o600}


def test_a_tiff_is_the_fax_as_it_is(letter: str, folder: Path) -> None:
    main(["letter", "preview", letter, "-o", "seen.tiff", "--resolution", "standard"])

    with Image.open(folder / "seen.tiff") as image:
        assert isinstance(image, TiffImagePlugin.TiffImageFile)
        assert (image.n_frames, image.mode) == (2, "1")
        assert (image.tag_v2[259], image.tag_v2[283]) == (4, 98)
    assert stat.S_IMODE((folder / "seen.tiff").stat().st_mode) == 0o600


def test_what_o_names_is_written_over(letter: str, folder: Path) -> None:
    (folder / "seen.tiff").write_bytes(b"old")

    code = main(["letter", "preview", letter, "-o", "seen.tiff"])

    assert code == 0
    assert (folder / "seen.tiff").read_bytes()[:2] == b"II"


def test_in_a_folder_nothing_is_written_over(
    letter: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = main(["letter", "preview", letter, "-o", "pictures"])
    (folder / "pictures" / "letter-1.png").write_bytes(b"mine")

    again = main(["letter", "preview", letter, "-o", "pictures"])

    assert (first, again) == (0, ExitCode.USAGE)
    assert "letter-1.png is there already" in capsys.readouterr().err
    assert (folder / "pictures" / "letter-1.png").read_bytes() == b"mine"


def test_a_template_is_drawn_with_the_names_of_its_fields(
    template: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, seen = told(capsys, template)

    assert (code, seen["engine"], seen["sample"]) == (0, "builtin", True)
    assert [one["what"] for one in seen["vanished"]] == ["picture"]
    assert [one.name for one in folder.iterdir()] == ["letter.docx"]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_pale_text_of_a_template_is_told_in_its_words(
    template: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.defpath)

    code, seen = told(capsys, template)

    assert (code, seen["engine"], seen["approximate"]) == (0, "libreoffice", False)
    assert [(one["what"], one["words"]) for one in seen["vanished"]] == [
        ("picture", None),
        ("text", "Cedar Row Clinic, street"),
    ]


def test_a_template_that_repeats_rows_is_shown_with_some(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = docx.Document()
    for text in ("{% for m in medicines %}", "{{ m.name }}", "{% endfor %}", "{{ case_id }}"):
        document.add_paragraph(text)
    document.save(str(folder / "rows.docx"))

    code, seen = told(capsys, "rows.docx")

    assert (code, seen["problem"], len(seen["pages"])) == (0, None, 1)


def test_with_data_it_is_a_patients_letter_and_told_of_as_one(
    template: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"case_id": "FX-000417", "recipient": "Tallgrass", "street": "Zoe Kaestner"}
    (folder / "row.json").write_text(json.dumps(row), encoding="utf-8")

    code, seen = told(capsys, template, "--data", "row.json")

    assert (code, seen["sample"], seen["vanished"][0]["words"]) == (0, False, None)
    assert "Kaestner" not in json.dumps(seen)


def test_a_cover_is_the_first_page(letter: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, seen = told(capsys, letter, "--cover")

    assert len(seen["pages"]) == 3
    assert [one["page"] for one in seen["vanished"]] == [3]


def test_a_higher_threshold_keeps_what_a_lower_one_loses(
    letter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, seen = told(capsys, letter, "--threshold", "220")

    assert (seen["threshold"], seen["vanished"]) == (220, [])


def test_the_parts_of_the_call_are_its_whole(
    letter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, seen = told(capsys, letter)

    for line in seen["line"]:
        parts = line["call_seconds"] + sum(line["page_seconds"])
        assert line["seconds"] == pytest.approx(parts, abs=0.2)
        assert line["bytes"] == sum(page["bytes"][line["coding"]] for page in seen["pages"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gone.pdf"], "no such file"),
        (["letter.pdf", "-o", "seen.jpg"], "ending .png or .tiff"),
        (["letter.pdf", "--dither", "--threshold", "90"], "--dither has no --threshold"),
        (["letter.pdf", "--data", "row.json"], "takes no --data"),
        (["broken.pdf"], "no whole PDF"),
        (["letter.pdf", "-o", "no/where/seen.png"], "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    letter: str, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    Path("broken.pdf").write_bytes(b"%PDF-1.7\n")

    code = main(["letter", "preview", *arguments])

    assert code == ExitCode.USAGE
    assert said in capsys.readouterr().err


def test_on_a_terminal_it_says_what_is_lost_and_what_it_costs(
    template: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["letter", "preview", template, "-o", "seen.png"])

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("letter.docx, drawn by builtin with sample values: 1 page, fine")
    assert "its type is black" in lines[1]
    assert "1.0 in from the top, left half: a picture" in lines[3]
    assert any(line.startswith("whole") and line.endswith(" s") for line in lines)
    assert lines[-1] == "seen.png is written."


def test_only_the_page_that_loses_something_has_colour(letter: str, folder: Path) -> None:
    main(["letter", "preview", letter, "-o", "seen.png"])

    clean, lost = (Image.open(folder / f"seen-{n}.png").convert("HSV") for n in (1, 2))

    assert max(clean.crop((0, 0, 1728, 2156)).getchannel("S").tobytes()) == 0
    assert max(lost.crop((0, 0, 1728, 2156)).getchannel("S").tobytes()) > 0
