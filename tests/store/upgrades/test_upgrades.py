"""A store of every earlier version is opened by today's program with every row, and goes on."""

import hashlib
import sqlite3
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from aged_store import FILES, HERE, held, unpack, without

from faxflow.domain.ids import ReferralId
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Channel
from faxflow.store import events, migration
from faxflow.store.check.every_rule import check_store
from faxflow.store.connection import open_store
from faxflow.store.referrals import moves, patients, records
from faxflow.store.referrals.patients import FoundBy
from faxflow.store.referrals.records import Due, NewReferral
from making import RunMaker
from stocked import Stocked, row

MIGRATIONS = [name for name, _ in migration._files()]
REWRITTEN: Mapping[str, frozenset[str]] = {}
"""Columns that a migration gives other values on purpose, by table, each with its reason."""

SMALL = 30_000
"""Octets that a stored file may have."""


class Aged(Stocked):
    """An earlier version's store, opened as it is found."""

    def __post_init__(self) -> None:
        self.store = open_store(self.folder / "faxflow.db", "rehearsal", config="faxflow.toml")
        self.runs = RunMaker(self.clock)
        self.run = self.runs(self.store)


@pytest.fixture(params=FILES, ids=lambda file: file.name[:5])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An earlier store's file, not yet opened."""
    file: Path = request.param
    return unpack(file, tmp_path)


@pytest.fixture
def aged(path: Path) -> Iterator[Aged]:
    made = Aged(path.parent)
    yield made
    made.store.close()


def test_every_row_and_column_of_every_table_is_kept(path: Path) -> None:
    before = held(path)

    open_store(path, "rehearsal", config="").close()

    after = held(path, before)
    assert all(one.rows for one in before.values()), "a table of the stored file is empty"
    for name, one in before.items():
        rewritten = REWRITTEN.get(name, frozenset())
        assert without(after[name], rewritten) == without(one, rewritten), name


def test_its_history_holds_and_so_does_every_promise(aged: Aged) -> None:
    with aged.store.read() as tx:
        verified, findings = events.verify(tx), list(check_store(tx))

    assert verified > 40
    assert findings == []


def test_its_faxes_go_on(aged: Aged) -> None:
    (new,) = aged.load(row(1, case_key="new", number="+12025550177"))

    aged.send(101)
    aged.send(new)

    assert aged.case(101).state == aged.case(new).state == "sent"
    with aged.store.read() as tx:
        broken = {one.rule: one.count for one in check_store(tx)}
    assert broken == {"person.has-one-task": 2}, "the steps open the tasks, and none was at work"


def test_its_referrals_go_on(aged: Aged) -> None:
    made = new_referral(aged)
    for (number,) in aged.rows("SELECT id FROM referrals WHERE stage = 'needs-info'"):
        moved(aged, ReferralId(int(str(number))))

    moved(aged, made)

    assert aged.rows(f"SELECT stage FROM referrals WHERE id = {made}") == [("eligibility",)]  # noqa: S608


def test_every_version_before_the_newest_has_its_stored_file() -> None:
    wanted = [f"v{name[:4]}.db.xz" for name in MIGRATIONS[:-1]]

    missing = [name for name in wanted if not (HERE / name).exists()]

    assert missing == [], "make it by the code of that time: see README.md here"


def test_every_stored_file_is_of_its_version_and_small(tmp_path: Path) -> None:
    for file in FILES:
        with closing(sqlite3.connect(unpack(file, tmp_path))) as connection:
            applied = connection.execute("SELECT max(name) FROM _sqlite_migrations").fetchone()[0]

        assert applied[:4] == file.name[1:5]
        assert file.stat().st_size < SMALL


def test_no_migration_is_edited_that_stores_have_applied() -> None:
    landed = tomllib.loads((HERE / "landed.toml").read_text())

    edited = [
        name
        for name, sql in migration._files()
        if name in landed and hashlib.sha256(sql.encode()).hexdigest() != landed[name]
    ]

    assert edited == []
    assert len(landed) >= len(FILES)


def new_referral(aged: Aged) -> ReferralId:
    fields = dict.fromkeys(Field, "")
    with aged.store.write() as tx:
        patient = patients.insert(tx, fields, FoundBy(frozenset(), frozenset()), aged.run.now())
        due = Due(aged.run.now(), aged.run.now(), "v1")
        new = NewReferral(
            patient, Channel.FAX, "", aged.run.now(), fields, Stage.INTAKE_RECEIVED,
            Queue.INTAKE, due,
        )  # fmt: skip
        return records.insert(tx, aged.run, new)


def moved(aged: Aged, referral_id: ReferralId) -> None:
    due = Due(aged.run.now(), aged.run.now(), "v1")
    with aged.store.write() as tx:
        referral = records.get(tx, referral_id)
        assert referral
        move = moves.Move(referral, Stage.ELIGIBILITY, Queue.ELIGIBILITY, due)
        assert moves.move(tx, aged.run, move)
