"""Collects what the batteries counted, and prints it as one table at the end (a pytest plugin).

With FAXFLOW_FIGURES=FILE the table is written there as well.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

FULL = os.environ.get("FAXFLOW_FULL") == "1"
"""Whether every point is tried, and not a sample."""

COLUMNS = ("points", "duplicates", "losses", "limbo", "other", "seconds")
NAIVE = "naive:"
"""Batteries that must break promises; they are not added up."""

_NAME = "faxflow figures"

Count = Callable[..., None]


@pytest.fixture
def count(record_property: Callable[[str, object], None]) -> Count:
    """Notes figures of this test under a battery's name, by the names of the columns."""

    def note(battery: str, **figures: float) -> None:
        assert figures.keys() <= set(COLUMNS)
        record_property(_NAME, [battery, figures])

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The table, after a full run or where it was asked for."""
    asked = os.environ.get("FAXFLOW_FIGURES")
    lines = list(_lines(_collected(terminalreporter)))
    if asked:
        Path(asked).write_text("\n".join(lines) + "\n", encoding="utf-8")
    if (FULL or asked) and lines:
        terminalreporter.section("figures")
        terminalreporter.write("\n".join(lines) + "\n")


def _collected(reporter: pytest.TerminalReporter) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for report in [*reporter.stats.get("passed", ()), *reporter.stats.get("failed", ())]:
        for name, noted in getattr(report, "user_properties", ()):
            if name == _NAME and report.when == "call":
                found.setdefault(noted[0], Counter()).update(noted[1])
    return found


def _lines(found: dict[str, Counter[str]]) -> Iterator[str]:
    if not found:
        return
    yield f"{'battery':<34}" + "".join(f"{column:>12}" for column in COLUMNS)
    total: Counter[str] = Counter()
    for battery in sorted(found):
        if not battery.startswith(NAIVE):
            total.update(found[battery])
        yield _line(battery, found[battery])
    yield _line("all but the naive", total)


def _line(name: str, figures: Counter[str]) -> str:
    return f"{name:<34}" + "".join(f"{round(figures[column]):>12}" for column in COLUMNS)
