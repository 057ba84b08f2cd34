"""What commands answer in JSON is what docs/schemas/ says, on a store as a practice has it."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from faxflow.errors import ExitCode
from faxflow.views.schemas import schema_files, schemas
from making import REHEARSAL_TEXT
from months_behind import Practice, practice_in, practice_with_months

FOLDER = Path(__file__).parents[2] / "docs" / "schemas"
FORMATS = FormatChecker(["date"])

ANSWERS = [
    ("report", "report"),
    ("report", "report --date yesterday"),
    ("report", "report --date 2020-01-01"),
    ("report", "report --week"),
    ("report", "report --since monday"),
    ("scorecard", "scorecard"),
    ("scorecard", "scorecard --weeks 4"),
    ("scorecard", "scorecard --since 2020-01-01 --until 2020-01-31"),
    ("baseline", "scorecard baseline list"),
    ("baseline-capture", "scorecard baseline capture --weeks 8"),
    ("baseline-capture", "scorecard baseline capture --dry-run"),
    ("baseline", "scorecard baseline list"),
    ("scorecard", "scorecard"),
    ("queue", "queue"),
    ("queue", "queue --limit 1"),
    ("board", "board --once"),
    ("board", "board --once --desk fax"),
    ("report-mail-dry-run", "report mail --dry-run"),
    ("report-mail-dry-run", "report mail --scorecard --dry-run"),
    ("prune", "prune --dry-run"),
    ("audit-show", "audit show --limit 3"),
    ("audit-verify", "audit verify"),
    ("audit-anchor", "audit anchor"),
    ("store-check", "store check"),
    ("store-check", "store check --quick"),
    ("prune", "prune"),
    ("privacy", "privacy"),
]


@FORMATS.checks("date-time", raises=ValueError)
def _is_moment(text: object) -> bool:
    """ISO 8601, UTC."""
    moment = datetime.fromisoformat(str(text))
    return moment.utcoffset() is not None and not moment.utcoffset()


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Practice:
    """A practice with four months behind it."""
    return practice_with_months(tmp_path_factory.mktemp("schemas"))


Tell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def tell(here: Practice, capsys: pytest.CaptureFixture[str]) -> Tell:
    def run(*words: str, at: Path = here.folder) -> tuple[int, str, str]:
        capsys.readouterr()
        code = Practice(at, here.world).run(*words)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def published(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8"))
    return found


def _no_constant(word: str) -> None:
    raise AssertionError(f"{word} is no JSON")


def faults(name: str, answer: str) -> list[str]:
    told = json.loads(answer, parse_constant=_no_constant)
    found = Draft202012Validator(published(name), format_checker=FORMATS).iter_errors(told)
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_a_file_in_docs_is_what_the_code_says(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == schema_files()[name]


def test_there_is_no_other_file() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(schema_files())


@pytest.mark.parametrize("name", sorted(schemas()))
def test_each_is_a_schema_of_its_draft(name: str) -> None:
    Draft202012Validator.check_schema(published(name))


@pytest.mark.parametrize(("name", "words"), ANSWERS)
def test_an_answer_has_the_published_shape(tell: Tell, name: str, words: str) -> None:
    _, out, _ = tell(*words.split(), "--json")

    assert faults(name, out) == []


def test_what_was_measured_is_in_the_answers(tell: Tell) -> None:
    card = json.loads(tell("scorecard", "--json")[1])
    day = json.loads(tell("report", "--json")[1])

    values = [one["value"] for section in card["sections"] for one in section["figures"]]
    measured = [one for one in values if one is not None]
    assert len(measured) > len(values) / 2
    assert day["cases"]
    assert day["needs"]


@pytest.mark.parametrize("command", ["report", "scorecard", "queue", "board", "report mail"])
def test_a_command_that_fails_prints_no_half_answer(
    tell: Tell, tmp_path: Path, command: str
) -> None:
    practice_in(tmp_path)
    words = command.split()

    without_store = tell(*words, "--json", at=tmp_path)
    (tmp_path / "faxflow.toml").write_text(REHEARSAL_TEXT.replace("[paths]", "[pahts]"))
    misspelt = tell(*words, "--json", at=tmp_path)

    for (code, out, err), expected in (
        (without_store, ExitCode.STORE),
        (misspelt, ExitCode.CONFIGURATION),
    ):
        assert (code, out) == (expected, "")
        assert err.startswith("faxflow: ")
        assert err.count("\n") == 1


def test_a_store_of_another_environment_is_no_answer_either(
    tell: Tell, here: Practice, tmp_path: Path
) -> None:
    text = REHEARSAL_TEXT.replace('"rehearsal"', '"production"')
    data = here.folder / "data"
    (tmp_path / "faxflow.toml").write_text(text.replace('data = "data"', f'data = "{data}"'))

    code, out, _ = tell("report", "--json", at=tmp_path)

    assert (code, out) == (ExitCode.CONFIGURATION, "")
