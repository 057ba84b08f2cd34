"""How data, store and backups are broken."""

import os
import shutil
import time
from pathlib import Path
from types import SimpleNamespace

from doctor_breaks.case import Act, Break
from doctor_scene import KEEPER, KeptFiles, Scene
from faxflow.cli.doctor import building

_MOUNT = (
    "30 1 8:1 / / rw - ext4 /dev/sda1 rw\n31 30 0:50 / {place} rw,relatime - {kind} srv {how}\n"
)


def _kept(scene: Scene) -> None:
    """A store whose folder belongs to the account that looks."""
    scene.make_store()
    if os.getuid() == 0:
        for place in (scene.data, *scene.data.rglob("*")):
            os.chown(place, KEEPER, KEEPER)


def _another_account(scene: Scene) -> None:
    account = KeptFiles().account()
    other = SimpleNamespace(name="maria", user_id=account.user_id + 1, group_id=1)
    scene.monkeypatch.setattr(KeptFiles, "account", lambda _: other)


def _on(kind: str, how: str = "rw") -> Act:
    def mount(scene: Scene) -> None:
        scene.data.mkdir(mode=0o700, exist_ok=True)
        mounts = scene.put("mountinfo", _MOUNT.format(place=scene.data, kind=kind, how=how))
        scene.monkeypatch.setattr(building, "MachineFiles", lambda: KeptFiles(mounts))

    return mount


def _free(blocks: int, files: int) -> Act:
    told = SimpleNamespace(f_bavail=blocks, f_frsize=4096, f_files=1_000_000, f_favail=files)
    return lambda scene: scene.monkeypatch.setattr(os, "statvfs", lambda _: told)


def _another_schema(name: str) -> Act:
    def write(scene: Scene) -> None:
        scene.sql(
            "UPDATE _sqlite_migrations SET name = :name"
            " WHERE name = (SELECT max(name) FROM _sqlite_migrations)",
            name=name,
        )

    return write


def _changed_history(scene: Scene) -> None:
    scene.sql("UPDATE events SET actor = 'nobody' WHERE id = 1")


def _torn_page(scene: Scene) -> None:
    """A page in the middle of the file, as a failing disk leaves it."""
    scene.sql("PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA journal_mode = DELETE")
    path = scene.data / "faxflow.db"
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(content)


def _noise(scene: Scene) -> None:
    (scene.data / "faxflow.db").write_bytes(bytes(range(256)) * 64)


def _encrypted(scene: Scene) -> None:
    scene.add('[store]\nencryption = "sqlcipher"')


def _killed_run(scene: Scene) -> None:
    add = "INSERT INTO runs (id, command, actor, started_at, ended_at, exit_code) VALUES "
    scene.sql(
        add + "('killed', 'send', 'tester', :then, NULL, NULL)",
        add + "('later', 'send', 'tester', :since, :since, 0)",
        then=scene.ago(hours=9),
        since=scene.ago(hours=1),
    )


def _with_faxes(scene: Scene) -> None:
    from faxflow.simulator.portal.export import export_to

    scene.make_store()
    export_to(scene.folder / "drop", scene.now().date(), faxes=2, seed=1)
    codes = [scene.run(one) for one in ("extract", "normalize", "load")]
    assert {*codes} <= {0, 3}  # some rows of any report are no faxes


def _dead_claim(scene: Scene) -> None:
    scene.sql(
        "UPDATE cases SET state = 'sending', claim = 'x', changed_at = :then WHERE id = 1",
        then=scene.ago(hours=3),
    )


def _backup(scene: Scene) -> Path:
    folder = scene.data / "backups"
    folder.mkdir(mode=0o700, parents=True)
    path = folder / "faxflow-20261122T210000Z-aaaaaa.db.age"
    path.write_bytes(b"age-encryption.org/v1\n")
    path.chmod(0o600)
    _backups_on(scene, "vdb")
    return path


def _backed_up(scene: Scene) -> None:
    scene.make_store()
    assert scene.run("store", "backup") == 0


def _restored(scene: Scene) -> None:
    (backup,) = (scene.data / "backups").glob("*.db")
    (scene.data / "faxflow.db").unlink()
    assert scene.run("store", "restore", str(backup)) in {0, 3}


def _alarmed(scene: Scene) -> None:
    assert scene.run("alert", "unit", "faxflow-send.service") in {0, 3, 75}


def _backups_on(scene: Scene, disk: str) -> None:
    here, folder = scene.data, scene.data / "backups"
    lines = f"30 1 8:1 / / rw - ext4 /dev/sda1 rw\n31 30 8:2 / {here} rw - ext4 /dev/sda2 rw\n"
    if disk != "sda2":
        lines += f"32 31 8:3 / {folder} rw - ext4 /dev/{disk} rw\n"
    mounts = scene.put("mountinfo", lines)
    scene.monkeypatch.setattr(building, "MachineFiles", lambda: KeptFiles(mounts))


