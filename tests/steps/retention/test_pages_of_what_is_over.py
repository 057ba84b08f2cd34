"""A page of what is over costs what is on it, however much of the store is over already."""

from datetime import UTC, datetime, timedelta

from conftest import Office
from faxflow.domain.ids import CaseId
from faxflow.domain.retention import Hold
from faxflow.store import kept_files
from faxflow.store.connection import Connection
from faxflow.store.retention import case_names
from faxflow.store.retention.case_names import Page
from faxflow.store.retention.over import Limit

LIMIT = Limit(datetime(2026, 11, 1, tzinfo=UTC), Hold())
LONG_OVER = "UPDATE cases SET state = 'delivered', changed_at = :at WHERE id <= :last"
FEW, MANY = 200, 2_000


def over(office: Office, last: int) -> None:
    """The first so many faxes are over since long ago."""
    at = {"at": (LIMIT.before - timedelta(days=9)).isoformat(timespec="milliseconds")}
    with office.store.write() as tx:
        tx.execute(LONG_OVER, {**at, "last": last})


def steps_of(tx: Connection) -> int:
    """How many hundreds of SQLite's steps a page and a look at some letters take."""
    taken = [0]

    def step() -> None:
        taken[0] += 1

    tx.set_progress_handler(step, 100)
    found = case_names.over(tx, LIMIT, Page(behind=100, most=10))
    letters = kept_files.over(tx, [CaseId(n) for n in range(101, 111)], LIMIT)
    tx.set_progress_handler(None, 0)
    assert [*found] == sorted(letters) == [*range(101, 111)]
    return taken[0]


def test_ten_times_as_many_that_are_over_take_no_longer(office: Office) -> None:
    office.load_cases(MANY)
    over(office, FEW)
    with office.store.read() as tx:
        few = steps_of(tx)
    over(office, MANY)

    with office.store.read() as tx:
        many = steps_of(tx)

    assert many < 2 * few
