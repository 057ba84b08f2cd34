"""What `prune` says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faxflow.domain.counted import are, counted
from faxflow.domain.pruned import Pruned
from faxflow.domain.retention import EVERYTHING, Kind


@dataclass(frozen=True, slots=True)
class Rules:
    """For how many days each kind is kept (None: for good), and what is on hold."""

    days: Mapping[Kind, int | None]
    hold: Sequence[str]
    dry_run: bool


def pruned_text(done: Pruned, rules: Rules) -> str:
    """What was removed, or would be, for how long each kind is kept, and what comes next."""
    if EVERYTHING in rules.hold:
        return "Nothing was looked at: [retention] hold keeps all."
    told = done.counts.told() or "nothing"
    head = "Would be removed" if rules.dry_run else "Removed"
    return "\n".join([f"{head}: {told}.", _kept(rules), *_more(done, rules)])


def pruned_data(done: Pruned, rules: Rules) -> dict[str, object]:
    """The same as data."""
    return {
        "dry_run": rules.dry_run,
        "days": {str(kind): days for kind, days in rules.days.items()},
        "hold": list(rules.hold),
        **done.counts.by_kind(),
        "kept_for_rejects": done.kept_for_rejects,
        "freed_bytes": done.freed_bytes,
        "traces_left": done.traces,
        "problems": list(done.problems),
    }


def _kept(rules: Rules) -> str:
    set_ = [f"{kind} {counted(days, 'day')}" for kind, days in rules.days.items() if days]
    unset = [str(kind) for kind, days in rules.days.items() if not days]
    kept = f"Kept once all is over: {', '.join(set_)}." if set_ else ""
    never = f"Kept for good: {', '.join(unset)} ([retention] says no days)." if unset else ""
    return " ".join(part for part in (kept, never) if part)


def _more(done: Pruned, rules: Rules) -> list[str]:
    lines = []
    if rules.hold:
        lines.append(f"On hold by [retention] hold: {', '.join(rules.hold)}.")
    if done.kept_for_rejects:
        reports = counted(done.kept_for_rejects, "report")
        are_kept = f"old enough {are(done.kept_for_rejects)} kept"
        lines.append(f"{reports} {are_kept} for lines that wait: see `faxflow rejects`.")
    if done.freed_bytes is not None:
        shorter = f"{done.freed_bytes / 1e6:.1f} MB shorter"
        lines.append(f"No trace of it is left in the store's file, which is {shorter}.")
    return lines
