"""What was asked of `init` by its options; None where nothing was said."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wish:
    """`folder` gets the configuration, `data` what faxflow keeps, and `drop` is where reports are
    put. `report` and `template` are the practice's own files, and `told` hears of troubles.
    `owner` is the account that faxflow will run as."""

    folder: str | None = None
    practice: str | None = None
    time_zone: str | None = None
    country: str | None = None
    environment: str | None = None
    source: str | None = None
    drop: Path | None = None
    gateway: str | None = None
    fax_number: str | None = None
    mailbox: str | None = None
    mail_service: str | None = None
    told: tuple[str, ...] = ()
    report: Path | None = None
    template: Path | None = None
    owner: str | None = None
    data: Path | None = None
    dry_run: bool = False
