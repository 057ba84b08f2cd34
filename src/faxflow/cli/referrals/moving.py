"""What the commands that move and assign referrals do."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from faxflow.cli.referrals.casework import each_act
from faxflow.cli.referrals.picking import Stood
from faxflow.cli.referrals.typed_words import word_meant
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.referrals.move_kind import REASONS
from faxflow.domain.referrals.words import WORDS
from faxflow.errors import BadUsage
from faxflow.steps.referrals.advance import (
    Asked,
    advance_referral,
    complete_referral,
    reopen_referral,
)
from faxflow.steps.referrals.assign import Assigning, assign_referral, take_referral


def advance_act(names: Stood, asked: Asked) -> Act:
    """Moves referrals.

    Raises BadUsage for a reason that no move has, and for several that would be told what is
    true of one alone.
    """
    alone = [field for field in asked.typed if field not in WORDS]
    if alone and len(names) > 1:
        what = f"Each of {len(names)} referrals would have the same {alone[0]}."
        raise BadUsage(what=what, todo="Name one at a time; nothing was changed.")
    every = [reason for reasons in REASONS.values() for reason in reasons]
    return _with_reason(asked, every, lambda meant: _advanced(names, meant))


def close_act(names: Stood, asked: Asked) -> Act:
    """Closes referrals. Raises BadUsage for a reason that the practice has not."""
    return _with_reason(asked, (), lambda meant: _advanced(names, meant))


def complete_act(names: Stood, outcome: str, asked: Asked) -> Act:
    """Completes referrals."""
    return each_act(
        [*names],
        lambda work, name: complete_referral(
            work, name, outcome, replace(asked, stood=names[name])
        ),
    )


def reopen_act(names: Stood, asked: Asked) -> Act:
    """Opens referrals again."""
    return each_act([*names], lambda work, name: reopen_referral(work, name, asked))


def take_act(names: Iterable[str], *, dry_run: bool) -> Act:
    """Makes referrals the actor's own."""
    return each_act([*names], lambda work, name: take_referral(work, name, dry_run=dry_run))


def assign_act(names: Iterable[str], wanted: Assigning) -> Act:
    """Gives referrals to somebody, or to a desk."""
    return each_act([*names], lambda work, name: assign_referral(work, name, wanted))


def _advanced(names: Stood, asked: Asked) -> Act:
    return each_act(
        [*names],
        lambda work, name: advance_referral(work, name, replace(asked, stood=names[name])),
    )


def _with_reason(asked: Asked, known: Sequence[str], act_of: Callable[[Asked], Act]) -> Act:
    """The act with the reason that is meant, of these or of the practice's closing reasons."""

    def act(session: Session) -> Answer:
        typed = asked.wish.reason
        if typed is None:
            return act_of(asked)(session)
        every = dict.fromkeys((*known, *session.config.referrals.rules.closing_reasons))
        wish = replace(asked.wish, reason=word_meant(typed, every, "reason"))
        return act_of(replace(asked, wish=wish))(session)

    return act
