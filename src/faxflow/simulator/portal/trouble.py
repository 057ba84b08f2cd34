"""The troubles that a real portal makes, by the names under which one rehearses them."""

from enum import StrEnum


class Trouble(StrEnum):
    SESSION_ACTIVE = "session-active"
    PASSWORD_EXPIRING = "password-expiring"  # noqa: S105 - a trouble's name
    PASSWORD_EXPIRED = "password-expired"  # noqa: S105 - a trouble's name
    LOCKED = "locked"
    MFA = "mfa"
    NOTICE = "notice"
    DIALOG = "dialog"
    MAINTENANCE = "maintenance"
    UNAVAILABLE = "unavailable"
    RENAMED_BUTTON = "renamed-button"
    MOVED_FRAME = "moved-frame"
    NEW_TAB = "new-tab"
    SIGNED_OUT = "signed-out"
    NO_DATA = "no-data"
    ERROR_PAGE = "error-page"
    INLINE = "inline"
    SHOWN = "shown"
    SLOW_DOWNLOAD = "slow-download"
    CUT_DOWNLOAD = "cut-download"
    TWO_FILES = "two-files"


CLOSED = frozenset({Trouble.MAINTENANCE, Trouble.UNAVAILABLE})
"""The portal shows nothing but one page."""

ON_ARRIVAL = frozenset(
    {
        Trouble.SESSION_ACTIVE,
        Trouble.PASSWORD_EXPIRING,
        Trouble.PASSWORD_EXPIRED,
        Trouble.MFA,
        Trouble.NOTICE,
    }
)
"""A page stands between the sign-in and the menu."""
