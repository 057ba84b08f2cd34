"""What `prune` says."""

from faxflow.domain.counted import counted


def pruned_text(removed: str, *, days: int | None, dry_run: bool) -> str:
    """What was removed, or would be, and how long letters are kept; `removed` may be empty."""
    told = removed or "nothing"
    head = f"Would be removed: {told}." if dry_run else f"Removed: {told}."
    if days is None:
        return f"{head} Letters are kept: [retention] letters_days is not set."
    return f"{head} Letters are kept for {counted(days, 'day')} once their fax is over."
