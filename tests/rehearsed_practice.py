"""A practice that is about to go live: production settings, real-looking numbers, its own files."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path

from docx import Document

from faxflow.cli.main import main
from faxflow.cli.world import World

NOW = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
"""A Monday."""

CONFIG = """\
[practice]
name = "Birchwood Cardiology"
environment = "production"
time_zone = "America/Chicago"
[paths]
data = "data"
[source]
kind = "drop-folder"
folder = "exports"
settle_seconds = 0
[report]
mapping = "mapping.toml"
[report.mail]
to = ["lead@birchwood.example"]
[letter]
template = "letter.docx"
engine = "builtin"
[gateway]
profile = "srfax"
host = "smtp.birchwood.example"
port = 587
user = "faxes@birchwood.example"
password = "GATEWAY_PASSWORD"
sender = "faxes@birchwood.example"
[mailbox]
host = "imap.birchwood.example"
port = 993
security = "tls"
auth = "oauth"
user = "faxes@birchwood.example"
[notices]
host = "smtp.birchwood.example"
port = 587
user = "faxes@birchwood.example"
password = "NOTICES_PASSWORD"
sender = "faxes@birchwood.example"
to = ["desk@birchwood.example"]
webhook = "ALERT_WEBHOOK"
webhook_hosts = ["hooks.slack.com"]
command = ["/bin/sh", "-c", "touch COMMAND_WAS_RUN"]
[oauth]
provider = "microsoft"
tenant = "birchwood.example"
client_id = "11112222-3333-4444-5555-666677778888"
client_secret = "OAUTH_SECRET"
[ping]
url = "PING_ADDRESS"
hosts = ["hc.birchwood.example"]
rehearsal = true
[hours]
closed_on = [2026-11-27]
open_by_day = {2026-12-24 = ["08:00-12:00"]}
"""

MAPPING = """\
letter = "referral"
fax_number = "fax"
identity = ["mrn", "visit"]
service_date = "visit"

[fields]
mrn = { column = "Chart #", required = true }
patient = { column = "Pt Name", required = true }
visit = { column = "Visit", type = "date" }
recipient = "Send To"
fax = { column = "Fax No.", type = "phone" }
"""
HEADER = "Chart #,Pt Name,Visit,Send To,Fax No."


def row(number: int, fax: str = "") -> str:
    """A line of the report; `number` tells rows apart."""
    own = fax or f"(312) 555-01{number:02d}"
    return f'{7000 + number},"MARLOW, ADA {chr(65 + number % 26)}",11/23/2026,Clinic {number},{own}'


@dataclass
class Birchwood:
    """The practice's folder, and its commands in this process."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    tokens: Iterator[int] = field(default_factory=count)

    @property
    def config(self) -> Path:
        return self.folder / "faxflow.toml"

    def run(self, *arguments: str) -> int:
        """One command; gives its exit code."""
        world = World(self.environment, lambda: NOW, "tester", lambda: f"{next(self.tokens):06x}")
        return main([*arguments, "--config", str(self.config)], world)

    def rehearse(self, *arguments: str) -> int:
        """`rehearse` with the report that `write_report` wrote."""
        return self.run("rehearse", "--report", str(self.folder / "today.csv"), *arguments)

    def change(self, name: str, old: str, new: str) -> None:
        """Edits one of its files, which must hold `old`."""
        path = self.folder / name
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))

    def write_report(self, *rows: str) -> None:
        """The report of the day."""
        (self.folder / "today.csv").write_text("\n".join([HEADER, *rows, ""]))

    def prints(self) -> dict[str, str]:
        """Every file of the practice by its hash, with its time of change."""
        return {
            str(Path(place, name).relative_to(self.folder)): _print(Path(place, name))
            for place, _, names in os.walk(self.folder)
            for name in names
        }


def birchwood(folder: Path, faxes: int = 3) -> Birchwood:
    """The practice with a report of a few faxes, and no secret at all."""
    for name, text in (("faxflow.toml", CONFIG), ("mapping.toml", MAPPING)):
        (folder / name).write_text(text.replace("COMMAND_WAS_RUN", str(folder / "command-ran")))
    letter = Document()
    letter.add_paragraph("To {{ recipient }}, fax {{ fax_number }}, from {{ practice_name }}")
    letter.add_paragraph("Concerning {{ patient }}, record {{ mrn }}, seen on {{ visit }}.")
    letter.save(str(folder / "letter.docx"))
    here = Birchwood(folder)
    here.write_report(*map(row, range(faxes)))
    return here


def _print(path: Path) -> str:
    return f"{sha256(path.read_bytes()).hexdigest()} {path.stat().st_mtime_ns}"
