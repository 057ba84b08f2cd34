"""How `report mail` answers in JSON: what was mailed, or would be."""

from typing import Annotated, TypedDict

from faxflow.domain.mailed_report import ReportKind
from faxflow.views.figures_shape import Day, Moment

Places = Annotated[list[int], "Of readers, by their places in the configuration's list, from 1"]


class _Named(TypedDict):
    kind: ReportKind
    first: Day
    last: Day
    mailed_before: Annotated[Moment | None, "When it was mailed earlier; null: it was not"]


class MailedFileData(TypedDict):
    """A file that goes with the mail."""

    name: str
    bytes: int


class PlannedMailData(TypedDict):
    """The mail itself."""

    subject: str
    body: str
    files: list[MailedFileData]


class MailedData(_Named):
    """What `faxflow report mail --json` prints."""

    mailed: Annotated[int, "How many readers' addresses the server took now"]
    refused: Places
    put_off: Places


class PlannedData(_Named):
    """What `faxflow report mail --dry-run --json` prints."""

    to: Annotated[int, "How many readers there are"]
    mail: PlannedMailData
