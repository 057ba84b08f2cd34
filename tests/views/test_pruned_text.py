"""What prune says names what it removed, or would, and the rule that it went by."""

from faxflow.views.pruned_text import pruned_text


def test_what_was_removed_is_told_with_the_days_that_letters_are_kept() -> None:
    told = pruned_text("2 copies of templates", days=1, dry_run=False)

    assert told == (
        "Removed: 2 copies of templates. Letters are kept for 1 day once their fax is over."
    )


def test_without_days_it_says_which_setting_would_remove_letters() -> None:
    told = pruned_text("", days=None, dry_run=True)

    assert told == (
        "Would be removed: nothing. Letters are kept: [retention] letters_days is not set."
    )
