"""Rows as plain tuples: to name the columns of each of a quarter of a million takes its time."""

from collections.abc import Iterator, Mapping
from typing import Any

from faxflow.store.connection import Connection


def tuples(tx: Connection, sql: str, key: Mapping[str, object]) -> Iterator[tuple[Any, ...]]:
    """What a statement finds, its columns in order."""
    cursor = tx.cursor()
    cursor.row_factory = None
    return cursor.execute(sql, key)
