"""How the commands about backups and restores answer in JSON."""

from typing import Annotated, TypedDict

from faxflow.views.figures_shape import Moment


class BackupData(TypedDict):
    """What `faxflow store backup --json` prints."""

    path: str
    bytes: int
    cases: int
    events: int
    encrypted: bool
    removed: Annotated[int, "How many older backups were removed after it"]


class OpenedData(TypedDict):
    """What `faxflow store backup --verify --json` prints."""

    path: str
    encrypted: bool
    environment: str
    generation: Annotated[int, "Restores of the store by then, from 1"]
    cases: int
    events: int
    last_event_at: Annotated[Moment | None, "When its history ends; null: it has none"]
    made_at: Annotated[Moment | None, "When it was made; null: it does not say"]


class RestoredData(TypedDict):
    """What `faxflow store restore --json` prints."""

    dry_run: bool
    generation: Annotated[int, "Of the store from now on; references carry it"]
    last_event_at: Annotated[Moment | None, "Nothing after it is known; null: nothing is"]
    cases: int
    held: Annotated[int, "Faxes that wait for a person"]
    in_doubt: int
    sent: int
    failed: int
    moved_aside: Annotated[str | None, "Where the store is that stood there; null: none did"]


class ReconciledData(TypedDict):
    """What `faxflow store reconcile --json` prints."""

    copies: Annotated[int, "Copies of sent faxes that were looked at"]
    mails: Annotated[int, "Mails of the lost time that were read"]
    read_before: int
    adopted: Annotated[int, "Attempts of the lost time that were given to their faxes"]
    unexplained: Annotated[int, "Attempts of the lost time whose fax is not known here"]
    sent_folder: Annotated[bool, "Whether there was a Sent folder to look into"]
    held: int
    doubted: Annotated[int, "Of those held, such as may be one of the unexplained"]
    in_doubt: int
    referrals: Annotated[int, "Referrals of the lost time that were taken in again"]
    problems: Annotated[list[str], "What kept referrals from being taken in"]


class LostData(TypedDict):
    """An attempt of the lost time whose fax is not known here."""

    reference: str
    number: Annotated[str | None, "The number's id; null: nothing names one"]
    went_at: Moment
    evidence: str
    said: str | None
    may_be: Annotated[list[str], "Held faxes to the same number"]


class GuardData(TypedDict):
    """What `faxflow store guard --json` prints."""

    restored: bool
    guarded: bool
    generation: int
    last_event_at: Moment | None
    restored_at: Moment | None
    reconciled_at: Moment | None
    lifted_at: Moment | None
    held: int
    doubted: int
    in_doubt: int
    failed: int
    lost: list[LostData]


class SameData(TypedDict):
    """What `faxflow store same --json` prints."""

    same: Annotated[list[list[str]], "Each fax with the reference that it went out by"]
    left: Annotated[int, "Attempts of the lost time that are unexplained still"]


class LiftedData(TypedDict):
    """What `faxflow store lift --json` prints."""

    lifted: bool
    dry_run: bool
    held: int
    in_doubt: int
    unexplained: int
