"""Writes the rehearsal's practice with its referral desks into a folder."""

from importlib import resources
from pathlib import Path
from string import Template

from faxflow.simulator.practice.folder import Servers, write_practice
from faxflow.simulator.practice.sample_answer import write_sample_answer

CALLS, DROPPED = "calls", "referrals"
"""The folders in which the call centre and others leave files."""

_MAPPING = "calls.toml"


def write_referral_practice(folder: Path, servers: Servers, *, intake_port: int) -> Path:
    """Writes all files and gives the configuration's path.

    It is the practice of the faxes with office hours in place of its day and night.
    """
    path = write_practice(folder, servers)
    for name in (CALLS, DROPPED):
        (folder / name).mkdir(mode=0o700)
    (folder / _MAPPING).write_text(_packaged(_MAPPING), encoding="utf-8")
    write_sample_answer(folder / "answer.docx")
    faxes = path.read_text(encoding="utf-8").partition("[hours]")[0]
    path.write_text(faxes.replace('"auto"', '"builtin"') + _desks(intake_port), encoding="utf-8")
    return path


def _desks(intake_port: int) -> str:
    return Template(_packaged("practice.toml")).substitute(intake_port=intake_port)


def _packaged(name: str) -> str:
    return (resources.files("faxflow.simulator.referrals") / name).read_text("utf-8")
