"""A practice that has loaded three faxes and sent none, and its commands' answers."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from rehearsing import Practice, practice


@pytest.fixture
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    with practice(tmp_path_factory.mktemp("loaded"), faxes=3) as made:
        for step in ("extract", "normalize", "load"):
            assert made.run(step) in {0, 3}
        yield made


@pytest.fixture
def told(here: Practice, capsys: pytest.CaptureFixture[str]) -> Any:
    """Gives the JSON answer of a command, which must end with `code`."""

    def run(*words: str, code: int = 0) -> Any:
        capsys.readouterr()
        assert here.run(*words, "--json") == code
        return json.loads(capsys.readouterr().out)

    return run


def states(here: Practice) -> list[object]:
    """Of all faxes, the oldest first."""
    return [state for (state,) in here.rows("SELECT state FROM cases ORDER BY id")]
