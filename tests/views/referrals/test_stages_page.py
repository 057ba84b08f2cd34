"""docs/stages.md is made from the table of stages, and the staff guide names all of it."""

from pathlib import Path

import pytest

from faxflow.domain.referral import STAGES, ClosingReason, Stage
from faxflow.domain.referrals.move_kind import REASONS
from faxflow.views.referrals.stages_page import stages_page

DOCS = Path(__file__).parents[3] / "docs"
GUIDE = (DOCS / "referrals.md").read_text(encoding="utf-8")


def test_the_page_in_docs_is_what_the_table_says() -> None:
    made = stages_page()

    assert made == (DOCS / "stages.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_and_every_way_out_of_it_is_shown(stage: Stage) -> None:
    page = stages_page()

    rows = [line for line in page.splitlines() if line.startswith(f"| `{stage}` |")]
    rule, ways = STAGES[stage], rows[2]
    assert [to for to in (*rule.onward, *rule.back) if f"`{to}`" not in ways] == []
    assert len(rows) == (4 if stage in list(ClosingReason) else 3)


def test_every_reason_is_shown() -> None:
    page = stages_page()

    every = [*ClosingReason, *(one for reasons in REASONS.values() for one in reasons)]
    assert [one for one in every if f"`{one}`" not in page] == []


@pytest.mark.parametrize("word", [*Stage, *ClosingReason])
def test_the_staff_guide_says_what_to_do_with_each_stage_and_reason(word: str) -> None:
    assert f"`{word}`" in GUIDE
