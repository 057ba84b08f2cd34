"""Where in the world a fax number is: its region, and the time zones that its clock may show."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

_ANYWHERE = frozenset(
    {
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.PERSONAL_NUMBER,
        PhoneNumberType.UAN,
        PhoneNumberType.VOIP,
    }
)
"""Kinds that ring wherever their owner wants: the plan's zones, 42 for +1, say nothing of it."""


def zones_of(e164: str) -> frozenset[ZoneInfo]:
    """All zones in which the number may ring; empty where nobody knows."""
    # Its tables are large: who has no quiet hours does not load them.
    from phonenumbers import timezone

    try:
        number = phonenumbers.parse(e164)
    except NumberParseException:
        return frozenset()
    if phonenumbers.number_type(number) in _ANYWHERE:
        return frozenset()
    names = timezone.time_zones_for_number(number)
    return frozenset(zone for name in names if (zone := _zone(name)))


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:  # as Etc/Unknown, which stands for no zone
        return None


def region_of(e164: str) -> str | None:
    """The region's ISO code, `US`; None where the plan knows none."""
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(e164))
    except NumberParseException:
        return None


def is_region(code: str) -> bool:
    """Whether the plan knows the ISO code: GB, not UK."""
    return phonenumbers.country_code_for_region(code) != 0


def national_form(e164: str) -> str:
    """The number as its own country writes it: `(415) 555-0123`."""
    try:
        return phonenumbers.format_number(phonenumbers.parse(e164), PhoneNumberFormat.NATIONAL)
    except NumberParseException:
        return e164
