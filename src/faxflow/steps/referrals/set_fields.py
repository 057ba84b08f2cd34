"""referral set, confirm: a person fills fields in, or says that doubtful readings are right."""

from collections.abc import Collection, Mapping

from faxflow.domain.decision import Refusal
from faxflow.domain.ids import referral_name
from faxflow.domain.referral import Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.filling import confirmed
from faxflow.domain.referrals.record import Referral
from faxflow.domain.referrals.required import doubtful_of
from faxflow.domain.referrals.stage_task import missing_in_words
from faxflow.domain.roles import Act
from faxflow.steps.referrals.access import require_fields
from faxflow.steps.referrals.answered import Answered, answer, changed_meanwhile, done
from faxflow.steps.referrals.fill import as_typed, write_fields
from faxflow.steps.work import Work
from faxflow.store.connection import Connection


def set_fields(
    work: Work, name: str, typed: Mapping[Field, str], *, dry_run: bool = False
) -> Answered:
    """Writes fields as they were typed, all of them or none. Raises BadUsage for a fault."""

    def deed(tx: Connection, referral: Referral) -> Answered | Refusal:
        wanted = as_typed(work, referral, typed)
        now = write_fields(tx, work, referral, wanted, looked=frozenset(typed))
        verb = "would be set" if dry_run else "set"
        return _told(referral, now, typed, verb)

    return answer(work, name, Act.SET, deed, dry_run=dry_run)


def confirm_fields(
    work: Work, name: str, fields: Collection[Field], *, dry_run: bool = False
) -> Answered:
    """Takes readings that were in doubt for right, as they stand."""

    def deed(tx: Connection, referral: Referral) -> Answered | Refusal:
        require_fields(work.viewer, Act.CONFIRM, referral, fields)
        why = _not_in_doubt(referral, fields)
        if why:
            return why
        wanted = confirmed(referral, fields, work.config.referrals.table)
        now = write_fields(tx, work, referral, wanted, looked=frozenset(fields))
        verb = "would be confirmed" if dry_run else "confirmed"
        return _told(referral, now, fields, verb)

    return answer(work, name, Act.CONFIRM, deed, dry_run=dry_run)


def _not_in_doubt(referral: Referral, fields: Collection[Field]) -> Refusal | None:
    name, doubtful = referral_name(referral.id), doubtful_of(referral.fields, referral.missing)
    empty = [field for field in fields if not referral.fields[field]]
    if empty:
        given = " ".join(f"{field}=…" for field in empty)
        return Refusal(
            f"{name} has no {', '.join(empty)}", [f"faxflow referral set {name} {given}"]
        )
    sure = [field for field in fields if field not in doubtful]
    return Refusal(f"{name}: {', '.join(sure)} is not in doubt") if sure else None


def _told(
    was: Referral, now: Referral | None, fields: Collection[Field], verb: str
) -> Answered | Refusal:
    if now is None:
        return changed_meanwhile(was)
    name, missing = referral_name(was.id), missing_in_words(now)
    told = f"{name}: {', '.join(fields)} {verb}."
    if missing:
        told += f" Still {missing}."
    elif now.stage is Stage.NEEDS_INFO:
        told += f" Nothing is missing any more: `faxflow referral advance {name}`."
    return done(was, told, now)
