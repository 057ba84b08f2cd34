"""[scorecard] takes what can be reckoned with, and says what was meant by a slip."""

from pathlib import Path

import pytest

from faxflow.config.load import load_config
from faxflow.config.scorecard import ScorecardSettings
from faxflow.errors import ConfigurationProblem

EXAMPLE = Path(__file__).parents[2] / "faxflow.example.toml"


def read(folder: Path, text: str) -> ScorecardSettings:
    path = folder / "faxflow.toml"
    plain = EXAMPLE.read_text(encoding="utf-8").partition("\n[scorecard]")[0]
    path.write_text(f"{plain}\n[scorecard]\n{text}\n", encoding="utf-8")
    return load_config(path, {}).scorecard


def test_targets_are_given_by_the_key_of_their_measure(tmp_path: Path) -> None:
    found = read(tmp_path, '[scorecard.targets]\n"fax-first-try" = 0.95\nfax-confirm-median = 30')

    assert found.targets == {"fax-first-try": 0.95, "fax-confirm-median": 30}


def test_ages_of_a_practices_own_can_be_aimed_at(tmp_path: Path) -> None:
    found = read(tmp_path, "aging_days = [5]\ntargets = {open-over-5-days = 10}")

    assert found.targets == {"open-over-5-days": 10}


def test_a_practice_reckons_with_its_own_minutes_and_ages(tmp_path: Path) -> None:
    found = read(tmp_path, "manual_minutes = [8, 9.5]\naging_days = [5, 10]")

    assert (found.manual_minutes, found.aging_days) == ((8.0, 9.5), (5, 10))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("targets = {fax-frist-try = 0.9}", "did you mean fax-first-try?"),
        ("targets = {fax-first-try = 95}", "the target of fax-first-try is a share, from 0 to 1"),
        ("targets = {fax-first-try = -1}", "greater than or equal to 0"),
        ("manual_minutes = [13, 10]", "manual_minutes takes the least first"),
        ("aging_days = [14, 7]", "greater than the one before"),
        ("aging_days = []", "at least 1"),
        ("manual_minuts = [1, 2]", "Did you mean manual_minutes?"),
    ],
)
def test_a_slip_in_the_scorecards_section_is_told(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigurationProblem) as problem:
        read(tmp_path, text)

    assert said in str(problem.value)
