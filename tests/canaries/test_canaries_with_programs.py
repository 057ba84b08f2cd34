"""The same day with a browser, an office and a reader of scans: none lets others see anybody."""

import os
from contextlib import chdir
from pathlib import Path

import pytest
from canary_channels import CHANNELS
from canary_practice import canary_practice, live
from canary_words import a_flock

from faxflow.errors import ExitCode

ENDINGS = ("31", "01", "03", "07", "05", "32", "33")
PROGRAMS = (b"chromium", b"soffice", b"tesseract")


@pytest.mark.skipif(os.environ.get("FAXFLOW_FULL") != "1", reason="takes a minute")
def test_no_channel_names_anybody_while_programs_are_at_work(tmp_path: Path) -> None:
    flock = a_flock(f"whole {os.getpid()}", ENDINGS)

    with chdir(tmp_path), canary_practice(tmp_path, flock, whole=True) as (day, door):
        live(day, door)
        found = {name: look(day) for name, look in CHANNELS.items()}

    assert day.codes["extract"] == ExitCode.DONE
    assert len(day.gateway.raw) >= len(ENDINGS) - 1
    ran = b"".join(day.seen.children)
    assert [name for name in PROGRAMS if name not in ran] == []
    assert {name: told for name, told in found.items() if told} == {}
