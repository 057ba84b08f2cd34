"""A practice whose reports come as files, so that rejected rows can be read once more."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from conftest import Office
from faxflow.domain.ids import BatchId, RejectId
from faxflow.domain.ledger import Ledger
from faxflow.frames.mapping import Mapping, parse_mapping
from faxflow.steps.corrected_rows import Given, Rereading
from faxflow.steps.fix_rejects import Fixing, fix_rejects
from faxflow.steps.load import LoadedBatch, load
from faxflow.steps.normalize import normalize
from faxflow.steps.seen_to import SeenTo
from faxflow.store import batches

MAPPING = """
letter = "visit"
fax_number = "fax"
identity = ["mrn"]
service_date = "day"
recipient = ["doctor"]

[fields]
mrn = { column = "MRN", required = true }
doctor = "Doctor"
note = "Note"
fax = { column = ["Fax", "Fax No"], type = "phone", required = true }
day = { column = "Day", type = "date" }
"""
HEADER = "MRN,Doctor,Note,Fax,Day"
ONE, TWO = "+15552010101", "+15552010102"


def row(
    mrn: str = "00123", fax: str = "555-201-0101", day: str = "11/24/2026", note: str = "Knee"
) -> str:
    """A line of the report."""
    return f"{mrn},Dr. Alma Reyes,{note},{fax},{day}"


@dataclass
class Reporting:
    """The office, its mapping, and what people do about its rejects."""

    office: Office
    mapping_text: str = MAPPING
    days: int = 0

    @property
    def mapping(self) -> Mapping:
        return parse_mapping(self.mapping_text, Path("mapping.toml"))

    def report(self, *rows: str) -> BatchId:
        """The next day's report comes with these rows, and is loaded."""
        batch_id = self.fetched(*rows)
        self.normalize()
        self.load()
        return batch_id

    def normalize(self) -> None:
        normalize(self.office.work(), self.mapping, self.office.vault)

    def fetched(self, *rows: str) -> BatchId:
        """The next day's report, as it came."""
        content = "\n".join([HEADER, *rows, ""]).encode()
        self.days += 1
        name = f"report-{self.days}.csv"
        self.office.vault.keep(name, content)
        sha256 = hashlib.sha256(content).hexdigest()
        day = date(2026, 11, 22) + timedelta(days=self.days)
        run = self.office.work().run
        with self.office.store.write() as tx:
            return batches.add(tx, run, batches.Batch(BatchId(0), day, name, sha256, "test"))

    def load(self) -> list[LoadedBatch]:
        return load(self.office.work())

    def fix(
        self, batch: int, line: int, *, because: str = "mistyped", dry: bool = False, **texts: str
    ) -> SeenTo:
        """One row is given these texts."""
        given = Given(RejectId(BatchId(batch), line), texts)
        return self.fix_all([given], because=because, dry=dry)[0]

    def fix_all(
        self, given: Sequence[Given], *, because: str = "mistyped", dry: bool = False
    ) -> list[SeenTo]:
        tools = Rereading(self.mapping, self.office.vault)
        return fix_rejects(self.office.work("rejects fix"), tools, given, Fixing(because, dry))

    def ledger(self, batch: int = 1) -> Ledger:
        with self.office.store.read() as tx:
            return batches.ledger_of(tx, BatchId(batch))

    def open_tasks(self) -> list[object]:
        found = self.office.rows("SELECT kind FROM tasks WHERE closed_at IS NULL ORDER BY kind")
        return [kind for (kind,) in found]
