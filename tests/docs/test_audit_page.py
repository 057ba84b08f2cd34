"""docs/audit.md lists every rule by which a store is checked, as the code has it."""

from pathlib import Path

from faxflow.domain.anchor_verdict import Judgement
from faxflow.steps.check_files import FILE_RULES
from faxflow.store.check.every_rule import PROMISE_RULES, RULE_NAMES
from faxflow.store.check.history_walk import HISTORY_RULES
from faxflow.store.check.structure import STRUCTURE_RULES

PAGE = (Path(__file__).parents[2] / "docs" / "audit.md").read_text()
TOLD = {
    **{name: what for name, (what, _) in (STRUCTURE_RULES | HISTORY_RULES | FILE_RULES).items()},
    **{rule.name: rule.what for rule in PROMISE_RULES},
}


def test_every_rule_is_listed_with_what_it_finds() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]

    assert [row.split("`")[1] for row in rows] == [*RULE_NAMES, *FILE_RULES]
    assert [name for name in TOLD if TOLD[name] not in PAGE] == []


def test_every_judgement_of_an_anchor_is_explained() -> None:
    assert [one for one in Judgement if f"| {one} |" not in PAGE] == []


def test_the_number_of_rules_that_an_example_shows_is_right() -> None:
    assert f"{len(RULE_NAMES) + len(FILE_RULES)} rules" in PAGE
