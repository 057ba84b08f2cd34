"""What the commands that move and assign referrals do."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from faxflow.cli.referrals.casework import each_act
from faxflow.cli.referrals.typed_words import word_meant
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.referrals.move_kind import REASONS
from faxflow.steps.referrals.advance import (
    Asked,
    advance_referral,
    complete_referral,
    reopen_referral,
)
from faxflow.steps.referrals.assign import Assigning, assign_referral, take_referral


def advance_act(names: Sequence[str], asked: Asked) -> Act:
    """Moves referrals. Raises BadUsage for a reason that no move has."""
    every = [reason for reasons in REASONS.values() for reason in reasons]
    return _with_reason(asked, every, lambda meant: _advanced(names, meant))


def close_act(names: Sequence[str], asked: Asked) -> Act:
    """Closes referrals. Raises BadUsage for a reason that the practice has not."""
    return _with_reason(asked, (), lambda meant: _advanced(names, meant))


def complete_act(names: Sequence[str], outcome: str, asked: Asked) -> Act:
    """Completes referrals."""
    return each_act(names, lambda work, name: complete_referral(work, name, outcome, asked))


def reopen_act(names: Sequence[str], asked: Asked) -> Act:
    """Opens referrals again."""
    return each_act(names, lambda work, name: reopen_referral(work, name, asked))


def take_act(names: Sequence[str], *, dry_run: bool) -> Act:
    """Makes referrals the actor's own."""
    return each_act(names, lambda work, name: take_referral(work, name, dry_run=dry_run))


def assign_act(names: Sequence[str], wanted: Assigning) -> Act:
    """Gives referrals to somebody, or to a desk."""
    return each_act(names, lambda work, name: assign_referral(work, name, wanted))


def _advanced(names: Sequence[str], asked: Asked) -> Act:
    return each_act(names, lambda work, name: advance_referral(work, name, asked))


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
