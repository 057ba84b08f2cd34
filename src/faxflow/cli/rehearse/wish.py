"""What the visitor asked of a rehearsal."""

from dataclasses import dataclass
from pathlib import Path

from faxflow.simulator.gateway.chances import Troubles


@dataclass(frozen=True, slots=True)
class Wish:
    """`config` and `date` as they were given; `report` is a file of theirs, and with `extract` it
    is fetched by the practice's own door, to which `yes` agrees.

    `faxes` is the most that are sent, None: all. `keep` is a new folder that stays; without it
    all is removed at the end, at once where the visitor shall not be asked (`no_wait`).
    """

    config: Path | None
    report: Path | None
    date: str | None
    extract: bool
    yes: bool
    faxes: int | None
    troubles: Troubles
    seed: int
    keep: Path | None
    no_wait: bool
    json: bool
