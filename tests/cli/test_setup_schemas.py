"""What setting up answers in JSON is what docs/schemas/ says."""

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from faxflow.cli.main import main
from faxflow.cli.world import World
from making import MovableClock

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"
INIT = ("init", "--practice", "Juniper Falls", "--time-zone", "America/Chicago")

Tell = Callable[..., str]


@pytest.fixture
def tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Tell:
    monkeypatch.chdir(tmp_path)
    tokens = map(str, count())
    world = World({}, MovableClock(), "tester", lambda: next(tokens), installed=tmp_path / "etc")

    def run(*words: str) -> str:
        capsys.readouterr()
        main([*words, "--json"], world)
        return capsys.readouterr().out

    return run


def faults(name: str, answer: str) -> list[str]:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return [one.message for one in Draft202012Validator(schema).iter_errors(json.loads(answer))]


def test_init_answers_as_published(tell: Tell) -> None:
    dry, first, second = tell(*INIT, "--dry-run"), tell(*INIT), tell(*INIT)

    assert [faults("init", answer) for answer in (dry, first, second)] == [[], [], []]


def test_config_show_answers_as_published(tell: Tell) -> None:
    tell(*INIT)

    whole, part = tell("config", "show"), tell("config", "show", "gateway.host", "--changed")

    assert [faults("config-show", answer) for answer in (whole, part)] == [[], []]


def test_config_validate_answers_as_published(tell: Tell, tmp_path: Path) -> None:
    tell(*INIT)
    well = tell("config", "validate")
    (tmp_path / "faxflow.toml").write_text("[pahts]\n")

    ill = tell("config", "validate")

    assert [faults("config-validate", answer) for answer in (well, ill)] == [[], []]
    assert json.loads(ill)["faults"][0]["line"] == 1
