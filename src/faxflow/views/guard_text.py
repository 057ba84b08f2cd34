"""What `store guard`, `reconcile`, `same` and `lift` say."""

from collections.abc import Sequence
from datetime import UTC, datetime

from faxflow.domain.counted import counted
from faxflow.views.restore_shape import GuardData, LiftedData, LostData, ReconciledData, SameData

_RELEASE = "faxflow case release --held-for restored --because …"
_MOST_LOST = 50


def guard_text(state: GuardData) -> str:
    """What is known, what waits for a person, and the next command."""
    if not state["restored"]:
        return "This store was never restored; no guard is on."
    on = "on: nothing goes out but what a person lets go" if state["guarded"] else "lifted"
    lines = [
        f"Restored {_at(state['restored_at'])} from a backup that {_knows(state)}.",
        f"The guard is {on}. {_reconciled(state)}",
        f"{_held(state)}, {state['in_doubt']} in doubt, {state['failed']} failed.",
        *_lost(state["lost"]),
    ]
    return "\n".join([*lines, _next(state)])


def reconciled_text(done: ReconciledData, *, files_are_left: bool = False) -> str:
    """What was looked at, what it came to, and the next command; `files_are_left` where
    referrals come in as files, too."""
    if not done["sent_folder"]:
        looked = "No Sent folder is to be seen: only results tell what went out."
    else:
        looked = f"{counted(done['copies'], 'copy', 'copies')} in the Sent folder looked at."
    read = f"{counted(done['mails'], 'mail')} of the lost time read"
    known = f", {done['read_before']} of them known" if done["read_before"] else ""
    found = (
        f"{counted(done['adopted'], 'attempt')} found their fax again, and"
        f" {done['unexplained']} went out for faxes that are not known here."
    )
    left = (
        f"{_held(done)}, {done['in_doubt']} in doubt."
        " What left no sign may have gone out all the same."
    )
    after = f"Next: `faxflow store guard`, `{_RELEASE}`, then `faxflow store lift --because …`."
    return "\n".join(
        [
            f"{looked} {read}{known}.",
            found,
            left,
            *_referrals(done, files_are_left=files_are_left),
            after,
        ]
    )


def same_text(done: SameData, *, dry_run: bool) -> str:
    """Which fax is which."""
    word = "would be" if dry_run else "is"
    lines = [f"{case} {word} what went out by {reference}." for case, reference in done["same"]]
    lines = lines or ["No fax stands alone with one of the lost time on its number."]
    return "\n".join([*lines, f"{done['left']} are left: `faxflow store guard` lists them."])


def lifted_text(done: LiftedData) -> str:
    """What stays open."""
    word = "would be lifted" if done["dry_run"] else "is lifted"
    left = f"{done['held']} held and {done['in_doubt']} in doubt stay so"
    return (
        f"The guard {word}: new faxes go out by themselves again. {left}, and so do new faxes that"
        f" may be one of the {done['unexplained']} of the lost time that nobody has explained."
    )


def _referrals(done: ReconciledData, *, files_are_left: bool) -> list[str]:
    new = done["referrals"]
    told = f"{counted(new, 'referral')} of the lost time came in again by mail." if new else ""
    files = (
        "Referrals that came as files lie in `done` of [intake]: put back what came since the"
        " backup, and `faxflow referral intake` takes in what is not known."
    )
    return [*([told] if told else []), *([files] if files_are_left else [])]


def _held(state: GuardData | ReconciledData) -> str:
    return f"{state['held']} held ({state['doubted']} of them doubted)"


def _next(state: GuardData) -> str:
    if not state["guarded"]:
        return f"What is held waits for a person: `{_RELEASE}`."
    if state["reconciled_at"] is None:
        return "Next: `faxflow store reconcile`."
    same = "`faxflow store same --pairs`, " if state["lost"] else ""
    return f"Next: {same}`{_RELEASE}`, then `faxflow store lift --because reconciled`."


def _knows(state: GuardData) -> str:
    at = state["last_event_at"]
    return f"knows nothing after {_at(at)}" if at else "has no history"


def _reconciled(state: GuardData) -> str:
    at = state["reconciled_at"]
    return f"The mailbox was asked {_at(at)}." if at else "The mailbox was not asked yet."


def _lost(lost: Sequence[LostData]) -> list[str]:
    if not lost:
        return []
    more = [f"  and {len(lost) - _MOST_LOST} more"] if len(lost) > _MOST_LOST else []
    told = [f"  {_lost_line(one)}" for one in lost[:_MOST_LOST]]
    return ["Went out in the lost time, for faxes that are not known here:", *told, *more]


def _lost_line(one: LostData) -> str:
    to = f" to {one['number']}" if one["number"] else ""
    said = f", {one['said']}" if one["said"] else ""
    may_be = f"; may be {', '.join(one['may_be'])}" if one["may_be"] else ""
    return f"{one['reference']}{to}{said} ({one['evidence']}){may_be}"


def _at(stamp: str | None) -> str:
    return f"{datetime.fromisoformat(stamp).astimezone(UTC):%Y-%m-%d %H:%M} UTC" if stamp else ""
