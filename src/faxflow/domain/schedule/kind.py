"""The kinds of schedule that faxflow makes."""

from enum import StrEnum


class Kind(StrEnum):
    """Who runs faxflow."""

    CRON = "cron"
    SYSTEMD = "systemd"
