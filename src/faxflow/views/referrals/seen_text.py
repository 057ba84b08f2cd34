"""Who was shown a referral, as text and data."""

from collections.abc import Sequence
from datetime import tzinfo

from faxflow.domain.referrals.shown import Look
from faxflow.views.moment import local_minute


def seen_data(name: str, looks: Sequence[Look]) -> dict[str, object]:
    """All of it, under stable names; times are UTC."""
    return {
        "referral": name,
        "looks": [
            {
                "at": one.at.isoformat(),
                "account": one.account,
                "refused": one.refused,
                "by": one.by,
            }
            for one in looks
        ],
    }


def seen_text(name: str, looks: Sequence[Look], zone: tzinfo) -> str:
    """A line for each look."""
    lines = [f"{local_minute(one.at, zone)}  {one.account}  {_what(one)}" for one in looks]
    return "\n".join(lines) or f"{name} was shown to nobody."


def _what(one: Look) -> str:
    return f"refused: {one.by}" if one.refused else one.by
