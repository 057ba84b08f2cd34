"""How reports look in JSON on their way in: fetched, cleaned, loaded, and their rejects."""

from typing import Annotated, NotRequired, TypedDict

from faxflow.views.answers.words import Batch, Count, Done, Told, When
from faxflow.views.figures_shape import Day
from faxflow.views.report_shape import LedgerData


class FetchedData(TypedDict):
    """What `faxflow extract --json` prints."""

    day: Day
    batch: Batch
    fetched: Annotated[bool, "false: it was there already"]
    set_aside: Annotated[list[Batch], "Whose place it takes"]


class TriedFetchData(TypedDict):
    """What `faxflow extract --dry-run --json` prints."""

    day: Day
    ending: Annotated[str, "Of the file's name"]
    size_bytes: int
    sha256: str
    source: str
    notes: list[str]


class NormalizedBatchData(TypedDict):
    """A report that was cleaned."""

    batch: Batch
    rows_read: int
    rejected: int


class NormalizedData(TypedDict):
    """What `faxflow normalize --json` prints."""

    batches: list[NormalizedBatchData]


class SurveyData(TypedDict):
    """What `faxflow normalize FILE --suggest --json` prints."""

    reader: str | None
    encoding: str | None
    delimiter: str | None
    sheet: str | None
    header_line: int | None
    data_rows: int
    columns: list[str]
    warnings: list[str]
    rejects: int | None
    mapping: Annotated[str | None, "A draft as TOML; null: none could be made"]


class TrialRowData(TypedDict):
    """A row as it would be loaded: this answer holds patient data."""

    line: int
    number: str
    number_valid: bool
    letter: str
    service_date: str
    identity: str
    recipient: str | None
    alone: bool
    fields: dict[str, str]


class TrialRejectData(TypedDict):
    """A row that would become no fax, and why."""

    line: int
    column: str
    reason: str


class TrialData(TypedDict):
    """What `faxflow normalize FILE --mapping M --dry-run --json` prints."""

    rows_read: int
    clean: int
    rejected: int
    left_out: Annotated[list[int], "Lines below the header that are no rows"]
    rows: Annotated[list[TrialRowData], "The first ones"]
    rejects: list[TrialRejectData]


class LoadedBatchData(LedgerData):
    """A report that was loaded."""

    batch: Batch
    held: int


class LoadedData(TypedDict):
    """What `faxflow load --json` prints."""

    batches: list[LoadedBatchData]


class BatchLineData(TypedDict):
    """A report on a list, and how its faxes stand."""

    batch: Batch
    day: Day
    state: str
    released_at: When
    held_at: When
    cases: Annotated[dict[str, int], "By state"]


class BatchListData(TypedDict):
    """What `faxflow batch list --json` prints."""

    batches: list[BatchLineData]


class BatchData(BatchLineData, LedgerData):
    """What `faxflow batch show --json` prints."""

    at_load: LedgerData
    templates: Annotated[dict[str, str], "The sha256 of the template that draws each letter"]


class HeldBatchData(TypedDict):
    """What `faxflow batch hold --json` prints."""

    batch: Batch
    held: int


class ReleasedBatchData(TypedDict):
    """What `faxflow batch release --json` prints."""

    batch: Batch
    released: int


class RejectData(TypedDict):
    """A row that became no fax."""

    reject: Annotated[str, "As B-000012:7"]
    batch: Batch
    day: Day
    line: int
    column: str
    reason: str
    state: str
    became: str | None
    case: str | None
    because: str | None
    columns: Annotated[list[str], "Those that a person has corrected"]
    settled_by: str | None
    settled_at: When


class RejectListData(TypedDict):
    """What `faxflow rejects list --json` prints."""

    batch: NotRequired[Batch]
    open: int
    rejects: list[RejectData]


class RejectSheetData(TypedDict):
    """What `faxflow rejects export --json` prints."""

    to: str
    rows: int
    left_out: Annotated[list[str], "Those whose report is gone"]


class SeenToData(TypedDict):
    """What became of one reject."""

    reject: Annotated[str, "As it was named"]
    done: Done
    told: Told
    became: str | None
    case: str | None
    columns: list[str]


class SeenToRejectsData(TypedDict):
    """What `rejects fix` and `rejects set-aside` print."""

    results: list[SeenToData]
    done: Count
