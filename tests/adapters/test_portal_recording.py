"""Recordings are read in every form that Chrome's recorder has written."""

import json
from pathlib import Path
from typing import Any

import pytest

from faxflow.adapters.portal.recordings.chrome import read_chrome
from faxflow.adapters.portal.recordings.file import read_content, read_recording
from faxflow.domain.recorded_action import Comparison, Navigate, NotReplayed, WaitForElement
from faxflow.domain.recorded_touch import Click, Key
from faxflow.domain.recording import Step
from faxflow.errors import ConfigurationProblem, FileMissing

RECORDINGS = Path(__file__).parents[2] / "fixtures" / "recordings"
OPENED = {"type": "navigate", "url": "https://portal.example/"}
WALK = {"title": "Walk", "steps": [OPENED]}


def parse(step: Any) -> Step:
    """The second of two steps."""
    return read_chrome({"title": "t", "steps": [OPENED, step]}).steps[1]


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


@pytest.mark.parametrize(
    ("selectors", "chains"),
    [
        (["", [""], None, ["#go"]], [("#go",)]),
        ("#go", [("#go",)]),
        (["my-app >>> button"], [("my-app", "pierce/button")]),
        (["my-app >>>> menu-bar >>>> a"], [("my-app", "menu-bar", "a")]),
        (["::-p-aria(Run)"], [("aria/Run",)]),
        (["my-app >>> ::-p-text(Run)"], [("my-app", "text/Run")]),
        (["css/#go", "#go"], [("#go",)]),
        (["text/a >>> b"], [("text/a >>> b",)]),
    ],
)
def test_selectors_from_the_wild_become_chains(selectors: Any, chains: Any) -> None:
    step = parse({"type": "click", "selectors": selectors})

    assert step.action == Click(tuple(chains))


def test_waiting_for_an_element_means_at_least_one_unless_it_says_otherwise() -> None:
    step = parse({"type": "waitForElement", "selectors": ["tr"]})

    assert step.action == WaitForElement((("tr",),), Comparison.AT_LEAST, 1)


def test_a_wait_for_attributes_asks_for_them_where_css_can() -> None:
    wait = {"type": "waitForElement", "selectors": ["aria/Run", "#go"], "attributes": {"x": "1"}}

    step = parse(wait)

    assert step.action == WaitForElement((('#go[x="1"]',),))
    assert step.left_out == ()


def test_a_wait_for_nobody_to_see_it_is_a_wait_for_none() -> None:
    step = parse({"type": "waitForElement", "selectors": ["i", "b"], "visible": False})

    assert step.action == WaitForElement((("i",),), Comparison.EXACTLY, 0)
    assert step.action.words() == "wait until i is gone"


@pytest.mark.parametrize(
    ("recorded", "name"),
    [("Enter", "Enter"), ("a", "a"), ("KeyA", "a"), ("Digit7", "7"), ("ShiftLeft", "Shift")],
)
def test_keys_are_known_by_their_names_and_by_their_places(recorded: str, name: str) -> None:
    assert parse({"type": "keyDown", "key": recorded}).action == Key(name, down=True)


def test_numbers_may_be_written_as_texts() -> None:
    step = parse({"type": "click", "selectors": ["a"], "frame": ["1", 0], "timeout": "2500"})

    assert (step.frame, step.timeout_seconds) == ((1, 0), 2.5)


def test_what_a_replay_leaves_out_of_a_step_is_told_with_it() -> None:
    events = [{"type": "navigation", "url": "https://portal.example/in", "title": "In"}]

    step = parse({"type": "click", "selectors": ["a"], "duration": 900, "assertedEvents": events})

    assert len(step.left_out) == 2


@pytest.mark.parametrize(
    ("step", "why"),
    [
        ({"type": "customStep", "name": "x"}, "“customStep” steps mean something only to"),
        ({"type": "click"}, "it names no element"),
        ({"type": "click", "selectors": [[7]]}, "a selector is neither"),
        ({"type": "click", "selectors": 7}, "no list"),
        ({"type": "click", "selectors": ["a"], "button": "back"}, "the back button"),
        ({"type": "click", "selectors": ["a"], "button": "auxiliary"}, "the middle button"),
        ({"type": "click", "selectors": ["a"], "button": "third"}, "no button “third”"),
        ({"type": "click", "selectors": ["a"], "button": [1]}, "its button is malformed"),
        ({"type": "click", "selectors": ["a"], "frame": [-1]}, "its frame is malformed"),
        ({"type": "waitForElement", "selectors": ["a"], "operator": "~"}, "operator is malformed"),
        ({"type": "setViewport", "width": "wide", "height": 1}, "its width is malformed"),
        ({"type": "changes", "selectors": ["a"], "value": "x"}, "did you mean change?"),
        ({"type": "navigate"}, "its url is missing"),
        ({"type": "navigate", "url": "portal.example"}, "no whole address"),
        ({"type": "navigate", "url": "javascript:go()"}, "JavaScript"),
        ({"type": "change", "selectors": ["a"], "value": "C:\\fakepath\\a.csv"}, "on the machine"),
        ({"url": "https://portal.example/"}, "its type is missing"),
        ("click", "not a table"),
        (None, "not a table"),
    ],
)
def test_a_step_that_cannot_be_replayed_is_told_and_costs_no_other(step: Any, why: str) -> None:
    recording = read_chrome({"title": "t", "steps": [OPENED, step, OPENED]})

    action = recording.steps[1].action
    assert isinstance(action, NotReplayed)
    assert action.stops
    assert why in action.why
    assert recording.steps[2] == Step(3, Navigate("https://portal.example/"))


