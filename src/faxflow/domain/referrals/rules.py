"""What a practice has settled about its referrals, apart from what can be done by it."""

from dataclasses import dataclass

from faxflow.domain.referral import Table


@dataclass(frozen=True, slots=True)
class Rules:
    """The stages and the closing reasons of a practice."""

    table: Table
    closing_reasons: tuple[str, ...]
