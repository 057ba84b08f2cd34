"""Recordings are checked and imported without a store, and no password is told or written."""

import base64
import json
import stat
from pathlib import Path
from typing import Any

import pytest

from faxflow.adapters.portal.site_file import load_site
from faxflow.cli.main import main
from faxflow.domain.recorded_touch import Change
from faxflow.errors import ExitCode

PASSWORD = "Blue-Heron-41"
STEPS: list[dict[str, Any]] = [
    {"type": "setViewport", "width": 1280, "height": 800},
    {"type": "navigate", "url": "https://www.portal.example:8443/in?next=1"},
    {"type": "change", "selectors": [["aria/User name"]], "value": "SVC_REPORT"},
    {"type": "change", "selectors": [["aria/Password"], ["#pw"]], "value": PASSWORD},
    {"type": "click", "selectors": [["aria/Sign In"]]},
    {"type": "click", "selectors": [["aria/Reports"]], "frame": [0]},
    {"type": "change", "selectors": [["#from"]], "value": "11/20/2026"},
    {"type": "click", "selectors": [["my-app", "#go"]], "target": "https://portal.example/r?a=b"},
]
SCRIPT = {"type": "waitForExpression", "expression": "1"}
CUSTOM = {"type": "customStep", "name": "shot", "parameters": {}}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the commands run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, steps: list[Any], **more: Any) -> str:
    """A recording; gives its name."""
    recorded = {"title": "Appointments", "steps": steps, **more}
    Path(name).write_text(json.dumps(recorded), encoding="utf-8")
    return name


def write_side(name: str, *tests: str) -> str:
    """A project of Selenium IDE with a sign-in for each test."""
    lines = [
        ("open", "/in", ""),
        ("type", "name=user", "SVC_REPORT"),
        ("type", "name=password", PASSWORD),
        ("sendKeys", "name=password", "${KEY_ENTER}"),
        ("click", "linkText=Reports", ""),
    ]
    keys = ("command", "target", "value")
    commands = [dict(zip(keys, line, strict=True)) for line in lines]
    held = [{"id": one, "name": one, "commands": commands} for one in tests]
    project = {"id": "1", "url": "https://portal.example", "tests": held, "suites": []}
    Path(name).write_text(json.dumps(project), encoding="utf-8")
    return name


def checked(capsys: pytest.CaptureFixture[str], *files: str) -> tuple[int, list[dict[str, Any]]]:
    """The exit code and what is told of each file."""
    code = main(["recording", "check", *files, "--json"])
    return code, json.loads(capsys.readouterr().out)["files"]


def test_a_check_tells_steps_and_needs(capsys: pytest.CaptureFixture[str]) -> None:
    code, [told] = checked(capsys, write("walk.json", STEPS))

    assert (code, told["file"], told["format"]) == (0, "walk.json", "chrome-recorder")
    assert (told["title"], told["error"], told["problems"]) == ("Appointments", None, [])
    assert [step["words"] for step in told["steps"]] == [
        "set the window to 1280×800",
        "open https://www.portal.example:8443/in",
        "fill in “User name”",
        "fill in “Password”",
        "click “Sign In”",
        "click “Reports”",
        "fill in #from",
        "click my-app >>> #go",
    ]
    assert [step["where"] for step in told["steps"][5:]] == [
        "in frame 1",
        None,
        "in the tab https://portal.example/r, inside a shadow root",
    ]
    assert told["needs"] == {
        "secrets": [{"name": "password", "steps": [4], "in_clear": True}],
        "variables": [{"name": "user", "steps": [3], "typed": True}],
        "days": [{"step": 7, "suggestion": "${today:%m/%d/%Y}", "there": False}],
        "javascript": False,
    }


def test_what_cannot_be_replayed_is_told_by_number(capsys: pytest.CaptureFixture[str]) -> None:
    slow = {"type": "emulateNetworkConditions", "download": 1}

    code, [told] = checked(capsys, write("walk.json", [*STEPS, SCRIPT, slow, CUSTOM, "?"]))

    assert code == ExitCode.CHECK_FAILED
    assert told["error"].startswith("walk.json, step 12: an unreadable step")
    stops = {one["step"]: one["stops"] for one in told["problems"]}
    assert stops == {9: True, 10: False, 11: True, 12: True}
    assert [one["number"] for one in told["steps"] if not one["replayable"]] == [9, 10, 11, 12]
    assert told["needs"]["javascript"]


def test_a_broken_file_is_an_error_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    Path("broken.json").write_bytes(b"{")

    code, told = checked(capsys, "broken.json", write("walk.json", STEPS), "none.json")

    assert code == ExitCode.CHECK_FAILED
    assert [bool(one["error"]) for one in told] == [True, False, True]
    assert len(told[1]["steps"]) == 8


