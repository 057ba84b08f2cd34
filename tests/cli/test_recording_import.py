"""An import drafts a site that fits its recording: tests, days, codes, dialogs, answers."""

import io
import json
import os
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from faxflow.adapters.portal.page_rules import PageKind
from faxflow.adapters.portal.recordings.file import read_recording
from faxflow.adapters.portal.site_file import load_site
from faxflow.cli.main import main
from faxflow.domain.recorded_action import Navigate
from faxflow.domain.recorded_touch import Change
from faxflow.errors import ExitCode

SITE = "portal.example.site.toml"
OPENED = {"type": "navigate", "url": "https://portal.example/in"}
SIGN_IN = [
    OPENED,
    {"type": "change", "selectors": [["aria/Password"]], "value": "Blue-Heron-41"},
    {"type": "click", "selectors": [["aria/Sign In"]]},
    {"type": "click", "selectors": [["aria/Reports"]]},
]


class Terminal(io.StringIO):
    """Text that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the commands run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*steps: Any, title: str = "Walk") -> str:
    """A recording that signs in first; it was last changed on 20 November 2026."""
    recorded = {"title": title, "steps": [*SIGN_IN, *steps]}
    return _kept("walk.json", recorded)


def write_side(tests: dict[str, list[tuple[str, str, str]]], **more: Any) -> str:
    """A project of Selenium IDE with tests of that name."""
    keys = ("command", "target", "value")
    held = [
        {"name": name.strip(), "commands": [dict(zip(keys, line, strict=True)) for line in lines]}
        for name, lines in tests.items()
    ]
    project = {"url": "https://portal.example", "tests": held, "suites": [], **more}
    return _kept("walk.side", project)


def _kept(name: str, content: Any) -> str:
    Path(name).write_text(json.dumps(content), encoding="utf-8")
    changed = datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp()
    os.utime(name, (changed, changed))
    return name


def typed(value: str) -> dict[str, Any]:
    return {"type": "change", "selectors": [["#from"]], "value": value}


def imported(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """What the import tells."""
    main(["extract", "import", *words, "--json"])
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_days_near_the_recordings_own_move_and_others_wait_for_a_person(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = imported(capsys, write(typed("11/19/2026"), typed("10/01/2026")))

    assert told["typed"] == {"5": "${today-1:%m/%d/%Y}"}
    assert told["staying"] == [{"step": 6, "text": "10/01/2026"}]
    assert "# DECIDE: step 6 holds 10/01/2026" in Path(SITE).read_text(encoding="utf-8")
    assert read_recording(Path("portal.example.recording.json")).steps[4].action == Change(
        (("#from",),), "11/19/2026"
    )
    replayed = load_site(Path(SITE)).recording.steps[4].action
    assert replayed == Change((("#from",),), "${today-1:%m/%d/%Y}")


@pytest.mark.parametrize(
    ("title", "words", "expected"),
    [
        ("Walk", (), ("2026-11-20", "${today-1:%m/%d/%Y}")),
        ("Recording 11/21/2026 at 9:04:35 AM", (), ("2026-11-21", "${today-2:%m/%d/%Y}")),
        ("Recording 21/11/2026 at 09:04:35", (), ("2026-11-21", "${today-2:%m/%d/%Y}")),
        (
            "Recording 11/21/2026 at 9:04:35 AM",
            ("--recorded-on", "2026-11-19"),
            ("2026-11-19", "${today:%m/%d/%Y}"),
        ),
    ],
)
def test_the_day_of_recording_is_told_by_a_person_or_its_title_or_its_file(
    capsys: pytest.CaptureFixture[str],
    title: str,
    words: tuple[str, ...],
    expected: tuple[str, str],
) -> None:
    told = imported(capsys, write(typed("11/19/2026"), title=title), *words)

    assert (told["recorded_on"], told["typed"]["5"]) == expected


def test_days_in_addresses_and_in_ranges_move_too(capsys: pytest.CaptureFixture[str]) -> None:
    url = "https://portal.example/r?from=11%2F19%2F2026&to=20261120&id=20261301"

    told = imported(
        capsys, write(typed("11/13/2026 - 11/20/2026"), {"type": "navigate", "url": url})
    )

    moved = "https://portal.example/r?from=${today-1:%m%%2F%d%%2F%Y}&to=${today:%Y%m%d}&id=20261301"
    assert told["typed"] == {"5": "${today-7:%m/%d/%Y} - ${today:%m/%d/%Y}", "6": moved}
    assert load_site(Path(SITE)).recording.steps[5].action == Navigate(moved)


def test_a_chosen_day_moves_too(capsys: pytest.CaptureFixture[str]) -> None:
    name = write_side({"W": [("open", "/", ""), ("select", "id=day", "label=11/19/2026")]})

    assert imported(capsys, name)["typed"] == {"2": "${today-1:%m/%d/%Y}"}


def test_a_day_that_nobody_can_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["extract", "import", write(), "--recorded-on", "11/20/2026"])

    assert code == ExitCode.USAGE
    assert "is no date" in capsys.readouterr().err


def test_a_one_time_code_is_made_of_a_key(capsys: pytest.CaptureFixture[str]) -> None:
    code = {"type": "change", "selectors": [["aria/Verification code"]], "value": "482913"}

    verify = {"type": "click", "selectors": [["aria/Verify"]]}

    imported(capsys, write(code, verify, {"type": "click", "selectors": [["aria/Export"]]}))

    site = load_site(Path(SITE))
    assert (dict(site.secrets), dict(site.codes)) == (
        {"password": "PORTAL_PASSWORD"},
        {"otp": "PORTAL_OTP"},
    )


def test_the_rules_that_a_draft_shows_may_stand_as_they_are() -> None:
    main(["extract", "import", write()])

    draft = Path(SITE).read_text(encoding="utf-8")
    shown = [line[2:] for line in draft.splitlines() if line.startswith("# ")]
    start = shown.index("[[pages]]")
    end = shown.index("[screenshots]")
    rules = [line for line in shown[start:end] if line[:1] in "[" or " = " in line]
    Path(SITE).write_text(f"{draft}\n" + "\n".join(rules), encoding="utf-8")
    assert {rule.kind for rule in load_site(Path(SITE)).pages} == set(PageKind)


def test_a_dialog_that_the_walk_met_becomes_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    name = write_side(
        {
            "W": [
                ("open", "/", ""),
                ("chooseCancelOnNextConfirmation", "", ""),
                ("click", "id=out", ""),
                ("assertConfirmation", "Sign out?", ""),
                ("click", "id=go", ""),
                ("click", "id=on", ""),
                ("assertAlert", "Done.", ""),
            ]
        }
    )

    told = imported(capsys, name)

    assert told["missing"] is None
    rules = load_site(Path(SITE)).pages
    assert [(rule.dialog, rule.answer) for rule in rules] == [
        ("Sign out?", "dismiss"),
        ("Done.", "accept"),
    ]


SECOND = [("open", "/", ""), ("type", "id=pw", "kettle"), ("click", "id=in", "")]
FIRST = [*SECOND[:1], ("type", "id=pw", "Blue-Heron-41"), ("type", "id=a", "kettle")]


def test_one_of_several_tests_is_taken_in_and_no_secret_of_another(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = "driver.type(`kettle`); driver.type(`Blue-Heron-41`)"
    name = write_side({"First": FIRST, "Empty": [], "Second": SECOND}, code=code)

    told = imported(capsys, name, "--test", "second")

    kept = Path(told["recording"]).read_text(encoding="utf-8")
    project = json.loads(kept)
    assert [test["name"] for test in project["tests"]] == ["Second"]
    assert (told["title"], project["url"]) == ("Second", "https://portal.example")
    assert "kettle" not in kept
    assert "Heron" not in kept


def test_a_common_word_that_is_another_tests_password_stays_in_this_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = imported(capsys, write_side({"First": FIRST, "Second": SECOND}), "--test", "First")

    walk = read_recording(Path(told["recording"]))
    assert [one.action.value for one in walk.steps if isinstance(one.action, Change)] == [
        "${password}",
        "kettle",
    ]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ((), "it holds 2 tests (1 “Walk”, 2 “Walk”)"),
        (("--test", "Walk"), "more than one test “Walk”"),
        (("--test", "3"), "no test “3”. It holds 1 “Walk”, 2 “Walk”"),
    ],
)
def test_tests_that_are_not_told_apart_are_listed(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], what: str
) -> None:
    code = main(["extract", "import", write_side({"Walk": FIRST, "Walk ": SECOND}), *words])

    assert code == ExitCode.CONFIGURATION
    assert what in capsys.readouterr().err
    assert len(list(folder.iterdir())) == 1


def test_a_name_as_it_is_written_comes_before_others(capsys: pytest.CaptureFixture[str]) -> None:
    told = imported(capsys, write_side({"walk": FIRST, "Walk": SECOND}), "--test", "walk")

    assert told["title"] == "walk"


def test_tests_of_the_same_name_are_named_by_number(capsys: pytest.CaptureFixture[str]) -> None:
    name = write_side({"Walk": FIRST, "Walk ": SECOND})

    told = imported(capsys, name, "--test", "2")

    assert len(read_recording(Path(told["recording"])).steps) == 3


def test_a_terminal_is_asked_what_the_recording_cannot_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = "Signed in as\nAppointments*.csv\nEHR_PASSWORD\nyes\n"
    monkeypatch.setattr(sys, "stdin", Terminal(answers))
    monkeypatch.setattr(sys, "stdout", Terminal())

    main(["extract", "import", write(typed("10/01/2026"))])

    site = load_site(Path(SITE))
    assert (site.signed_in.text, site.download_pattern, site.secret) == (
        "Signed in as",
        "Appointments*.csv",
        "EHR_PASSWORD",
    )
    assert site.recording.steps[4].action == Change((("#from",),), "${today-50:%m/%d/%Y}")
    assert "DECIDE: " not in Path(SITE).read_text(encoding="utf-8")


def test_whoever_only_hits_enter_agrees_with_the_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("\n\n\n\n"))
    monkeypatch.setattr(sys, "stdout", Terminal())

    main(["extract", "import", write(typed("10/01/2026"))])

    draft = tomllib.loads(Path(SITE).read_text(encoding="utf-8"))
    assert draft["signed_in"] == {"selector": "aria/Reports"}
    assert (draft["download_pattern"], draft["typed"]) == ("*", {})
    assert draft["secrets"] == {"password": "PORTAL_PASSWORD"}


def test_off_a_terminal_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("Never read\n" * 9))

    main(["extract", "import", write()])

    assert "Never read" not in Path(SITE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "line",
    [
        ("//type", "id=password", "Kettle-Drum-9"),
        ("sendKeys", "id=user", "jdoe${KEY_TAB}Kettle-Drum-9${KEY_ENTER}"),
        ("executeScript", 'document.getElementById("password")', "Kettle-Drum-9"),
    ],
)
def test_a_password_beside_what_is_replayed_does_not_stay(
    line: tuple[str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    first = ("type", "id=password", "Blue-Heron-41")
    name = write_side({"W": [("open", "/", ""), line, first, ("click", "id=go", "")]})

    told = imported(capsys, name)

    kept = Path(told["recording"]).read_text(encoding="utf-8")
    assert "Kettle" not in kept
    assert "Kettle" not in Path(told["site"]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "label", ["パスワード", "รหัสผ่าน", "पासवर्ड", "Лозинка", "Slaptažodis", "暗証番号"]
)
def test_a_password_is_known_in_many_tongues(
    label: str, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = {"type": "change", "selectors": [[f"aria/{label}"]], "value": "Kettle-Drum-9"}
    name = _kept("walk.json", {"title": "Walk", "steps": [OPENED, secret]})

    told = imported(capsys, name)

    assert "Kettle" not in Path(told["recording"]).read_text(encoding="utf-8")


def test_an_old_project_that_names_what_it_depends_on_is_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = [("open", "/", ""), ("click", "id=go", "")]
    name = write_side({"W": lines}, dependencies={}, name="Old")

    assert imported(capsys, name)["title"] == "W"
