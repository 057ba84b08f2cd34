"""Writes all files of the rehearsal's practice into a folder."""

from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from string import Template

from faxflow.simulator.practice.sample_template import write_sample_template

PORTAL_SOURCE = 'kind = "portal"\nsite = "site.toml"'
DROP_SOURCE = 'kind = "drop-folder"\nfolder = "drop"\npattern = "ApptList*.xls"\nsettle_seconds = 0'

_RECORDED_URL = "http://127.0.0.1:8480"


@dataclass(frozen=True, slots=True)
class Servers:
    """Where the rehearsal's servers listen; without a portal, reports come by drop folder."""

    smtp_port: int
    imap_port: int
    office_port: int
    portal_url: str | None


def write_practice(folder: Path, servers: Servers) -> Path:
    """Writes all files and gives the configuration's path."""
    for name in ("mapping.toml", "recording.json"):
        (folder / name).write_text(_packaged(name), encoding="utf-8")
    site = _packaged("site.toml").replace(_RECORDED_URL, servers.portal_url or _RECORDED_URL)
    (folder / "site.toml").write_text(site, encoding="utf-8")
    write_sample_template(folder / "letter.docx")
    (folder / "drop").mkdir(mode=0o700)
    path = folder / "faxflow.toml"
    path.write_text(_configuration(servers), encoding="utf-8")
    return path


def _configuration(servers: Servers) -> str:
    return Template(_packaged("faxflow.toml")).substitute(
        source=PORTAL_SOURCE if servers.portal_url else DROP_SOURCE,
        smtp_port=servers.smtp_port,
        imap_port=servers.imap_port,
        office_port=servers.office_port,
    )


def _packaged(name: str) -> str:
    place = resources.files("faxflow.simulator.practice") / name
    return place.read_text(encoding="utf-8")
