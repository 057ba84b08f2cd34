"""Looks at the folder that holds the store, the letters and the log: all of it patient data."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from faxflow.domain.checkup import Finding, warned, well, wrong
from faxflow.domain.machine_facts import FileFacts
from faxflow.steps.doctor.premises import Premises

_OTHERS, _OWNERS = 0o077, 0o600
_NETWORKED: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs", "lustre"}
)
_FLEETING: Final = frozenset({"tmpfs", "ramfs"})


def look_at_account(premises: Premises) -> Iterator[Finding]:
    """Whether the account that looks is the one that keeps the data."""
    account = premises.instruments.files.account()
    folder = premises.instruments.files.look(premises.data)
    if folder is None:
        yield well(account.name, "It runs this; there is no data folder yet.")
    elif folder.owner_id != account.user_id:
        cure = (
            f"Run: sudo -u {folder.owner} faxflow doctor. Where {account.name} is to keep it:"
            f" chown -R {account.name}: {premises.data}"
        )
        what = f"This runs as {account.name}, and {premises.data} belongs to {folder.owner}:"
        what += " what that account may read and write was not tried."
        yield warned(account.name, what, cure)
    elif account.user_id == 0:
        cure = "Make an account for it: docs/going-live.md, section 1; chown -R the data to it."
        yield warned(
            account.name, "faxflow runs as root, which can do far more than it needs.", cure
        )
    else:
        yield well(account.name, "It runs this, and keeps the data.")


def look_at_data_folder(premises: Premises) -> Iterator[Finding]:
    """Owner and mode of the folder, of what lies in it, and of the store."""
    files, data = premises.instruments.files, premises.data
    folder = files.look(data)
    if folder is None:
        account = files.account().name
        cure = f"`faxflow store create` makes it; else: install -d -m 0700 -o {account} {data}"
        yield wrong(str(data), "There is no such folder.", cure)
        return
    if not folder.is_folder:
        yield wrong(str(data), "It is no folder.", "Set [paths] data to a folder.")
        return
    inside = files.inside(data)
    keeper = _keeper(folder, inside)
    found = [one for facts in (folder, *inside) for one in _closed(facts, keeper)]
    found += [
        one for facts in inside if facts.path == str(premises.store_path) for one in _own(facts)
    ]
    yield from found or [well(str(data), f"It and the {len(inside)} in it are closed to others.")]


def look_at_disk(premises: Premises) -> Iterator[Finding]:
    """The disk is this machine's own, and can be written."""
    data = premises.nearest(premises.data)
    mount = premises.instruments.files.mount(data)
    if mount and (mount.kind in _NETWORKED or mount.kind.startswith("fuse.")):
        what = f"It lies on {mount.kind} ({mount.place}): locks of SQLite are not kept there."
        yield wrong(str(data), what, "Set [paths] data to a folder on a disk of this machine.")
    elif mount and mount.kind in _FLEETING:
        what = f"It lies on {mount.kind} ({mount.place}), and is gone when the machine stops."
        yield warned(str(data), what, "Set [paths] data to a folder on a disk.")
    elif mount:
        yield well(str(data), f"It lies on {mount.kind} ({mount.place}).")
    if mount and mount.read_only:
        what = f"{mount.place} is mounted to be read only."
        yield wrong(
            str(data), what, f"Look at the disk (dmesg), then: mount -o remount,rw {mount.place}"
        )
    elif data == premises.data and not premises.instruments.files.may_write(data):
        account = premises.instruments.files.account().name
        yield wrong(str(data), f"{account} may not write there.", f"chown {account} {data}")


def _own(store: FileFacts) -> Iterator[Finding]:
    if store.mode & _OWNERS != _OWNERS:
        what = f"{store.owner} may not read and change it (its mode is {store.shown_mode})."
        yield wrong(store.path, what, f"chmod 0600 {store.path}")


def _keeper(folder: FileFacts, inside: Sequence[FileFacts]) -> FileFacts:
    """Whose most of it is: what a command of root's has left there is the exception."""
    owners = Counter(one.owner_id for one in (folder, *inside))
    return max((folder, *inside), key=lambda one: owners[one.owner_id])


def _closed(facts: FileFacts, keeper: FileFacts) -> Iterator[Finding]:
    wanted = 0o700 if facts.is_folder else 0o600
    if facts.mode & _OTHERS:
        what = f"Others than {facts.owner} may look into it (its mode is {facts.shown_mode})."
        yield wrong(facts.path, what, f"chmod {wanted:04o} {facts.path}")
    if facts.owner_id != keeper.owner_id:
        what = f"It belongs to {facts.owner}, and most of the data to {keeper.owner}."
        account = keeper.owner.removeprefix("uid ")  # chown takes names and numbers
        yield wrong(facts.path, what, f"As root: chown -R {account}: {facts.path}")
