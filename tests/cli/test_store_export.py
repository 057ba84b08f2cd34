"""`store export` and `store import`: all of a practice goes to another machine, or none of it."""

import io
import json
import shutil
import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from jsonschema import Draft202012Validator

from faxflow.domain.export_manifest import NAME
from faxflow.errors import ExitCode
from faxflow.store.driver import use_key
from faxflow.views.schemas import schemas
from rehearsing import Practice, as_it_was, practice, with_environment

Members = list[tuple[tarfile.TarInfo, bytes]]
TABLES = ("cases", "attempts", "batches", "batch_rows", "mails", "verdicts", "numbers")


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """A practice that has sent two of its five faxes; three are ready."""
    with practice(tmp_path_factory.mktemp("old"), faxes=5) as made:
        for command in ("extract", "normalize", "load"):
            assert made.run(command) in (ExitCode.DONE, ExitCode.NEEDS_PERSON)
        made.run("case", "hold", "FX-000003", "FX-000004", "FX-000005", "--because", "not-yet")
        assert made.run("send") in (ExitCode.DONE, ExitCode.NEEDS_PERSON)
        made.run("case", "release", "FX-000003", "FX-000004", "--because", "letter-checked")
        yield made


@pytest.fixture(scope="module")
def archive(sent: Practice) -> bytes:
    """An export of it."""
    file = sent.folder / "made.tar"
    assert sent.run("store", "export", str(file)) == ExitCode.DONE
    content = file.read_bytes()
    file.unlink()
    return content


@pytest.fixture
def here(sent: Practice) -> Iterator[Practice]:
    """The old machine; what the test does to its data is undone."""
    with as_it_was(sent) as made:
        yield made


@pytest.fixture
def there(sent: Practice, tmp_path: Path) -> Practice:
    """The new machine: the same configuration, and no data."""
    for file in sent.folder.iterdir():
        if file.is_file():
            shutil.copy(file, tmp_path)
    shutil.copytree(sent.folder / "drop", tmp_path / "drop")
    return replace(sent, folder=tmp_path, config=tmp_path / sent.config.name)


def members(archive: bytes) -> Members:
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        return [(one, opened.extractfile(one).read()) for one in opened]  # type: ignore[union-attr]


def packed(ones: Members) -> bytes:
    with io.BytesIO() as file:
        with tarfile.open(fileobj=file, mode="w") as made:
            for one, content in ones:
                one.size = len(content) if one.isreg() else 0
                made.addfile(one, io.BytesIO(content))
        return file.getvalue()


def rows(here: Practice, table: str) -> list[tuple[object, ...]]:
    return here.rows(f"SELECT * FROM {table} ORDER BY 1, 2")  # noqa: S608


def files(here: Practice) -> dict[str, bytes]:
    data = here.folder / "data"
    shelves = [data / name for name in ("letters", "reports", "templates")]
    return {
        str(one.relative_to(data)): one.read_bytes() for shelf in shelves for one in shelf.glob("*")
    }


def left(there: Practice) -> list[str]:
    """All that lies in the new machine's data, locks and log aside."""
    data = there.folder / "data"
    found = sorted(str(one.relative_to(data)) for one in data.rglob("*") if one.is_file())
    return [one for one in found if not one.startswith(("locks/", "faxflow.log"))]


def bring(there: Practice, archive: bytes, *words: str) -> int:
    file = there.folder / "given.tar"
    file.write_bytes(archive)
    return there.run("store", "import", str(file), *words)


def test_everything_arrives_and_is_what_it_was(
    sent: Practice, there: Practice, archive: bytes
) -> None:
    before = {table: rows(sent, table) for table in ("batches", "batch_rows", "mails")}

    assert bring(there, archive) == ExitCode.NEEDS_PERSON

    assert files(there) == files(sent)
    assert {table: rows(there, table) for table in before} == before
    assert there.run("store", "check", "--quiet") == ExitCode.DONE
    assert there.run("audit", "verify", "--quiet") == ExitCode.DONE


def test_what_arrives_is_guarded_and_sends_nothing_by_itself(
    there: Practice, archive: bytes
) -> None:
    bring(there, archive)
    before = len(there.gateway.taken)

    there.run("send")

    assert len(there.gateway.taken) == before
    assert there.rows("SELECT DISTINCT state FROM cases WHERE id IN (3, 4)") == [("held",)]


