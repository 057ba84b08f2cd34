"""What prune says names what it removed, or would, and the rules that it went by."""

import pytest

from faxflow.domain.pruned import Counts, Pruned
from faxflow.domain.retention import Kind
from faxflow.views.pruned_text import Rules, pruned_text

FOR_GOOD = (
    "Kept for good: letters, reports, mails, documents, recordings ([retention] says no days)."
)
NEVER: dict[Kind, int | None] = dict.fromkeys(Kind)


def test_what_was_removed_is_told_with_the_days_of_each_kind() -> None:
    done = Pruned(Counts(templates=2, faxes=1), freed_bytes=2_100_000)

    told = pruned_text(done, Rules({**NEVER, Kind.NAMES: 730}, (), dry_run=False))

    assert told.splitlines() == [
        "Removed: 2 copies of templates, 1 fax's number and fields.",
        f"Kept once all is over: names 730 days. {FOR_GOOD}",
        "No trace of it is left in the store's file, which is 2.1 MB shorter.",
    ]


def test_a_dry_run_says_what_would_be_removed_and_what_is_on_hold() -> None:
    done = Pruned(kept_for_rejects=1)

    told = pruned_text(done, Rules(dict.fromkeys(Kind, 9), ("FX-000001",), dry_run=True))

    assert told.splitlines() == [
        "Would be removed: nothing.",
        f"Kept once all is over: {', '.join(f'{kind} 9 days' for kind in Kind)}.",
        "On hold by [retention] hold: FX-000001.",
        "1 report old enough is kept for lines that wait: see `faxflow rejects`.",
    ]


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_hold_of_all_is_told(dry_run: bool) -> None:
    told = pruned_text(Pruned(), Rules(NEVER, ("all",), dry_run))

    assert told == "Nothing was looked at: [retention] hold keeps all."
