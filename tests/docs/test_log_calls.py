"""Every call of a logger in faxflow says its event and its keys, and no traceback."""

import ast
from collections.abc import Iterator
from pathlib import Path

from faxflow.domain.signals.log_line import EVENTS, LogEvent

SOURCE = Path(__file__).parents[2] / "src" / "faxflow"
LEVELS = {"debug", "info", "warning", "error", "critical", "exception", "log"}


def loggers(tree: ast.Module) -> set[str]:
    """The names in a module that are loggers of its own."""
    return {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and "getLogger(__name__)" in ast.unparse(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def calls(tree: ast.Module) -> Iterator[tuple[ast.Call, ast.FunctionDef]]:
    """Each call of one, and the function that makes it."""
    names = loggers(tree)
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node in ast.walk(function):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(node, ast.Call) and isinstance(called, ast.Attribute):
                of = called.value
                if isinstance(of, ast.Name) and of.id in names and called.attr in LEVELS:
                    yield node, function


def said_in(function: ast.FunctionDef) -> set[str]:
    """The names that a function gives to what `said` makes, and to nothing else."""
    given: dict[str, list[str]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            given.setdefault(node.targets[0].id, []).append(ast.unparse(node.value))
    return {name for name, all_ in given.items() if all(one.startswith("said(") for one in all_)}


def faults(source: str) -> list[str]:
    found = []
    for call, function in calls(ast.parse(source)):
        keywords = {word.arg: ast.unparse(word.value) for word in call.keywords}
        extra = keywords.get("extra", "")
        if not extra.startswith("said(") and extra not in said_in(function):
            found.append(f"line {call.lineno}: no extra=said(…)")
        if set(keywords) - {"extra"} or ast.unparse(call.func).endswith(".exception"):
            found.append(f"line {call.lineno}: a traceback holds values")
    return found


def modules() -> dict[str, str]:
    return {str(path.relative_to(SOURCE)): path.read_text("utf-8") for path in SOURCE.rglob("*.py")}


def test_every_call_says_its_event_and_its_keys() -> None:
    found = {name: faults(text) for name, text in modules().items() if "getLogger" in text}

    assert {name: told for name, told in found.items() if told} == {}
    assert sum(len(list(calls(ast.parse(text)))) for text in modules().values()) >= 15


def test_a_call_that_says_neither_is_found() -> None:
    head = "_LOG = getLogger(__name__)\ndef act():\n    "

    assert faults(f"{head}_LOG.info('x %s', name)") == ["line 3: no extra=said(…)"]
    assert faults(f"{head}keys = dict(a=1)\n    _LOG.info('x', extra=keys)") != []
    assert faults(f"{head}_LOG.exception('x', extra=said(E.A))") != []
    assert faults(f"{head}_LOG.error('x', extra=said(E.A), exc_info=True)") != []
    assert faults(f"{head}keys = said(E.A)\n    _LOG.info('x', extra=keys)") == []


def test_every_event_is_explained_and_said_somewhere() -> None:
    every = "\n".join(text for name, text in modules().items() if not name.endswith("log_line.py"))

    assert set(EVENTS) == set(LogEvent)
    assert [one.name for one in LogEvent if f"LogEvent.{one.name}" not in every] == []


def test_nothing_logs_by_the_root_or_by_a_name_of_its_own() -> None:
    told = [
        name
        for name, text in modules().items()
        if "logging.info(" in text or "logging.warning(" in text or "logging.error(" in text
    ]

    assert told == []
