"""By whatever door: the report lands 0600 with hash, source and time, or nothing of it does."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncssh
import pytest

from faxflow.adapters.file_lock import FileLocks
from faxflow.errors import ExitCode
from rehearsing import PASSWORD, SECRETS, Practice, practice, wall_clock
from servers.report_server import Page, ReportServer
from servers.sftp_server import USER, SftpServer

DROP = 'kind = "drop-folder"\nfolder = "drop"\npattern = "ApptList*.xls"\nsettle_seconds = 0'


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Practice]:
    with practice(tmp_path, faxes=2) as made:
        yield made


@contextmanager
def drop_folder(_here: Practice, content: bytes) -> Iterator[str]:
    """The practice's own, with its own report."""
    yield DROP


@contextmanager
def sftp(here: Practice, content: bytes) -> Iterator[str]:
    key = asyncssh.generate_private_key("ssh-ed25519")
    folder = here.folder / "served"
    folder.mkdir()
    (folder / "appts.csv").write_bytes(content)
    server = SftpServer(folder, [key], taken=PASSWORD)
    with server.listening():
        yield (
            f'kind = "sftp"\nhost = "127.0.0.1"\nport = {server.port}\nuser = "{USER}"\n'
            f'password = "PORTAL_PASSWORD"\nhost_key = "{key.get_fingerprint()}"\n'
            "settle_seconds = 0"
        )


@contextmanager
def https(_here: Practice, content: bytes) -> Iterator[str]:
    with ReportServer({"/appts.csv?key=hidden": Page(content)}).listening() as server:
        yield f'kind = "https"\nurl = "{server.url}/appts.csv?key=hidden"'


DOORS = pytest.mark.parametrize("door", [drop_folder, sftp, https], ids=lambda one: one.__name__)
CONTENT = b"MRN,Fax\n1,+12015550143\n"


def test_screenshots_of_an_earlier_portal_go_by_whatever_door_the_report_comes(
    here: Practice,
) -> None:
    folder = here.folder / "data" / "screenshots"
    folder.mkdir(parents=True)
    (folder / "2026-11-19-r1.png").write_bytes(b"shown")

    code = here.run("extract")

    assert code == ExitCode.DONE
    assert list(folder.iterdir()) == []


@DOORS
def test_a_report_lands_closed_to_others_with_its_hash_source_and_time(
    here: Practice, door: object
) -> None:
    began = wall_clock()

    with door(here, CONTENT) as source:
        here.change(DROP, source)
        code = here.run("extract")

    assert code == ExitCode.DONE
    (file,) = (here.folder / "data" / "reports").iterdir()
    rows = here.rows("SELECT name, sha256, source, fetched_at FROM batches")
    name, sha256, told, at = map(str, rows[0])
    assert (file.name, file.stat().st_mode & 0o777) == (name, 0o600)
    assert sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert told.startswith(("folder /", "sftp 127.0.0.1:", "http 127.0.0.1:"))
    assert "hidden" not in told
    assert began.isoformat()[:16] <= at <= wall_clock().isoformat()


@DOORS
def test_a_dry_run_says_what_came_and_keeps_nothing(
    here: Practice, door: object, capsys: pytest.CaptureFixture[str]
) -> None:
    with door(here, CONTENT) as source:
        here.change(DROP, source)
        capsys.readouterr()
        code = here.run("extract", "--dry-run", "--json")

    told = json.loads(capsys.readouterr().out)
    assert code == ExitCode.DONE
    assert {"day", "ending", "size_bytes", "sha256", "source", "notes"} < told.keys()
    assert here.rows("SELECT count(*) FROM batches") == [(0,)]
    assert not (here.folder / "data" / "reports").exists()


def test_a_dry_run_needs_no_store(here: Practice, capsys: pytest.CaptureFixture[str]) -> None:
    here.change('data = "data"', 'data = "elsewhere"')

    code = here.run("extract", "--dry-run")

    assert code == ExitCode.DONE
    assert "Nothing of it was kept" in capsys.readouterr().out
    assert not (here.folder / "elsewhere").exists()


def test_a_dry_run_says_that_the_same_file_came_before(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    given = here.folder / "given.csv"
    given.write_bytes(CONTENT)
    here.run("extract", "--date", "2026-11-20", "--file", str(given))

    code = here.run("extract", "--dry-run", "--date", "2026-11-21", "--file", str(given))

    assert code == ExitCode.TRY_LATER
    assert "the report of 2026-11-20 (B-000001)" in capsys.readouterr().err


def test_the_same_file_is_taken_for_another_day_when_a_person_says_so(here: Practice) -> None:
    given = here.folder / "given.csv"
    given.write_bytes(CONTENT)
    here.run("extract", "--date", "2026-11-20", "--file", str(given))
    again = ("extract", "--date", "2026-11-21", "--file", str(given))

    codes = (here.run(*again), here.run(*again, "--even-if-same"))

    assert codes == (ExitCode.TRY_LATER, ExitCode.DONE)
    assert here.rows("SELECT count(*) FROM batches") == [(2,)]


def test_a_dry_run_waits_its_turn_at_the_door(here: Practice) -> None:
    locks = FileLocks(here.folder / "data" / "locks", wall_clock)

    with locks.hold("outbound", "another run"):
        code = here.run("extract", "--dry-run")

    assert code == ExitCode.TRY_LATER


def test_only_whoever_fetches_by_sftp_loads_its_library() -> None:
    modules = "faxflow.cli.outbound, faxflow.cli.door_trying, faxflow.adapters.drop_folder"
    code = f"import sys, {modules}; sys.exit('asyncssh' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], check=False)

    assert done.returncode == 0


def test_kill_nine_half_way_through_a_download_leaves_nothing(here: Practice) -> None:
    half = Page(CONTENT, length=5000, stalls=True)

    with ReportServer({"/appts.csv": half}).listening() as server:
        here.change(DROP, f'kind = "https"\nurl = "{server.url}/appts.csv"')
        command = [sys.executable, "-m", "faxflow", "extract", "--config", str(here.config)]
        child = subprocess.Popen(command, env={**os.environ, **SECRETS})
        assert server.stalled.wait(30)
        child.send_signal(signal.SIGKILL)
        child.wait()
        server.pages["/appts.csv"] = Page(CONTENT)
        left = list((here.folder / "data").glob("reports/*"))
        code = here.run("extract")

    assert left == []
    assert code == ExitCode.DONE
    assert here.rows("SELECT count(*) FROM batches") == [(1,)]
