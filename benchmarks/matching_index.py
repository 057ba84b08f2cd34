"""One incoming person against a saved index of many: found by keys in SQLite, and judged."""

import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.matching_towns import Record, town_of
from faxflow.domain.matching.columns import Vocabulary, table_of_people
from faxflow.domain.matching.judge import judge
from faxflow.domain.matching.keys import KEYS, blocking_keys, key_limit, key_texts
from faxflow.domain.matching.person import PERSON_FIELDS, Person
from matching_population import Mix

_ASKED = 100
_SCHEMA = """
CREATE TABLE people (id INTEGER PRIMARY KEY, {columns}) STRICT;
CREATE TABLE keys (key TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (key, id))
    STRICT, WITHOUT ROWID;
"""
_FIND = "SELECT id FROM keys WHERE key = ? LIMIT ?"


def milliseconds_for_one(seed: int, people: int) -> tuple[float, float]:
    """What nineteen of twenty take at most, and the median."""
    town = town_of(seed, Mix(), people)
    asked = random.Random(seed).sample(town.incoming, _ASKED)  # noqa: S311
    with tempfile.TemporaryDirectory() as name:
        connection = sqlite3.connect(Path(name) / "index.db")
        _fill(connection, town.known)
        took = sorted(_milliseconds(connection, one.person) for one in asked)
        connection.close()
    return took[len(took) * 19 // 20], took[len(took) // 2]


def _milliseconds(connection: sqlite3.Connection, person: Person) -> float:
    began = time.perf_counter()
    _match(connection, person)
    return 1000 * (time.perf_counter() - began)


def _match(connection: sqlite3.Connection, person: Person) -> None:
    crowded, rows = set(), set()
    for key in blocking_keys(person):
        limit = key_limit(key)
        found = connection.execute(_FIND, (key, limit + 1)).fetchall()
        if len(found) > limit:
            crowded.add(key)
        else:
            rows.update(row for (row,) in found)
    marks = ", ".join("?" * len(rows))
    people = connection.execute(f"SELECT * FROM people WHERE id IN ({marks})", sorted(rows))
    judge(person, [(str(row), Person(*texts)) for row, *texts in people], crowded)


def _fill(connection: sqlite3.Connection, records: Sequence[Record]) -> None:
    columns = ", ".join(f"{name} TEXT NOT NULL" for name in PERSON_FIELDS)
    connection.executescript(_SCHEMA.format(columns=columns))
    texts = ([getattr(one.person, name) for name in PERSON_FIELDS] for one in records)
    marks = ", ".join("?" * len(PERSON_FIELDS))
    with connection:
        connection.executemany(
            f"INSERT INTO people VALUES (?, {marks})", ([n, *one] for n, one in enumerate(texts))
        )
        connection.executemany("INSERT INTO keys VALUES (?, ?)", sorted(set(_keys(records))))


def _keys(records: Sequence[Record]) -> Iterator[tuple[str, int]]:
    table = table_of_people([one.person for one in records], Vocabulary())
    for row in range(table.size):
        for key in KEYS:
            for text in key_texts(table, row, key):
                yield text, row
