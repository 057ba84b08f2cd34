"""What a person may do next about somebody who is hard to reach, or was reached at last."""

from collections.abc import Sequence

from faxflow.domain.ids import referral_name
from faxflow.domain.referral import Stage, Table
from faxflow.domain.referrals.contact import Contact, Outcome, Whom, missed_in_a_row
from faxflow.domain.referrals.record import Referral
from faxflow.domain.referrals.ways import moves_from

_GIVE_UP = 2
"""Times as many attempts as make a patient hard to reach; then closing is suggested."""


def advice(
    referral: Referral, contacts: Sequence[Contact], table: Table, unreachable_after: int
) -> str | None:
    """A sentence with a command, after the last of these attempts; None where nothing follows."""
    last = contacts[-1]
    if last.whom is not Whom.PATIENT:
        return None
    name, stage = referral_name(referral.id), referral.stage
    if last.outcome is Outcome.WRONG_NUMBER:
        return f"The number is wrong: `faxflow referral set {name} phone=…` once you have another."
    missed = missed_in_a_row(contacts, Whom.PATIENT)
    if stage is Stage.UNREACHABLE:
        return _while_unreachable(name, missed, unreachable_after, reached=missed == 0)
    ways = moves_from(stage, referral.interrupted, table)
    if missed < unreachable_after or Stage.UNREACHABLE not in ways:
        return None
    command = f"faxflow referral advance {name} --to {Stage.UNREACHABLE} --reason no-answer"
    return f"Not reached {missed} times in a row: `{command}` lets it wait with a date."


def _while_unreachable(name: str, missed: int, after: int, *, reached: bool) -> str | None:
    if reached:
        return f"`faxflow referral advance {name}` goes on where it was interrupted."
    if missed < _GIVE_UP * after:
        return None
    command = f"faxflow referral close {name} --reason patient-unreachable"
    return f"Not reached {missed} times in a row: `{command}` gives up."
