"""Where canaries are looked for, channel by channel, and the few places where they belong."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from canary_practice import Day

from faxflow.store.columns import table_columns
from faxflow.store.connection import open_store

BELONG = ("drop/", "referrals/", "broken.csv", "data/backups/", "data/documents/")
BELONG_TILL_THEY_GO = ("data/faxflow.db", "data/letters/", "data/reports/")
"""The practice's own files, and faxflow's store and vaults."""

NAMED_BY_OTHERS = ("referrals/", "drop/")
"""Files are called there what the practice calls them."""


def _each(day: Day, contents: Iterable[bytes]) -> list[str]:
    return sorted({told for content in contents for told in day.flock.found_in(content)})


def _office_mails(day: Day) -> Iterator[bytes]:
    for _, raw in day.gateway.office_mails:
        yield from _plain(raw)


def _plain(raw: bytes) -> Iterator[bytes]:
    """A mail as it went, and its parts as people read them."""
    yield raw
    for part in message_from_bytes(raw).walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield content


def _headers(day: Day) -> Iterator[bytes]:
    """All of every part, but for whom it is: that is how a gateway learns the number."""
    for raw in day.gateway.raw:
        for part in message_from_bytes(raw).walk():
            yield _headers_of(part)


def _headers_of(part: Message) -> bytes:
    return "\n".join(f"{name}: {value}" for name, value in part.items() if name != "To").encode()


def _names(day: Day) -> Iterator[str]:
    """Of every file that is there, that was there for a moment, or that was opened to write."""
    here = (str(path.relative_to(day.folder)) for path in day.folder.rglob("*"))
    once = (
        path.removeprefix(f"{day.folder}/") for path in day.seen.written | {*day.seen.temporary}
    )
    yield from (name for name in (*here, *once) if not name.startswith(NAMED_BY_OTHERS))


def _temporary(day: Day) -> Iterator[bytes]:
    yield from day.seen.temporary.values()
    yield from (path.read_bytes() for path in _files(day.temporary))


def _beside(day: Day) -> Iterator[bytes]:
    for path in _files(day.folder):
        name = str(path.relative_to(day.folder))
        if not name.startswith(("tmp/", *BELONG, *BELONG_TILL_THEY_GO)):
            yield path.read_bytes()


def _elsewhere(day: Day) -> Iterator[bytes]:
    """What this process has written outside its practice, as far as it is there still."""
    for path in map(Path, day.seen.written):
        is_ours = not path.is_absolute() or path.is_relative_to(day.folder)
        if not is_ours and path.is_file() and path.parts[1] not in {"dev", "proc"}:
            yield path.read_bytes()


def _columns(day: Day) -> list[str]:
    path, found = day.folder / "data" / "faxflow.db", list[str]()
    with closing(open_store(path, "rehearsal", config="x")) as store, store.read() as tx:
        for table, columns in table_columns().items():
            for row in tx.execute(f"SELECT * FROM {table}"):  # noqa: S608 - a table of ours
                kept = {name: row[name] for name in columns.names if name not in columns.personal}
                found += _told_of(day, table, kept)
    return sorted(set(found))


def _told_of(day: Day, table: str, row: Mapping[str, object]) -> Iterator[str]:
    for name, value in row.items():
        if day.flock.found_in(str(value).encode()):
            yield f"{table}.{name}"


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


CHANNELS: Mapping[str, Callable[[Day], list[str]]] = {
    "printed": lambda day: day.flock.found_in(day.printed.encode()),
    "mails to staff": lambda day: _each(day, _office_mails(day)),
    "program that tells staff": lambda day: day.flock.found_in(day.paged.encode()),
    "headers to the gateway": lambda day: _each(day, _headers(day)),
    "arguments and environment": lambda day: _each(day, day.seen.children),
    "file names": lambda day: day.flock.found_in("\n".join(_names(day)).encode()),
    "temporary files": lambda day: _each(day, _temporary(day)),
    "files beside the vaults": lambda day: _each(day, _beside(day)),
    "files elsewhere": lambda day: _each(day, _elsewhere(day)),
    "columns that are said to be plain": _columns,
}
"""What finds who is told of where nobody should be."""
