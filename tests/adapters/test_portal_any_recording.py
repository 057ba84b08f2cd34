"""Whatever a file holds, it is a recording or one clear error, and its secrets come out."""

import json
import tomllib
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from faxflow.adapters.portal.recordings.file import read_content
from faxflow.domain.checked_recording import checked
from faxflow.domain.recorded_days import recorded_days
from faxflow.errors import ConfigurationProblem
from faxflow.views.recording_text import walk_data, walk_lines
from faxflow.views.site_draft import site_draft
from faxflow.views.site_draft_parts import Draft

WORDS = st.sampled_from(
    [
        *("", "x", "#pw", "aria/Password", "id=pw", "//a", "${a}", "${KEY_ENTER}", "index=0"),
        *("handle=${b}", "a >>> b", "javascript:1", "main", "11/20/2026", "Fox-7-Red-9", "\ud800"),
    ]
)
ODD = st.one_of(WORDS, st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=4))
VALUES = st.recursive(ODD, lambda inner: st.lists(inner, max_size=3), max_leaves=4)
KINDS = st.sampled_from(
    [
        "navigate",
        "click",
        "change",
        "keyDown",
        "waitForElement",
        "scroll",
        "customStep",
        "setViewport",
    ]
)
COMMANDS = st.sampled_from(
    [
        *("open", "click", "type", "sendKeys", "select", "selectFrame", "selectWindow", "store"),
        *("close", "executeScript", "assertConfirmation", "acceptAlert", "if", "setWindowSize"),
    ]
)
STEP_KEYS = ("url", "selectors", "value", "key", "frame", "target", "count", "timeout", "width")
STEP = st.builds(
    lambda kind, rest: {"type": kind, **rest},
    KINDS,
    st.dictionaries(st.sampled_from(STEP_KEYS), VALUES, max_size=4),
)
COMMAND = st.builds(
    lambda name, target, value: {"command": name, "target": target, "value": value},
    COMMANDS,
    VALUES,
    VALUES,
)
FILES = st.one_of(
    st.binary(max_size=60),
    st.builds(lambda steps: written({"title": "t", "steps": steps}), st.lists(STEP, max_size=6)),
    st.builds(
        lambda lines: written({"url": "http://a.example", "tests": [{"commands": lines}]}),
        st.lists(COMMAND, max_size=6),
    ),
)


def written(raw: Any) -> bytes:
    return json.dumps(raw).encode()


@settings(max_examples=150, deadline=None)
@given(FILES)
def test_any_file_is_read_and_cleaned_or_refused(content: bytes) -> None:
    try:
        file = read_content(content, "any")
    except ConfigurationProblem:
        return
    for recording in file.recordings:
        needs = file.needs(recording)
        steps = checked(recording, needs)
        walk_lines("t", steps, needs)
        json.dumps(walk_data("t", steps, needs))

        clean = read_content(file.without(needs.secrets), "any")

        again = clean.only()
        days = recorded_days(again, clean.needs(again).typed_days, None, date(2026, 11, 20))
        draft = Draft(again, clean.needs(again), "any\n", "\x7fany", days)

        tomllib.loads(site_draft(draft))
        assert [step.step.number for step in steps] == list(range(1, len(steps) + 1))
        assert clean.format is file.format
        assert not any(one.texts for one in clean.needs(clean.only()).secrets)
