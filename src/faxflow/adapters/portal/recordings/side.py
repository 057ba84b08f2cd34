"""Reads a Selenium IDE project (`.side`), of which only straight walks can be replayed."""

from collections.abc import Iterator, Mapping
from typing import Any

from faxflow.adapters.portal.recordings.numbers import Malformed, seconds
from faxflow.adapters.portal.recordings.side_command import Command
from faxflow.adapters.portal.recordings.side_commands import READERS
from faxflow.adapters.portal.recordings.side_left_out import left_out
from faxflow.adapters.portal.recordings.side_state import SideState
from faxflow.adapters.portal.recordings.unreadable import UnreadableFile, UnreadableStep
from faxflow.domain.page_place import MAIN_TAB
from faxflow.domain.recorded_action import Action, Close, NotReplayed
from faxflow.domain.recording import Recording, Step

Raw = Mapping[str, Any]

_TODO = "Record the walk in Selenium IDE and save the project again."
_OWN_KEYS = frozenset({"suites", "urls", "plugins", "url"})
_ASSERTIONS = ("assert", "verify")
_CHECK = left_out("check what the page shows", "what a page shows is not checked")


def is_side(raw: Raw) -> bool:
    """Whether a decoded file is a project of Selenium IDE."""
    if "steps" in raw:
        return False
    tests = raw.get("tests")
    held = isinstance(tests, list) and any(isinstance(t, dict) and "commands" in t for t in tests)
    return held or len(_OWN_KEYS & set(raw)) > 1


def read_side(raw: Raw) -> tuple[Recording, ...]:
    """A walk for each test that holds commands. Raises UnreadableFile where none does."""
    tests = raw.get("tests")
    if not isinstance(tests, list) or not tests:
        raise UnreadableFile("it is a Selenium IDE project without tests", _TODO)
    held = held_tests(raw)
    if not held:
        raise UnreadableFile("its tests hold no commands, so there are no steps", _TODO)
    return tuple(_test(tests[place], raw) for place in held)


def held_tests(raw: Raw) -> list[int]:
    """The places, from 0, of the tests that hold commands."""
    tests = raw.get("tests")
    listed = enumerate(tests if isinstance(tests, list) else ())
    return [place for place, test in listed if isinstance(test, dict) and _commands(test)]


def _commands(test: Raw) -> list[object]:
    commands = test.get("commands")
    return commands if isinstance(commands, list) else []


def _test(test: Raw, project: Raw) -> Recording:
    state = SideState(_text(project, "url").strip())
    title = _text(test, "name").strip() or _text(project, "name").strip() or "Untitled"
    steps = (
        _step(number, command, state) for number, command in enumerate(_commands(test), start=1)
    )
    return Recording(title, tuple(steps))


def _step(number: int, raw: object, state: SideState) -> Step:
    if not isinstance(raw, dict) or not isinstance(raw.get("command"), str):
        return Step(number, NotReplayed("an unreadable step", "it names no command", broken=True))
    name = raw["command"].strip()
    if name.startswith("//"):
        return Step(number, NotReplayed(f"“{name[2:].strip()}”", "it is switched off", stops=False))
    if not name:
        return Step(number, NotReplayed("an empty line", "it does nothing", stops=False))
    told = f"a “{name}” step"
    try:
        return _read(number, _command(name, raw, state), state)
    except UnreadableStep as error:
        return Step(number, NotReplayed(told, error.why))
    except Malformed as error:
        return Step(number, NotReplayed(told, f"its {error} is malformed"))


def _read(number: int, command: Command, state: SideState) -> Step:
    action = _action(command, state)
    here = not isinstance(action, NotReplayed)
    step = Step(
        number,
        action,
        target=state.target() if here else MAIN_TAB,
        frame=state.frame if here else (),
        timeout_seconds=seconds(command.value) if command.name.startswith("waitFor") else None,
        left_out=tuple(_not_looked_at(command)),
    )
    if command.opens is not None and here:
        state.open_tab(command.opens)
    if isinstance(action, Close):
        state.close_tab()
    return step


def _action(command: Command, state: SideState) -> Action:
    reader = READERS.get(command.name) or READERS.get(command.name.removesuffix("AndWait"))
    if reader is None and command.name.startswith(_ASSERTIONS):
        reader = _CHECK
    if reader is None:
        raise UnreadableStep("it is no command that can be replayed")
    return reader(command, state)


def _command(name: str, raw: Raw, state: SideState) -> Command:
    return Command(
        name,
        state.filled(_text(raw, "target")),
        state.filled(_text(raw, "value")),
        tuple(state.filled(one) for one in _others(raw.get("targets"))),
        _text(raw, "windowHandleName") if raw.get("opensWindow") else None,
    )


def _others(targets: object) -> Iterator[str]:
    """The locators that the recorder saw besides, each alone or with its kind's name."""
    for one in targets if isinstance(targets, list) else []:
        first = one[0] if isinstance(one, list) and one else one
        if isinstance(first, str):
            yield first


def _not_looked_at(command: Command) -> Iterator[str]:
    if command.name == "waitForText":
        yield "the element is waited for, its text is not looked at"
    if command.name in {"executeScript", "executeAsyncScript"} and command.value.strip():
        yield "what the script answers is not kept"
    if command.name == "waitForElementEditable":
        yield "the element is waited for, whether it is locked is not looked at"


def _text(raw: Raw, key: str) -> str:
    value = raw.get(key)
    given = isinstance(value, str | int | float) and not isinstance(value, bool)
    return str(value) if given else ""
