"""Every function of the store meets a locked file as StoreLocked, and changes nothing."""

import ast
import inspect
import pkgutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import faxflow.store
from faxflow.errors import StoreLocked
from faxflow.store import connection
from faxflow.store.connection import Connection, Store, open_store
from stocked import Stocked, row

_STORE = "faxflow.store."
MODULES = {
    found.name.removeprefix(_STORE): import_module(found.name)
    for found in pkgutil.walk_packages(faxflow.store.__path__, _STORE)
}
WITHOUT_A_NOUN = {
    *("backup", "cleansing", "connection", "examination"),
    *("faults", "keyed_hash", "migration", "stamp"),
    *("conversion", "driver", "leftovers", "restore.exchange", "restore.put_aside"),
    *("check.structure", "check.named_files"),
}


def public(module: ModuleType) -> Iterator[Callable[..., object]]:
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ == module.__name__ and not name.startswith("_"):
            yield function


def takes_a_transaction(function: Callable[..., object]) -> bool:
    first = next(iter(inspect.signature(function).parameters.values()), None)
    return first is not None and first.annotation is Connection


FUNCTIONS = [
    pytest.param(function, id=f"{name}.{function.__name__}")
    for name, module in MODULES.items()
    if name not in WITHOUT_A_NOUN
    for function in public(module)
    if takes_a_transaction(function)
]


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program is writing to the store."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.close()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setattr(connection, "LOCK_WAIT_SECONDS", 0.0)
    stocked = Stocked(tmp_path)
    stocked.load(row(1))
    stocked.store.close()
    return open_store(tmp_path / "faxflow.db", "rehearsal", config="faxflow.toml")


def contents(store: Store) -> list[str]:
    beside = sqlite3.connect(store.path)
    lines = list(beside.iterdump())
    beside.close()
    return lines


def call(store: Store, function: Callable[..., object]) -> None:
    """Calls a store function as a step does; it never comes so far as to miss its arguments."""
    with store.write() as tx:
        function(tx)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_locked_file_is_met_before_anything_is_done(
    store: Store, function: Callable[..., object]
) -> None:
    before = contents(store)

    with locked(store.path), pytest.raises(StoreLocked):
        call(store, function)

    assert contents(store) == before


@pytest.mark.parametrize("name", sorted(MODULES.keys() - WITHOUT_A_NOUN))
def test_no_file_of_a_noun_opens_or_ends_a_transaction_of_its_own(name: str) -> None:
    tree = ast.parse(inspect.getsource(MODULES[name]))

    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }
    words = {
        node.value.split(maxsplit=1)[0].upper()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip()
    }
    assert not called & {"connect", "commit", "rollback", "executescript", "write", "open_store"}
    assert not words & {"BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "ATTACH", "VACUUM"}


@pytest.mark.parametrize("name", sorted(MODULES.keys() - WITHOUT_A_NOUN))
def test_every_public_function_of_a_noun_that_asks_the_file_has_a_transaction(name: str) -> None:
    without = [
        one.__name__
        for one in public(MODULES[name])
        if "execute" in inspect.getsource(one) and not takes_a_transaction(one)
    ]

    assert without == []


def test_reading_goes_on_while_another_program_writes(store: Store) -> None:
    with locked(store.path), store.read() as tx:
        assert tx.execute("SELECT count(*) FROM cases").fetchone()[0] == 1


def test_the_list_of_functions_is_not_empty() -> None:
    assert len(FUNCTIONS) > 100
    assert {"referrals.moves", "referrals.contacts"} <= MODULES.keys()