def test_only_a_step_that_no_recorder_wrote_makes_the_file_a_broken_one() -> None:
    steps = [
        {"type": "invalid"},
        {"type": "click"},
        {"type": "click", "selectors": [], "frame": [0]},
        {"type": "customStep", "name": "x"},
    ]

    actions = [parse(step).action for step in steps]

    assert [isinstance(one, NotReplayed) and one.broken for one in actions] == [
        *(True, True, False, False)
    ]


@pytest.mark.parametrize(
    "step",
    [
        {"type": "emulateNetworkConditions", "download": 1, "upload": 1, "latency": 1},
        {"type": "navigate", "url": "chrome://new-tab-page/"},
        {"type": "navigate", "url": "about:blank"},
        {"type": "keyDown", "key": "CapsLock"},
        {"type": "startTimespan", "stepOptions": {"stepName": "Order"}},
    ],
)
def test_what_the_walk_does_without_stops_nothing(step: Any) -> None:
    action = parse(step).action

    assert isinstance(action, NotReplayed)
    assert not action.stops


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(WALK).encode("utf-8-sig"),
        json.dumps(WALK).encode("utf-16"),
        json.dumps(WALK).encode("utf-16-be"),
        json.dumps({**WALK, "title": "Ü"}, ensure_ascii=False).encode("cp1252"),
        b'// from the recorder\n{"title": "Walk", /* "steps": [] */ "steps": ['
        + json.dumps(OPENED).encode()
        + b",],}\n",
    ],
)
def test_a_recording_is_read_however_an_editor_saved_it(content: bytes) -> None:
    recording = read_content(content, "r.json").only()

    assert recording.steps[0].action == Navigate("https://portal.example/")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"{", "breaks off"),
        (json.dumps(WALK).encode()[:-20], "breaks off"),
        (b"[]", "it is a list"),
        (json.dumps([WALK]).encode(), "a list of recordings"),
        (b"7", "a single value"),
        (b"", "it is empty"),
        (b" \n", "it is empty"),
        (b'{"title": "t", "steps": []}', "holds no steps"),
        (b'{"title": "t"}', "no list of steps"),
        (b'{"title": "t", "steps": {"0": 1}}', "no list of steps"),
        (b'{"steps": [{"type": "close"}]}', "no title"),
        (b"[" * 100_000, "not a JSON"),
        (b"\x00\x01\xff\xfe" * 9, "binary"),
        (b"PK\x03\x04\x00\x00", "a ZIP archive"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"<!DOCTYPE html><p>Sign in", "a web page"),
        (b"<table><tr><td>open</td><td>/</td><td></td></tr></table>", "the old Selenium IDE"),
        (b"const puppeteer = require('puppeteer');", "a script"),
        (b'{"log": {"version": "1.2", "entries": []}}', "HAR"),
        (b'{"lighthouseVersion": "12", "audits": {}}', "Lighthouse"),
        (b'{"name": "f", "steps": [{"lhr": {}}]}', "Lighthouse"),
        (b'{"traceEvents": []}', "performance trace"),
        (b'{"Name": "m", "CreationDate": "x", "Commands": []}', "UI.Vision"),
        (b'{"CreationDate": "x", "Commands": []}', "UI.Vision"),
        (b'{"drawflow": {}}', "Automa"),
        (b'{"nodes": [], "connections": {}}', "n8n"),
        (b'{"recordings": [{"title": "t", "steps": []}]}', "a collection of recordings"),
        (b'{"name": "t", "steps": [{"command": "click", "target": "a"}]}', "Ghost Inspector"),
        (b'{"name": "t", "steps": [{"type": "click", "cssSelector": "a"}]}', "browser-use"),
        (b'[{"type": 4, "data": {}, "timestamp": 7}]', "rrweb"),
        (b'[{"domain": "x", "name": "sid", "value": "y"}]', "cookies"),
        (b'[{"type": "close"}]', "steps without the recording"),
        (b'{"browserName": "chromium"}\n{"name": "openPage"}', "Playwright"),
        (b"<html><td>open<datalist></datalist></td>", "Katalon"),
        (b'<?xml version="1.0"?><table id="suiteTable">', "a test suite of the old"),
        (b"<jmeterTestPlan/>", "JMeter"),
        (b"*** Settings ***\nLibrary  Browser", "a test in words"),
        (b"    cy.visit('https://portal.example')", "a script"),
        (b"// Generated by Selenium IDE\nusing System;", "a script"),
        (b"#NoEnv\nSend, x", "AutoHotkey"),
        (b'{"a": 1}', "no list of steps"),
    ],
)
def test_a_broken_file_is_one_clear_error(content: bytes, what: str) -> None:
    with pytest.raises(ConfigurationProblem, match=f"broken.json: .*{what}"):
        read_content(content, "broken.json")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"none\.json"):
        read_recording(tmp_path / "none.json")
