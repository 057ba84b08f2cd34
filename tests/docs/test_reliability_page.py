"""Every test that docs/reliability.md names is there, and every promise names one."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(tests/\S+\.py)(?:::(\w+))?`")
PROMISES = 14


@pytest.mark.parametrize(("path", "name"), sorted(set(NAMED.findall(PAGE))))
def test_a_test_that_the_page_names_is_there(path: str, name: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")

    assert f"def {name}(" in text or f"{name} = " in text if name else text


@pytest.mark.parametrize("number", range(1, PROMISES + 1))
def test_every_promise_names_the_test_that_holds_it(number: int) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {number} |"))

    assert NAMED.search(row)
