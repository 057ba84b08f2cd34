"""Straight walks of Selenium IDE become recordings that a replay can run."""

import json
from typing import Any

import pytest

from faxflow.adapters.portal.recordings.file import read_content
from faxflow.domain.recorded_action import (
    Close,
    Comparison,
    Navigate,
    NotReplayed,
    Prepare,
    RunScript,
    SetViewport,
    WaitForElement,
)
from faxflow.domain.recorded_touch import Change, Choose, Click, OptionBy, Scroll, SendKeys, Tick
from faxflow.domain.recording import Recording, Step
from faxflow.errors import ConfigurationProblem

Line = tuple[str, str, str] | dict[str, Any]


def project(*tests: list[Line], **more: Any) -> bytes:
    """A project with these tests."""
    held = [
        {"id": f"T{n}", "name": f"Walk {n}", "commands": [_command(line) for line in lines]}
        for n, lines in enumerate(tests, start=1)
    ]
    whole = {"id": "P", "version": "2.0", "name": "Practice", "url": "https://portal.example/app/"}
    return json.dumps({**whole, "tests": held, "suites": [], **more}).encode()


def _command(line: Line) -> dict[str, Any]:
    if isinstance(line, dict):
        return line
    return dict(zip(("command", "target", "value"), line, strict=True))


def read(*lines: Line) -> Recording:
    """The walk of one test."""
    return read_content(project(list(lines)), "walk.side").only()


def step(*lines: Line) -> Step:
    """The last step of a test."""
    return read(*lines).steps[-1]


@pytest.mark.parametrize(
    ("line", "action"),
    [
        (("open", "/in", ""), Navigate("https://portal.example/in")),
        (("open", "in", ""), Navigate("https://portal.example/app/in")),
        (("open", "", ""), Navigate("https://portal.example/app/")),
        (("open", "http://other.example/", ""), Navigate("http://other.example/")),
        (("click", "id=go", ""), Click((("#go",),))),
        (("clickAt", "id=1a", "4,5"), Click((('[id="1a"]',),))),
        (("click", "name=go", ""), Click((('[name="go"]',),))),
        (("click", "css=a.b > c", ""), Click((("a.b > c",),))),
        (
            ("click", "css=a:contains('Run')", ""),
            Click((('xpath///a[contains(normalize-space(.),"Run")]',),)),
        ),
        (("click", "xpath=(//a)[2]", ""), Click((("xpath/(//a)[2]",),))),
        (("click", "//a[@id='x']", ""), Click((("xpath///a[@id='x']",),))),
        (("click", "go", ""), Click((("#go",), ('[name="go"]',)))),
        (("type", "id=a", "x"), Change((("#a",),), "x")),
        (("sendKeys", "id=a", "x${KEY_ENTER}"), SendKeys((("#a",),), "x\ue007")),
        (("select", "id=a", "label=Two"), Choose((("#a",),), "Two")),
        (("select", "id=a", "value=2"), Choose((("#a",),), "2", OptionBy.VALUE)),
        (("select", "id=a", "index=2"), Choose((("#a",),), "2", OptionBy.INDEX)),
        (("select", "id=a", "Two = 2"), Choose((("#a",),), "Two = 2")),
        (("check", "id=a", ""), Tick((("#a",),), on=True)),
        (("uncheck", "id=a", ""), Tick((("#a",),), on=False)),
        (("setWindowSize", "1280x800", ""), SetViewport(1280, 800)),
        (("close", "", ""), Close()),
        (("runScript", "window.scrollTo(0, 443.5)", ""), Scroll((), 0, 444)),
        (("executeScript", "go()", ""), RunScript("go()")),
        (
            ("waitForElementNotPresent", "id=a", "5000"),
            WaitForElement((("#a",),), Comparison.EXACTLY, 0),
        ),
    ],
)
def test_a_command_of_a_straight_walk_is_an_action(line: Line, action: Any) -> None:
    assert step(line).action == action


def test_a_link_is_found_by_its_whole_text() -> None:
    found = step(("click", 'linkText=The "A"  list', ""))

    first, second = found.selectors
    assert first == ("""xpath///a[normalize-space(.)=concat("The ",'"',"A",'"'," list")]""",)
    assert second == ('aria/The "A"  list[role="link"]',)
    assert found.action.words() == 'click “The "A"  list”'


def test_the_other_targets_are_tried_too_without_those_of_no_browser() -> None:
    others = [["id=go", "id"], ["dom=document.a", "dom"], ["css=.go", "css:finder"], "//b"]

    found = step({"command": "click", "target": "id=go", "targets": others})

    assert found.selectors == (("#go",), (".go",), ("xpath///b",))