def test_an_archive_is_private_and_names_no_machine_and_no_account(
    here: Practice, archive: bytes
) -> None:
    file = here.folder / "once.tar"

    assert here.run("store", "export", str(file)) == ExitCode.DONE

    assert file.stat().st_mode & 0o777 == 0o600
    assert {(one.uname, one.uid, one.mode) for one, _ in members(archive)} == {("", 0, 0o600)}
    file.unlink()


def test_an_export_goes_over_no_file(here: Practice) -> None:
    file = here.folder / "mine.tar"
    file.write_text("mine")

    assert here.run("store", "export", str(file)) == ExitCode.USAGE

    assert file.read_text() == "mine"


def test_an_export_is_encrypted_where_backups_are(
    here: Practice, there: Practice, tmp_path: Path
) -> None:
    key, file = pyrage.x25519.Identity.generate(), tmp_path / "sealed.tar.age"
    (tmp_path / "key.txt").write_text(str(key))
    here.change("[gateway]", f'[backup]\nrecipients = ["{key.to_public()}"]\n[gateway]')

    assert here.run("store", "export", str(file)) == ExitCode.DONE

    assert b"FX-0000" not in file.read_bytes()
    assert there.run("store", "import", str(file)) == ExitCode.USAGE
    unlocked = there.run("store", "import", str(file), "--identity", str(tmp_path / "key.txt"))
    assert unlocked == ExitCode.NEEDS_PERSON
    assert files(there) == files(here)


def test_a_store_that_is_encrypted_at_rest_stays_so(there: Practice, tmp_path: Path) -> None:
    keyed = with_environment(there.world, STORE_KEY="5e" * 32)
    config = there.config.read_text()
    there.config.write_text(f'{config}\n[store]\nencryption = "sqlcipher"\n')
    old = replace(there, world=keyed)
    shutil.rmtree(there.folder / "data", ignore_errors=True)
    file = tmp_path / "keyed.tar"

    assert old.run("store", "create") == ExitCode.DONE
    assert old.run("store", "export", str(file), "--move") == ExitCode.DONE
    assert old.run("store", "import", str(file)) == ExitCode.NEEDS_PERSON

    assert b"SQLite format 3" not in (there.folder / "data" / "faxflow.db").read_bytes()[:16]
    assert old.run("store", "check", "--quiet") == ExitCode.DONE
    use_key(None)


