"""What an intake pass took in: a line for each arrival, and a ledger that adds up."""

from collections.abc import Sequence

from faxflow.domain.counted import counted
from faxflow.domain.ids import arrival_name, referral_name
from faxflow.domain.referrals.intake.became import Became, Outcome, TakenIn

_IN_WORDS = {
    Outcome.REFERRAL: "taken in",
    Outcome.KNOWN: "known",
    Outcome.TASK: "to be looked at",
    Outcome.NOT_A_REFERRAL: "no referral",
}


_DRY = "Nothing was stored or moved; the numbers are those that would be given:"


def intake_text(taken: TakenIn, *, dry_run: bool = False) -> str:
    """The lines of what was new, and the sum of all."""
    if not taken.arrivals:
        return "Nothing new came in."
    lines = [f"{arrival_name(one.arrival_id)}: {one.told}" for one in taken.new]
    return "\n".join([*([_DRY] if dry_run else []), *lines, *_ledger(taken)])


def intake_data(taken: TakenIn) -> dict[str, object]:
    """The same with --json; the counts of outcomes add up to `arrivals`."""
    outcomes = taken.outcomes
    return {
        "arrivals": len(taken.new),
        "read_before": len(taken.arrivals) - len(taken.new),
        "referrals": sum(len(one.referrals) for one in taken.new),
        "outcomes": {str(outcome): outcomes[outcome] for outcome in Outcome},
        "became": [_data(one) for one in taken.new],
    }


def _ledger(taken: TakenIn) -> Sequence[str]:
    before = len(taken.arrivals) - len(taken.new)
    again = [f"{before} had been read before."] if before else []
    if not taken.new:
        return again
    outcomes = taken.outcomes
    parts = [f"{outcomes[one]} {words}" for one, words in _IN_WORDS.items() if outcomes[one]]
    made = counted(sum(len(one.referrals) for one in taken.new), "new referral")
    came = counted(len(taken.new), "arrival")
    return [f"{came} = {' + '.join(parts)}; {made}.", *again]


def _data(one: Became) -> dict[str, object]:
    return {
        "arrival": arrival_name(one.arrival_id),
        "channel": one.channel,
        "outcome": one.outcome,
        "referrals": [referral_name(each) for each in one.referrals],
        "told": one.told,
    }