def test_frames_are_entered_and_left() -> None:
    recording = read(
        ("selectFrame", "index=1", ""),
        ("selectFrame", "index=0", ""),
        ("click", "id=a", ""),
        ("selectFrame", "relative=parent", ""),
        ("click", "id=b", ""),
        ("selectFrame", "relative=top", ""),
        ("selectFrame", "css=iframe[name='inner']", ""),
        ("click", "id=c", ""),
        ("open", "/", ""),
    )

    assert [one.frame for one in recording.steps] == [
        *((1,), (1, 0), (1, 0), (1,), (1,)),
        *((), ("inner",), ("inner",), ()),
    ]
    assert recording.steps[1].action == Prepare("go on in frame 2›1")


def test_new_tabs_are_followed_and_left_again() -> None:
    opens = {"opensWindow": True, "windowHandleName": "win7"}
    recording = read(
        {"command": "click", "target": "id=a", **opens},
        ("storeWindowHandle", "root", ""),
        ("selectWindow", "handle=${win7}", ""),
        ("click", "id=b", ""),
        ("close", "", ""),
        ("selectWindow", "handle=${root}", ""),
        ("click", "id=c", ""),
    )

    assert [one.target for one in recording.steps] == [
        *("main", "main", "newest", "newest", "newest", "main", "main")
    ]


def test_an_older_one_of_several_new_tabs_is_not_guessed() -> None:
    action = step(
        {"command": "click", "target": "a", "opensWindow": True, "windowHandleName": "one"},
        {"command": "click", "target": "b", "opensWindow": True, "windowHandleName": "two"},
        ("selectWindow", "handle=${one}", ""),
    ).action

    assert isinstance(action, NotReplayed)
    assert "only the newest" in action.why


def test_a_stored_text_stands_in_the_steps_behind_it() -> None:
    found = step(("store", "Two", "which"), ("type", "id=a", "${which} of ${others}"))

    assert found.action == Change((("#a",),), "Two of ${others}")


def test_what_a_script_answers_is_told_to_be_lost() -> None:
    assert step(("executeScript", "return 1", "row")).left_out == (
        "what the script answers is not kept",
    )


def test_a_wait_has_its_own_time() -> None:
    assert step(("waitForElementVisible", "id=a", "30000")).timeout_seconds == 30


@pytest.mark.parametrize(
    "name",
    ["assertText", "verifyTitle", "echo", "pause", "//click", "", "mouseOut", "storeText"],
)
def test_what_the_walk_does_without_is_told_and_stops_nothing(name: str) -> None:
    action = step((name, "id=a", "x")).action

    assert isinstance(action, NotReplayed)
    assert not action.stops


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (("if", "${a} == 1", ""), "conditions and loops"),
        (("times", "3", ""), "conditions and loops"),
        (("executeScript", "return ${row}", "x"), "JavaScript with a variable"),
        (("executeScript", " ", "x"), "no script"),
        (("storeEval", "1", "x"), "JavaScript of its own"),
        (("run", "Sign in", ""), "only one test"),
        (("answerPrompt", "", "x"), "asks for a text"),
        (("flyToTheMoon", "", ""), "no command"),
        (("click", "id=${row}", ""), "a variable"),
        (("click", "dom=document.a", ""), "cannot be used"),
        (("click", "css=tr:contains('Run') a", ""), "cannot be used"),
        (("click", "", ""), "names no element"),
        (("select", "id=a", "label=regexp:.*"), "pattern"),
        (("selectFrame", "css=.x iframe", ""), "a frame is found"),
        (("selectWindow", "title=Report", ""), "only Selenium IDE knows"),
        (("sendKeys", "id=a", "${KEY_MOON}"), "no key MOON"),
        (("setWindowSize", "big", ""), "size is malformed"),
        (("type", "id=a", "C:\\reports\\a.csv"), "on the machine"),
        ({"target": "id=a"}, "names no command"),
    ],
)
def test_what_no_replay_can_do_is_told_and_costs_no_other(line: Line, why: str) -> None:
    recording = read(("click", "id=a", ""), line, ("click", "id=b", ""))

    action = recording.steps[1].action
    assert isinstance(action, NotReplayed)
    assert action.stops
    assert why in action.why
    assert recording.steps[2].action == Click((("#b",),))


def test_an_address_without_a_beginning_is_told() -> None:
    content = project([("open", "/in", "")], url="")

    action = read_content(content, "walk.side").only().steps[0].action

    assert isinstance(action, NotReplayed)
    assert "relative" in action.why


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (project(), "without tests"),
        (project([]), "no commands"),
        (project([("click", "a", "")], [("click", "b", "")]), "2 tests .“Walk 1”, “Walk 2”."),
    ],
)
def test_a_project_that_is_no_one_walk_is_a_clear_error(content: bytes, what: str) -> None:
    with pytest.raises(ConfigurationProblem, match=f"walk.side: .*{what}"):
        read_content(content, "walk.side").only()


def test_an_empty_test_beside_a_walk_is_no_second_one() -> None:
    content = project([], [("click", "id=a", "")])

    assert read_content(content, "walk.side").only().title == "Walk 2"
