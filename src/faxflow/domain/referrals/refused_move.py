"""Why a move of a referral cannot be made, and the commands that mend it."""

from collections.abc import Iterable, Mapping, Sequence

from faxflow.domain.decision import Refusal
from faxflow.domain.ids import referral_name
from faxflow.domain.near_match import near_match
from faxflow.domain.referral import Stage
from faxflow.domain.referrals.move_kind import MoveKind
from faxflow.domain.referrals.record import Referral
from faxflow.domain.referrals.required import Lack, Unmet

_VERBS = {
    MoveKind.CLOSE: "close {name} --reason …",
    MoveKind.REOPEN: "reopen {name} --to {to} --reason …",
    MoveKind.BACK: "advance {name} --to {to} --reason …",
    MoveKind.COMPLETE: "complete {name} --outcome …",
}
_ADVANCE = "advance {name} --to {to}"


def command(referral: Referral, to: Stage, kind: MoveKind) -> str:
    """The command that makes a move; a person fills in the dots."""
    words = _VERBS.get(kind, _ADVANCE)
    return f"faxflow referral {words.format(name=referral_name(referral.id), to=to)}"


def ended(referral: Referral) -> Refusal:
    """It is at its end."""
    name = referral_name(referral.id)
    why = f"{name} is {referral.stage}: that is its end"
    return Refusal(why, [f"faxflow referral reopen {name} --reason …"])


def not_ended(referral: Referral) -> Refusal:
    """It is not at its end, so that there is nothing to reopen."""
    name = referral_name(referral.id)
    why = f"{name} is {referral.stage}, and not at its end"
    return Refusal(why, [f"faxflow referral advance {name}"])


def removed(referral: Referral) -> Refusal | None:
    """Retention has removed what it says of anybody; None: it is here."""
    if referral.removed_at is None:
        return None
    day = referral.removed_at.date()
    name = referral_name(referral.id)
    return Refusal(f"{name} has no patient and no texts any more: retention removed them {day}")


def no_way(referral: Referral, to: Stage, ways: Mapping[Stage, MoveKind]) -> Refusal:
    """The table has no such move."""
    name = referral_name(referral.id)
    if to is referral.stage:
        why = f"{name} is {to} already"
    else:
        why = f"{name} cannot go from {referral.stage} to {to}"
    return Refusal(why, [command(referral, one, kind) for one, kind in ways.items()])


def never_there(referral: Referral, to: Stage, been: Iterable[Stage]) -> Refusal:
    """It reopens only to stages of work that it has been in."""
    name = referral_name(referral.id)
    why = f"{name} was never in {to} as a stage of work, and cannot be reopened to it"
    return Refusal(why, [command(referral, one, MoveKind.REOPEN) for one in been])


def no_reason(referral: Referral, to: Stage, kind: MoveKind, reasons: Sequence[str]) -> Refusal:
    """This kind of move needs a reason."""
    name = referral_name(referral.id)
    why = f"{name} goes {_in_words(to, kind)} only with a --reason, of {', '.join(reasons)}"
    return Refusal(why, [command(referral, to, kind)])


def bad_reason(
    referral: Referral, to: Stage, kind: MoveKind, reason: str, *, reasons: Sequence[str]
) -> Refusal:
    """The reason is not in the list for this kind of move."""
    name = referral_name(referral.id)
    if not reasons:
        why = f"{name} goes {_in_words(to, kind)} without a reason; words go into --comments"
        return Refusal(why, [command(referral, to, kind)])
    near = near_match(reason, reasons)
    why = f"{name} goes {_in_words(to, kind)} for another --reason ({near})"
    return Refusal(why, [command(referral, to, kind)])


def says_nothing(referral: Referral, to: Stage, kind: MoveKind) -> Refusal:
    """A reason that stands for any other says nothing without words."""
    name = referral_name(referral.id)
    why = f"{name} goes {_in_words(to, kind)} for another reason only with --comments that say it"
    return Refusal(why, [f"faxflow referral close {name} --reason other --comments …"])


def lacking(
    referral: Referral, to: Stage, kind: MoveKind, lacks: Sequence[Unmet], *, may_wait: bool
) -> Refusal:
    """Fields that the stage requires are missing, in doubt, or not settled; it may wait for
    them in needs-info where `may_wait` says so."""
    name = referral_name(referral.id)
    why = f"{name} cannot go {_in_words(to, kind)}: {', '.join(map(str, lacks))}"
    doubtful = [one.fields[0] for one in lacks if one.lack is Lack.DOUBTFUL]
    others = [one.fields[0] for one in lacks if one.lack is not Lack.DOUBTFUL]
    confirm = [f"faxflow referral confirm {name} {' '.join(doubtful)}"] if doubtful else []
    given = " ".join(f"{one}=…" for one in others)
    fill = [f"faxflow referral set {name} {given}"] if others else []
    wait = [command(referral, Stage.NEEDS_INFO, MoveKind.WAIT)] if may_wait else []
    return Refusal(why, [*fill, *confirm, *wait])


def _in_words(to: Stage, kind: MoveKind) -> str:
    return f"back to {to}" if kind is MoveKind.BACK else f"to {to}"