def test_a_file_that_is_not_as_the_store_knows_it_is_left_out_and_told(
    here: Practice, there: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    letter, report = (
        next((here.folder / "data" / shelf).iterdir()) for shelf in ("letters", "reports")
    )
    letter.write_bytes(b"changed")
    report.unlink()
    file = here.folder / "part.tar"

    assert here.run("store", "export", str(file)) == ExitCode.CHECK_FAILED

    told = capsys.readouterr().err
    assert letter.name in told
    assert report.name in told
    assert bring(there, file.read_bytes()) == ExitCode.NEEDS_PERSON
    assert f"letters/{letter.name}" not in files(there)
    file.unlink()


def test_a_moved_store_is_found_by_no_command_and_the_new_one_goes_on(
    here: Practice, there: Practice
) -> None:
    file = here.folder / "moved.tar"

    assert here.run("store", "export", str(file), "--move") == ExitCode.DONE

    before = len(here.gateway.taken)
    assert here.run("send") == ExitCode.STORE
    assert bring(there, file.read_bytes(), "--nothing-sent-since") == ExitCode.DONE
    assert there.run("store", "check", "--quiet") == ExitCode.DONE
    assert there.run("send") in (ExitCode.DONE, ExitCode.NEEDS_PERSON)
    assert len(there.gateway.taken) == before + 2
    assert there.run("audit", "show", "--kind", "exported to be moved") == ExitCode.DONE
    assert all("G" in str(fax.reference) for fax in there.gateway.taken[before:])
    file.unlink()


def test_a_moved_store_comes_back_by_the_same_archive(here: Practice) -> None:
    file = here.folder / "back.tar"
    here.run("store", "export", str(file), "--move")

    assert here.run("store", "import", str(file)) == ExitCode.NEEDS_PERSON

    assert here.run("store", "check", "--quiet") == ExitCode.DONE
    file.unlink()


def test_a_store_that_somebody_has_open_is_not_moved(here: Practice) -> None:
    other = sqlite3.connect(here.folder / "data" / "faxflow.db")
    other.execute("SELECT count(*) FROM cases").fetchone()
    file = here.folder / "moved.tar"

    with closing(other):
        assert here.run("store", "export", str(file), "--move") == ExitCode.TRY_LATER

    assert not file.exists()
    assert here.run("store", "check", "--quiet") == ExitCode.DONE


def test_what_is_written_while_a_store_is_being_moved_is_not_lost(
    here: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    from faxflow.cli import moving_store

    real = moving_store.put_aside

    def overtaken(path: Path, aside: Path, last: str | None) -> None:
        assert here.run("case", "hold", "FX-000004", "--because", "not-yet") == ExitCode.DONE
        real(path, aside, last)

    monkeypatch.setattr(moving_store, "put_aside", overtaken)
    file = here.folder / "moved.tar"

    assert here.run("store", "export", str(file), "--move") == ExitCode.TRY_LATER

    assert not file.exists()
    assert here.rows("SELECT state FROM cases WHERE id = 4") == [("held",)]


def test_both_answer_in_json_as_is_published(
    here: Practice, there: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    file = here.folder / "told.tar"
    capsys.readouterr()

    here.run("store", "export", str(file), "--move", "--json")
    exported = json.loads(capsys.readouterr().out)
    bring(there, file.read_bytes(), "--json")
    imported = json.loads(capsys.readouterr().out)

    Draft202012Validator(schemas()["store-export"]).validate(exported)
    Draft202012Validator(schemas()["store-import"]).validate(imported)
    assert imported["rows"] == exported["rows"]
    file.unlink()


def test_what_a_killed_import_has_left_is_gone_after_the_next(
    there: Practice, archive: bytes
) -> None:
    left_over = there.folder / "data" / ".import-1" / "letters"
    left_over.mkdir(parents=True)
    (left_over / "x.pdf").write_bytes(b"left")

    assert bring(there, archive, "--dry-run") == ExitCode.DONE

    assert left(there) == []


def test_a_copy_is_not_let_in_without_its_guard(there: Practice, archive: bytes) -> None:
    assert bring(there, archive, "--nothing-sent-since") == ExitCode.USAGE

    assert left(there) == []


def test_nothing_is_imported_over_a_store(here: Practice, archive: bytes) -> None:
    before = {table: rows(here, table) for table in TABLES}

    assert bring(here, archive) == ExitCode.USAGE

    assert {table: rows(here, table) for table in TABLES} == before
    (here.folder / "given.tar").unlink()


def test_another_file_of_the_same_name_is_not_written_over(there: Practice, archive: bytes) -> None:
    name = next(one.name for one, _ in members(archive) if one.name.startswith("letters/"))
    mine = there.folder / "data" / name
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mine")

    assert bring(there, archive) == ExitCode.USAGE

    assert left(there) == [name]
    assert mine.read_bytes() == b"mine"


def test_a_dry_run_looks_at_all_of_it_and_leaves_nothing(there: Practice, archive: bytes) -> None:
    assert bring(there, archive, "--dry-run") == ExitCode.DONE
    assert bring(there, archive[:-20_000], "--dry-run") == ExitCode.CHECK_FAILED

    assert left(there) == []


def test_an_archive_that_breaks_off_anywhere_leaves_nothing(
    there: Practice, archive: bytes
) -> None:
    for share in range(1, 20):
        broken = archive[: len(archive) * share // 20]

        assert bring(there, broken) == ExitCode.CHECK_FAILED

        assert left(there) == []


def test_a_changed_octet_anywhere_is_found(there: Practice, archive: bytes) -> None:
    for share in range(1, 25):
        at = len(archive) * share // 25
        changed = archive[:at] + bytes([archive[at] ^ 1]) + archive[at + 1 :]

        assert bring(there, changed) in {ExitCode.CHECK_FAILED, ExitCode.NEEDS_PERSON}

        # Between the members lie zeros that say nothing: what arrives is whole all the same.
        if left(there):
            assert there.run("store", "check", "--quiet") == ExitCode.DONE
            assert len(files(there)) == len(members(archive)) - 2
            shutil.rmtree(there.folder / "data")


def with_link(found: Members) -> Members:
    link = tarfile.TarInfo("letters/FX-000009.pdf")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    return [(link, b""), *found]


def with_hard_link(found: Members) -> Members:
    link = tarfile.TarInfo("letters/FX-000009.pdf")
    link.type, link.linkname = tarfile.LNKTYPE, "store.db"
    return [*found[:1], (link, b""), *found[1:]]


def with_device(found: Members) -> Members:
    device = tarfile.TarInfo("letters/FX-000009.pdf")
    device.type = tarfile.FIFOTYPE
    return [(device, b""), *found]


def named(name: str) -> Callable[[Members], Members]:
    return lambda found: [(tarfile.TarInfo(name), b"content"), *found]


def without_manifest(found: Members) -> Members:
    return [one for one in found if one[0].name != NAME]


def without_store(found: Members) -> Members:
    return found[1:]


def without_a_letter(found: Members) -> Members:
    return [*found[:1], *found[2:]]


def twice(found: Members) -> Members:
    return [*found[:2], *found[1:]]


def after_the_end(found: Members) -> Members:
    return [*found, (tarfile.TarInfo("letters/FX-000009.pdf"), b"late")]


def with_manifest(**changes: object) -> Callable[[Members], Members]:
    def changed(found: Members) -> Members:
        told = json.loads(found[-1][1])
        return [*found[:-1], (found[-1][0], json.dumps({**told, **changes}).encode())]

    return changed


def with_another_letter(found: Members) -> Members:
    """By one who has the manifest made to fit, too."""
    import hashlib

    told, forged = json.loads(found[-1][1]), b"%PDF another"
    told["files"][1] |= {"sha256": hashlib.sha256(forged).hexdigest(), "size": len(forged)}
    names = [one.name for one, _ in found]
    at = names.index(told["files"][1]["name"])
    found[at] = (found[at][0], forged)
    return [*found[:-1], (found[-1][0], json.dumps(told).encode())]


SPOILT: dict[str, Callable[[Members], Members]] = {
    "symbolic link": with_link,
    "hard link": with_hard_link,
    "fifo": with_device,
    "path upwards": named("../outside.pdf"),
    "path upwards from a shelf": named("letters/../../outside.pdf"),
    "absolute path": named("/tmp/outside.pdf"),  # noqa: S108
    "another folder": named("locks/outbound.lock"),
    "hidden file": named("letters/.writing-x"),
    "the store's own name": named("faxflow.db"),
    "no manifest": without_manifest,
    "no store": without_store,
    "a letter less": without_a_letter,
    "a letter twice": twice,
    "something behind its end": after_the_end,
    "other counts": with_manifest(rows={"cases": 99}),
    "another format": with_manifest(format=2),
    "a manifest of nonsense": with_manifest(files="none"),
    "a letter that its store does not know": with_another_letter,
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_a_spoilt_archive_is_refused_and_leaves_nothing(
    there: Practice, archive: bytes, spoil: Callable[[Members], Members]
) -> None:
    spoilt = packed(spoil(members(archive)))

    assert bring(there, spoilt) == ExitCode.CHECK_FAILED

    assert left(there) == []
    assert not (there.folder / "outside.pdf").exists()
    assert there.run("send") == ExitCode.STORE


def test_an_archive_of_another_environment_is_refused(there: Practice, archive: bytes) -> None:
    found = members(archive)
    store = there.folder / "other.db"
    store.write_bytes(found[0][1])
    with closing(sqlite3.connect(store)) as other:
        other.execute("UPDATE store_info SET environment = 'production'")
        other.commit()
    told, content = json.loads(found[-1][1]), store.read_bytes()
    import hashlib

    told["files"][0] |= {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    changed = [(found[0][0], content), *found[1:-1], (found[-1][0], json.dumps(told).encode())]

    assert bring(there, packed(changed)) == ExitCode.CONFIGURATION

    assert left(there) == []
