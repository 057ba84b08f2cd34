"""What the command about answers to referring offices does with its session."""

from collections.abc import Sequence

from faxflow.cli.referrals.casework import each_act
from faxflow.cli.session import Act, Answer, Session
from faxflow.steps.referrals.answer_one import answer_all, answer_referral

_NONE = "No referring office is owed an answer."


def answer_act(names: Sequence[str], *, dry_run: bool) -> Act:
    """Answers those referrals, or all."""
    if names:
        return each_act(names, lambda work, name: answer_referral(work, name, dry_run=dry_run))

    def act(session: Session) -> Answer:
        made = answer_all(session.work, dry_run=dry_run)
        text = "\n".join(one.told for one in made) or _NONE
        results = [{"referral": one.referral, "told": one.told} for one in made]
        return Answer(text, {"results": results, "done": len(results)})

    return act
