"""What a referral must say before it may enter a stage, and what of it is missing or doubtful."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from faxflow.domain.referral import SETTLED, Stage, Table
from faxflow.domain.referrals.fields import Field

Fields = Mapping[Field, str]


class Lack(StrEnum):
    """What is wrong with a requirement, as people read it."""

    MISSING = "missing"
    DOUBTFUL = "doubtful"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Unmet:
    """A requirement that is not met; any one of `fields` would do, the first is told first."""

    fields: tuple[Field, ...]
    lack: Lack

    def __str__(self) -> str:
        named = " or ".join(self.fields)
        if self.lack is not Lack.OPEN:
            return f"{named} ({self.lack})"
        enough = sorted(word for one in self.fields for word in SETTLED.get(one, ()))
        return f"{named} (must be {' or '.join(enough)})"


def unmet(
    fields: Fields, doubtful: Collection[Field], requires: Iterable[tuple[Field, ...]]
) -> tuple[Unmet, ...]:
    """The requirements that these fields do not meet, in their order."""
    found = ((group, _lack(fields, doubtful, group)) for group in requires)
    return tuple(Unmet(group, lack) for group, lack in found if lack)


def missing_at_intake(
    fields: Fields, doubtful: Collection[Field], table: Table
) -> tuple[Field, ...]:
    """What sends a referral to needs-info: what eligibility requires, and all that is doubtful."""
    lacking = unmet(fields, doubtful, table[Stage.ELIGIBILITY].requires)
    named = {one.fields[0] for one in lacking if one.lack is Lack.MISSING}
    wrong = {field for field in doubtful if fields.get(field)}
    return tuple(field for field in Field if field in named | wrong)


def doubtful_of(fields: Fields, missing: Iterable[Field]) -> frozenset[Field]:
    """Those that are in doubt, of what is missing or doubtful."""
    return frozenset(field for field in missing if fields.get(field))


def _lack(fields: Fields, doubtful: Collection[Field], group: tuple[Field, ...]) -> Lack | None:
    told = [field for field in group if fields.get(field)]
    sure = [field for field in told if field not in doubtful]
    if any(_is_settled(field, fields[field]) for field in sure):
        return None
    if sure:
        return Lack.OPEN
    return Lack.DOUBTFUL if told else Lack.MISSING


def _is_settled(field: Field, text: str) -> bool:
    return field not in SETTLED or text in SETTLED[field]
