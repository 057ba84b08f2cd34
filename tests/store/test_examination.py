"""A store that is looked at is left as it was: not a byte of it, and no file beside it."""

from pathlib import Path

from faxflow.store.connection import create_store, open_store
from faxflow.store.examination import environment_of, examined
from making import MORNING


def test_looking_leaves_nothing_beside_a_store_that_nobody_has_open(tmp_path: Path) -> None:
    place = tmp_path / "faxflow.db"
    create_store(place, "production", MORNING, made_by="tester")
    before = place.read_bytes()

    with examined(place) as tx:
        found = environment_of(tx)

    assert found == "production"
    assert [one.name for one in tmp_path.iterdir()] == ["faxflow.db"]
    assert place.read_bytes() == before


def test_what_another_has_just_written_is_seen(tmp_path: Path) -> None:
    place = tmp_path / "faxflow.db"
    create_store(place, "production", MORNING, made_by="tester")
    store = open_store(place, "production", config="faxflow.toml")
    with store.write() as tx:
        tx.execute("INSERT INTO numbers (number) VALUES ('+13125550101')")

    with examined(place) as tx:
        seen = tx.execute("SELECT count(*) AS numbers FROM numbers").fetchone()["numbers"]

    store.close()
    assert seen == 1
