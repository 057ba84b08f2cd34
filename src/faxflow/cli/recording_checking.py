"""What `recording check` answers.

With `--json`, `files` holds for each file: `file` as given; `format`, `chrome-recorder` or
`side`; `title`; `steps`, each with its `number` from 1, its `words`, `where` it happens (with
`frame`, `target` and `shadow_root` for programs), whether it is `replayable`, else `why` not,
and what of it is `left_out`; `needs`: `secrets`, `variables`, `days` (the place for each, and
whether it is `there` already; null where a click picked the day) and `javascript`;
`problems`, each with `step`, `what` and whether it `stops` a replay; `tests`, the names of a
project's several tests, null where there is one walk, and then each step, need and problem says
its `test`; `error`, null but where the file is no recording, or one with a step that no recorder
wrote so.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from faxflow.adapters.portal.recordings.file import RecordingFile, open_recording
from faxflow.cli.session import Answer
from faxflow.domain.checked_recording import checked, hidden
from faxflow.domain.recorded_action import NotReplayed
from faxflow.domain.recording import Recording
from faxflow.errors import ConfigurationProblem, ExitCode, FaxflowError
from faxflow.views.recording_text import walk_data, walk_lines

_LISTS = ("secrets", "variables", "days")

Fields = dict[str, Any]
"""A part of the JSON answer."""

_NOTHING: Mapping[str, object] = {
    "format": None,
    "title": None,
    "steps": [],
    "needs": {"secrets": [], "variables": [], "days": [], "javascript": False},
    "problems": [],
    "tests": None,
    "error": None,
}


def check_recordings(paths: Sequence[Path]) -> Answer:
    """All files, whatever is wrong with one; CHECK_FAILED where one could not be replayed."""
    lines: list[str] = []
    data: list[Fields] = []
    broken: list[str] = []
    for path in paths:
        try:
            told, fields = _checked(open_recording(path))
        except FaxflowError as problem:
            broken.append(str(problem))
            data.append({"file": str(path), **_NOTHING, "error": str(problem)})
            continue
        if fields["error"]:
            broken.append(fields["error"])
        lines += ["", f"{path}: {told[0]}", *told[1:]]
        data.append({"file": str(path), **fields})
    failed = bool(broken) or any(_stops(one) for one in data)
    code = ExitCode.CHECK_FAILED if failed else ExitCode.DONE
    return Answer("\n".join(lines[1:]), {"files": data}, problems=broken, code=code)


def _checked(file: RecordingFile) -> tuple[list[str], Fields]:
    """The lines and the fields of one file."""
    walks = [_walk(file, one) for one in file.recordings]
    known = {**_NOTHING, "format": str(file.format), "error": _fault(file)}
    if len(walks) == 1:
        lines, fields = walks[0]
        return [f"{file.format}, {lines[0]}", *lines[1:]], {**known, **fields}
    what = _several(file)
    lines = [f"{file.format}, {len(walks)} tests", *(line for told, _ in walks for line in told)]
    return [*lines, f"  {what}"], {**known, **_together([fields for _, fields in walks], what)}


def _fault(file: RecordingFile) -> str | None:
    """The first step that no recorder would have written; None where there is none."""
    for recording in file.recordings:
        for step in recording.steps:
            if isinstance(step.action, NotReplayed) and step.action.broken:
                what = f"{step.action.words()}: {step.action.why}"
                where, todo = f"{file.name}, step {step.number}", "Record the walk again."
                return hidden(
                    str(ConfigurationProblem(where=where, what=what, todo=todo)),
                    file.needs(recording),
                )
    return None


def _several(file: RecordingFile) -> str:
    """Why several walks are none."""
    try:
        file.only()
    except ConfigurationProblem as problem:
        return str(problem)
    return ""


def _together(tests: Sequence[Fields], what: str) -> Fields:
    """The fields of several tests as those of one file."""
    needs = [test["needs"] for test in tests]
    named = {name: _named(tests, [one[name] for one in needs]) for name in _LISTS}
    return {
        "tests": [test["title"] for test in tests],
        "steps": _named(tests, [test["steps"] for test in tests]),
        "problems": [
            {"test": None, "step": None, "what": what, "stops": True},
            *_named(tests, [test["problems"] for test in tests]),
        ],
        "needs": {**named, "javascript": any(one["javascript"] for one in needs)},
    }


def _named(tests: Sequence[Fields], lists: Sequence[Sequence[Fields]]) -> list[Fields]:
    """What each test tells, with its name."""
    pairs = zip(tests, lists, strict=True)
    return [{"test": test["title"], **one} for test, listed in pairs for one in listed]


def _walk(file: RecordingFile, recording: Recording) -> tuple[list[str], Fields]:
    needs = file.needs(recording)
    title, steps = hidden(recording.title, needs), checked(recording, needs)
    return walk_lines(title, steps, needs), dict(walk_data(title, steps, needs))


def _stops(fields: Fields) -> bool:
    return any(one["stops"] for one in fields["problems"])
