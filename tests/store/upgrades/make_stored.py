"""Makes the stored file of one version, by the code of that time. README.md says how.

    python make_stored.py SOURCE_FOLDER VERSION [EARLIER_VERSION]

The folder is the `src` of a commit whose newest migration is that version's. Its own demo makes
most rows and its own commands some more; what is left open at the end of a day, and tables that
no command of the demo fills, X
"""

import lzma
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).parent

_RUN = "from faxflow.cli.main import run; run()"
_EVENTS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from faxflow.domain.run import Run
from faxflow.store import events
from faxflow.store.connection import open_store
run = Run("by-hand", "mara", lambda: datetime(2026, 11, 24, 12, tzinfo=UTC))
E = events.Event
moves = [("FX-%06d" % n, "loaded", None, "ready", None) for n in range(101, 108)]
sent = [("claimed", "ready", "sending"), ("body handed over", "sending", "submitting")]
for n in (102, 104, 105, 106):
    moves += [("FX-%06d" % n, *one, None) for one in sent]
for n in (102, 104, 106):
    moves.append(("FX-%06d" % n, "taken by the server", "submitting", "sent", None))
moves += [
    ("FX-000102", "rejected by a verdict", "sent", "waiting", "busy"),
    ("FX-000103", "decided by a person", "ready", "held", None),
    ("FX-000105", "no clear reply to the final dot", "submitting", "in-doubt", None),
    ("FX-000106", "rejected by a verdict", "sent", "failed", "not_in_service"),
    ("FX-000107", "decided by a person", "ready", "cancelled", None),
]
store = open_store(Path(sys.argv[1]), "rehearsal", config="")
with store.write() as tx:
    events.record(tx, run, [E(s, c, a, b, r) for s, c, a, b, r in moves])
store.close()
"""

_OPEN = """
import sys
from pathlib import Path
from faxflow.store.connection import open_store
open_store(Path(sys.argv[1]), "rehearsal", config="").close()
"""

_REFERRALS = (
    ("referral", "new", "given_name=Quill", "surname=Vandersloot", "date_of_birth=1961-04-03",
     "phone=202-555-0143", "service=Cardiology", "provider=Ines Okafor"),
    ("referral", "new", "given_name=Marisol", "surname=Okwuosa", "service=Cardiology"),
    ("referral", "set", "RF-000001", "payer=Blue Plan"),
    ("referral", "advance", "RF-000001"),
    ("referral", "contact", "RF-000001", "--whom", "patient", "--outcome", "no-answer"),
    ("referral", "status-call", "RF-000001", "--caller", "patient"),
    ("referral", "note", "RF-000001", "asked for the morning"),
)  # fmt: skip
_COMMANDS = {
    "0002": (("case", "incident", "FX-000001", "--kind", "wrong-recipient"),
             ("number", "block", "202-555-0188", "--because", "asked-to-stop")),
    "0005": _REFERRALS,
}  # fmt: skip
"""What is done by that time's commands, from the version on that has them; some may refuse."""


def main(source: Path, version: str, earlier: str = "") -> None:
    """Writes vVERSION.db.xz beside this file."""
    with tempfile.TemporaryDirectory() as temporary:
        practice = Path(temporary) / "practice"
        store = practice / "data" / "faxflow.db"
        if earlier:
            _bring_up(source, earlier, store)
        else:
            _live_a_day(source, version, practice, store)
        _fill_blanks(store)
        content = store.read_bytes()
    packed = lzma.compress(content, preset=9 | lzma.PRESET_EXTREME)
    (HERE / f"v{version}.db.xz").write_bytes(packed)
    print(f"v{version}.db.xz: {len(packed):,} of {len(content):,} octets")


def _live_a_day(source: Path, version: str, practice: Path, store: Path) -> None:
    _faxflow(source, "demo", "--no-system", "--faxes", "8", "--keep", str(practice))
    _execute(store, (HERE / "open_work.sql").read_text())
    subprocess.run([sys.executable, "-c", _EVENTS, store], env=_env(source), check=True)
    for since, commands in _COMMANDS.items():
        for command in commands if version >= since else ():
            _faxflow(source, *command, "-c", str(practice / "faxflow.toml"), check=False)


def _bring_up(source: Path, earlier: str, store: Path) -> None:
    store.parent.mkdir(parents=True)
    store.write_bytes(lzma.decompress((HERE / f"v{earlier}.db.xz").read_bytes()))
    subprocess.run([sys.executable, "-c", _OPEN, store], env=_env(source), check=True)


def _faxflow(source: Path, *arguments: str, check: bool = True) -> None:
    command = [sys.executable, "-c", _RUN, *arguments]
    done = subprocess.run(command, env=_env(source), check=check, capture_output=True, text=True)
    if done.returncode not in {0, 3}:
        print(*arguments[:2], done.returncode, done.stderr.strip()[-300:])


def _env(source: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(source)}


def _execute(store: Path, sql: str) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.executescript(sql)
        connection.commit()


def _fill_blanks(store: Path) -> None:
    """Leaves one file by itself, with rows in every table."""
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        names = {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence'"
            ).fetchall()
        }
        for line in (HERE / "blanks.sql").read_text().splitlines():
            if line.startswith("INSERT INTO ") and names.get(line.split()[2]) == 0:
                connection.execute(line)
                names[line.split()[2]] = 1
        assert not [name for name, count in names.items() if not count], names
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
