"""Fields that a person fills in: what the referral then says, and what is still missing."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from faxflow.domain.referral import Stage, Table
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Referral
from faxflow.domain.referrals.required import doubtful_of, missing_at_intake
from faxflow.domain.referrals.typed_value import Fault, Office, typed_value


def values_typed(
    typed: Mapping[Field, str], office: Office
) -> tuple[dict[Field, str], list[Fault]]:
    """Those that can stand, in their normal form, and what is wrong with the others."""
    read = {field: typed_value(field, text, office) for field, text in typed.items()}
    values = {field: one for field, one in read.items() if isinstance(one, str)}
    return values, [one for one in read.values() if isinstance(one, Fault)]


def filled(referral: Referral, values: Mapping[Field, str], table: Table) -> Referral:
    """The referral as it would be with these values; what a person typed is in doubt no more."""
    fields = {**referral.fields, **values}
    doubtful = doubtful_of(referral.fields, referral.missing) - values.keys()
    return replace(referral, fields=fields, missing=_missing(referral, fields, doubtful, table))


def confirmed(referral: Referral, fields: Collection[Field], table: Table) -> Referral:
    """The referral as it would be once a person has said that these readings are right."""
    doubtful = doubtful_of(referral.fields, referral.missing) - set(fields)
    missing = _missing(referral, referral.fields, doubtful, table)
    return replace(referral, missing=missing)


def _missing(
    referral: Referral, fields: Mapping[Field, str], doubtful: Collection[Field], table: Table
) -> tuple[Field, ...]:
    """What eligibility lacks, what is in doubt, and what else was asked for and has not come."""
    required = {one for group in table[Stage.ELIGIBILITY].requires for one in group}
    asked = {one for one in referral.missing if not fields[one]} - required
    found = asked | set(missing_at_intake(fields, doubtful, table))
    return tuple(field for field in Field if field in found)
