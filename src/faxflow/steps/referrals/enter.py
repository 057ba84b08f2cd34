"""referral new: a person enters a referral that came to them by word or on paper."""

from collections.abc import Mapping
from dataclasses import dataclass

from faxflow.domain.ids import referral_name
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading.form import FieldReading
from faxflow.domain.referrals.intake.received import Found, Received
from faxflow.domain.referrals.record import Channel
from faxflow.domain.roles import Act
from faxflow.errors import BadUsage
from faxflow.steps.referrals.access import require
from faxflow.steps.referrals.fill import values_of
from faxflow.steps.referrals.receive import NewlyMade, receive
from faxflow.steps.work import Work

_SURE = 1.0


@dataclass(frozen=True, slots=True)
class Entered:
    """The referral that was made, or would be; `told` is for people."""

    made: NewlyMade
    told: str


def enter_referral(
    work: Work, typed: Mapping[Field, str], *, source: str = "", dry_run: bool = False
) -> Entered:
    """Makes a referral of what a person typed. Raises AccessRefused, or BadUsage for a fault."""
    require(work.viewer, Act.NEW)
    values = values_of(work, typed)
    if not any(values.values()):
        todo = "Write field=value, or fill in what `faxflow referral new --blank` prints."
        raise BadUsage(what="No field is given.", todo=todo)
    received = Received(Channel.PERSON, source, work.run.now(), _found(values), ())
    with work.store.trial() if dry_run else work.store.write() as tx:
        made = receive(tx, work, received)
    return Entered(made, _told(made, dry_run=dry_run))


def _found(values: Mapping[Field, str]) -> dict[Field, Found]:
    return {
        field: Found(FieldReading(text, _SURE, None, None))
        for field, text in values.items()
        if text
    }


def _told(made: NewlyMade, *, dry_run: bool) -> str:
    name = referral_name(made.referral_id)
    stands = "A referral would be made" if dry_run else f"{name} is made"
    missing = f", missing: {', '.join(made.missing)}" if made.missing else ""
    return f"{stands}, in {made.stage}{missing}."
