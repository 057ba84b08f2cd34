"""What `prune` says."""


def pruned_text(removed: str, *, days: int | None, dry_run: bool) -> str:
    """What was removed, or would be, and how long letters are kept; `removed` may be empty."""
    told = removed or "nothing"
    head = f"Would be removed: {told}." if dry_run else f"Removed: {told}."
    if days is None:
        return f"{head} Letters are kept: [retention] letters_days is not set."
    return f"{head} Letters are kept for {days} days once their fax is over."
