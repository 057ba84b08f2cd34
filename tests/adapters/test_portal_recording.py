"""Recordings are read in every form that Chrome's recorder has written."""

from pathlib import Path
from typing import Any

import pytest

from faxflow.adapters.portal.recording_json import parse_recording, read_recording
from faxflow.domain.recording import Click, Comparison, Navigate, WaitForElement
from faxflow.errors import ConfigurationProblem, FileMissing

RECORDINGS = Path(__file__).parents[2] / "fixtures" / "recordings"
OPENED = {"type": "navigate", "url": "https://portal.example/"}


def parse(step: dict[str, Any]) -> Any:
    """The second of two steps."""
    return parse_recording({"title": "t", "steps": [OPENED, step]}, "r.json").steps[1]


def test_every_step_type_is_read_and_told_in_plain_words() -> None:
    expected = (RECORDINGS / "every_step.txt").read_text(encoding="utf-8").splitlines()

    recording = read_recording(RECORDINGS / "every_step.json")

    assert [f"{step.number} {step.action.words()}" for step in recording.steps] == expected


def test_frames_targets_and_times_stay_with_their_step() -> None:
    recording = read_recording(RECORDINGS / "every_step.json")

    deep, tell = recording.steps[18], recording.steps[20]

    assert (deep.frame, deep.target, deep.timeout_seconds) == ((0, 0), "main", 4.0)
    assert tell.target.startswith("http://portal.example:8480/every_step_tab.html")


def test_the_old_forms_of_selectors_mean_the_same() -> None:
    recording = read_recording(RECORDINGS / "oldest_form.json")

    actions = [step.action for step in recording.steps]

    assert actions == [
        Navigate("https://portal.example/"),
        Click((("#enter",),)),
        Click((("aria/Run",), ("#run",))),
    ]


def test_waiting_for_an_element_means_at_least_one_unless_it_says_otherwise() -> None:
    step = parse({"type": "waitForElement", "selectors": ["tr"]})

    assert step.action == WaitForElement((("tr",),), Comparison.AT_LEAST, 1)


@pytest.mark.parametrize(
    ("step", "what"),
    [
        ({"type": "customStep", "name": "x"}, "“customStep” steps cannot be replayed"),
        ({"type": "click"}, "a property is missing"),
        ({"type": "click", "selectors": [[7]]}, "a selector is neither"),
        ({"type": "click", "selectors": ["a"], "button": "back"}, "the back button"),
        ({"type": "waitForElement", "selectors": ["a"], "operator": "~"}, "malformed"),
        ({"type": "waitForElement", "selectors": ["a"], "attributes": {"x": "1"}}, "attributes"),
        ("click", "not a table"),
    ],
)
def test_a_step_that_cannot_be_replayed_is_named_by_its_number(step: Any, what: str) -> None:
    with pytest.raises(ConfigurationProblem) as raised:
        parse(step)

    assert "r.json, step 2" in str(raised.value)
    assert what in str(raised.value)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("{", "not a JSON file"),
        ("[]", "no list of steps"),
        ('{"title": "t", "steps": []}', "no list of steps"),
        ('{"steps": [{"type": "close"}]}', "no title"),
    ],
)
def test_a_broken_file_is_one_clear_error(tmp_path: Path, content: str, what: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(ConfigurationProblem, match=f"broken.json.*{what}"):
        read_recording(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"none\.json"):
        read_recording(tmp_path / "none.json")
