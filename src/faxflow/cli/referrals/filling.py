"""What the commands that enter referrals and fill in their fields do."""

import json
from collections.abc import Mapping, Sequence

from faxflow.cli.referrals.casework import each_act
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.ids import referral_name
from faxflow.domain.referrals.fields import Field
from faxflow.steps.referrals.enter import enter_referral
from faxflow.steps.referrals.set_fields import confirm_fields, set_fields


def blank_act(_: Session) -> Answer:
    """A file of all fields, to be filled in."""
    return Answer(json.dumps(dict.fromkeys(Field, ""), indent=2), {"fields": list(Field)})


def enter_act(typed: Mapping[Field, str], source: str, *, dry_run: bool) -> Act:
    """Makes a referral of what was typed."""

    def act(session: Session) -> Answer:
        entered = enter_referral(session.work, typed, source=source, dry_run=dry_run)
        made = entered.made
        data = {
            "referral": None if dry_run else referral_name(made.referral_id),
            "stage": made.stage,
            "missing": list(made.missing),
        }
        return Answer(entered.told, data)

    return act


def set_act(name: str, typed: Mapping[Field, str], *, dry_run: bool) -> Act:
    """Writes fields."""
    return each_act([name], lambda work, one: set_fields(work, one, typed, dry_run=dry_run))


def confirm_act(name: str, fields: Sequence[Field], *, dry_run: bool) -> Act:
    """Takes doubtful readings for right."""
    return each_act([name], lambda work, one: confirm_fields(work, one, fields, dry_run=dry_run))