def test_the_tests_of_a_project_are_told_together(capsys: pytest.CaptureFixture[str]) -> None:
    code, [told] = checked(capsys, write_side("walk.side", "First", "Second"))

    assert (code, told["format"]) == (ExitCode.CHECK_FAILED, "side")
    assert told["tests"] == ["First", "Second"]
    assert [(one["test"], one["number"]) for one in told["steps"][4:6]] == [
        ("First", 5),
        ("Second", 1),
    ]
    assert [one["test"] for one in told["needs"]["secrets"]] == ["First", "Second"]
    assert "2 tests" in told["problems"][0]["what"]


def test_a_check_fits_a_terminal_and_tells_no_password(capsys: pytest.CaptureFixture[str]) -> None:
    coded = base64.b64encode(f"SVC:{PASSWORD}".encode()).decode()
    odd = {"type": "click", "selectors": [[f"aria/Hello {PASSWORD}, {coded}"]]}

    main(["recording", "check", write("walk.json", [*STEPS, SCRIPT, odd], title=PASSWORD)])
    told = capsys.readouterr()
    main(["recording", "check", "walk.json", "--json"])

    every = told.out + told.err + capsys.readouterr().out
    assert (PASSWORD in every, coded in every) == (False, False)
    assert max(map(len, told.out.splitlines())) <= 80
    assert "   9 ! wait until the script answers yes" in told.out
    assert "the secret password (step 4), in clear" in told.out


def test_an_import_writes_both_files_so_that_they_load(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["extract", "import", write("walk.json", STEPS), "--json"])

    told = json.loads(capsys.readouterr().out)
    site = load_site(Path(told["site"]))
    assert (code, told["missing"], told["site"]) == (0, None, "portal.example.site.toml")
    assert (site.secret, site.user, site.sign_in_step) == ("PORTAL_PASSWORD", "SVC_REPORT", 5)
    assert 'selector = "aria/Reports"' in Path(told["site"]).read_text(encoding="utf-8")
    assert site.recording.steps[3].action == Change((("aria/Password",), ("#pw",)), "${password}")
    modes = [stat.S_IMODE(Path(told[name]).stat().st_mode) for name in ("site", "recording")]
    assert modes == [0o600, 0o600]


def test_an_imported_recording_differs_in_its_password_alone() -> None:
    main(["extract", "import", write("walk.json", STEPS)])

    kept = Path("portal.example.recording.json").read_bytes()
    assert kept == Path("walk.json").read_bytes().replace(PASSWORD.encode(), b"${password}")


def test_a_project_of_selenium_ide_is_imported_too(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["extract", "import", write_side("walk.side", "W"), "--site", "ehr.site.toml"])

    site = load_site(Path("ehr.site.toml"))
    assert (code, site.recording_path.name, site.sign_in_step) == (0, "ehr.side", 4)
    assert 'aria/Reports[role=\\"link\\"]' in Path("ehr.site.toml").read_text(encoding="utf-8")
    assert "(step 3)" in capsys.readouterr().out


def test_no_file_and_no_line_holds_the_password(
    folder: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    coded = base64.b64encode(f"SVC:{PASSWORD}".encode()).decode()
    opened = {"type": "navigate", "url": f"https://portal.example/?key={coded}&p={PASSWORD}"}
    keys = [{"type": "keyDown", "key": key} for key in PASSWORD]
    click = {"type": "click", "selectors": [["#pw"]]}
    name = write("walk.json", [*STEPS[:3], click, *keys, *STEPS[3:], opened], title=PASSWORD)

    main(["extract", "import", name])

    (folder / name).unlink()
    told = capsys.readouterr()
    every = [told.out, told.err, caplog.text, *(file.read_text() for file in folder.iterdir())]
    assert len(every) == 5
    assert not any(one in text for text in every for one in (PASSWORD, coded, '"key": "B"'))


@pytest.mark.parametrize("there", ["portal.example.site.toml", "portal.example.recording.json"])
def test_no_file_is_ever_written_over(
    folder: Path, capsys: pytest.CaptureFixture[str], there: str
) -> None:
    Path(there).write_text("mine", encoding="utf-8")

    code = main(["extract", "import", write("walk.json", STEPS)])

    assert code == ExitCode.USAGE
    assert f"{there} is there already" in capsys.readouterr().err
    assert Path(there).read_text(encoding="utf-8") == "mine"
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize(
    ("steps", "what"),
    [
        ([*STEPS, CUSTOM], "step 9"),
        ([*STEPS, SCRIPT], "JavaScript"),
        (STEPS[:5], "how to know that the sign-in worked"),
        ([*STEPS, {**STEPS[6], "value": "${clinic}"}], "nothing fills ${clinic}"),
    ],
)
def test_what_a_person_must_still_see_to_is_said(
    capsys: pytest.CaptureFixture[str], steps: list[Any], what: str
) -> None:
    code = main(["extract", "import", write("walk.json", steps)])

    assert code == ExitCode.NEEDS_PERSON
    assert what in capsys.readouterr().out
    assert Path("portal.example.site.toml").exists()


def test_a_walk_to_no_address_is_not_imported(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["extract", "import", write("walk.json", STEPS[2:])])

    assert code == ExitCode.CONFIGURATION
    assert "no step opens an address" in capsys.readouterr().err
    assert len(list(folder.iterdir())) == 1