def _backups(scene: Scene) -> Path:
    return next((scene.data / "backups").iterdir())


def _old_backup(scene: Scene) -> None:
    old = time.time() - 4 * 86_400
    os.utime(_backups(scene), (old, old))


def _in_the_clear(scene: Scene) -> None:
    path = _backups(scene)
    path.write_bytes(b"SQLite format 3\0")
    path.rename(path.with_suffix(""))


def _elsewhere(scene: Scene) -> None:
    _backup(scene)
    (scene.data / "backups").rename(scene.root / "stick")
    scene.add(f'[backup]\nfolder = "{scene.root}/stick"')


DATA = {
    "account": [
        Break(_another_account, "maria", "sudo -u", _kept, "warning"),
    ],
    "data-folder": [
        Break(lambda scene: scene.data.chmod(0o755), "data", "chmod 0700", Scene.make_store),
        Break(
            lambda scene: (scene.data / "faxflow.db").chmod(0o644),
            "faxflow.db",
            "chmod 0600",
            Scene.make_store,
            name="store",
        ),
        Break(
            lambda scene: (scene.data / "faxflow.db").chmod(0o400), "faxflow.db", "chmod 0600",
            Scene.make_store, name="store cannot be written",
        ),
        Break(
            lambda scene: shutil.rmtree(scene.data), "data", "install -d -m 0700",
            Scene.make_store, name="missing",
        ),
    ],
    "disk": [
        Break(_on("nfs4"), "data", "[paths] data", _on("ext4")),
        Break(_on("ext4", "ro"), "data", "remount,rw", _on("ext4"), name="read only"),
        Break(_on("tmpfs"), "data", "[paths] data", _on("ext4"), "warning", name="memory"),
    ],
    "space": [
        Break(_free(10, 500_000), "data", "prune --dry-run", _free(10**8, 500_000)),
        Break(_free(10**8, 12), "data", "du --inodes", _free(10**8, 500_000), name="inodes"),
    ],
    "store": [
        Break(
            lambda scene: (scene.data / "faxflow.db").unlink(), "faxflow.db",
            "faxflow store create", Scene.make_store,
        ),
        Break(
            lambda scene: (scene.data / "faxflow.db").unlink(), "faxflow.db",
            "faxflow store restore", _backed_up, name="gone",
        ),
        Break(
            _another_schema("9999_later"), "faxflow.db", "newer faxflow", Scene.make_store,
            name="newer",
        ),
        Break(
            lambda scene: scene.sql("UPDATE store_info SET environment = 'production'"),
            "faxflow.db", "[paths] data", Scene.make_store, name="another environment",
        ),
    ],
    "store-key": [
        Break(_noise, "[store] key", "sqlcipher", Scene.make_store),
        Break(_encrypted, "[store] key = STORE_KEY", "STORE_KEY", Scene.make_store, name="no key"),
    ],
    "store-integrity": [
        Break(_changed_history, "history.chain-holds", "newest backup", _with_faxes),
        Break(_torn_page, "store-integrity", "restore the newest backup", _with_faxes, name="torn"),
    ],
    "runs": [Break(_killed_run, "faxflow send", "oom", Scene.make_store, "warning")],
    "claims": [Break(_dead_claim, "FX-000001", "`faxflow send`", _with_faxes, "warning")],
    "guard": [Break(_restored, "the guard", "faxflow store reconcile", _backed_up)],
    "alarms": [Break(_alarmed, "T-1", "docs/runbook.md", Scene.make_store, "warning")],
    "backups": [
        Break(_old_backup, "backups/faxflow-", "faxflow store backup", _backup, "warning"),
        Break(
            lambda scene: _backups(scene).chmod(0o644), "backups/faxflow-", "chmod 0600",
            _backup, name="mode",
        ),
        Break(
            lambda scene: _backups(scene).write_bytes(b"rubbish"), "backups/faxflow-",
            "faxflow store backup", _backup, name="spoilt",
        ),
        Break(
            lambda scene: shutil.rmtree(scene.root / "stick"), "stick", "findmnt", _elsewhere,
            name="unplugged",
        ),
        Break(
            _in_the_clear, "backups/faxflow-", "docs/backup.md", _backup, "warning", name="plain",
        ),
        Break(
            lambda scene: _backups_on(scene, "sda2"), "backups", "[backup] folder", _backup,
            "warning", name="same disk",
        ),
        Break(
            lambda scene: _backups(scene).unlink(), "backups", "faxflow store backup", _backup,
            "warning", name="none",
        ),
    ],
}  # fmt: skip
