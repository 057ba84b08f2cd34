"""The checks of the data folder, the store and its backups."""

from typing import Final

from faxflow.steps.doctor import backups, data_folder, space, store_keys, stores
from faxflow.steps.doctor.check import KEPT, LONGEST, STORED, Check

DATA: Final = (
    Check(
        "account",
        "Account",
        "Whether the account that looks is the one that keeps the data",
        "Run doctor as that account",
        data_folder.look_at_account,
    ),
    Check(
        "data-folder",
        "Data folder",
        "Owner and mode of the data folder, of what lies in it, and of the store",
        "chmod and chown, as told",
        data_folder.look_at_data_folder,
    ),
    Check(
        "disk",
        "Disk",
        "The data lies on a disk of this machine, and can be written",
        "Move the data; mount the disk anew",
        data_folder.look_at_disk,
    ),
    Check(
        "space",
        "Free space",
        "Bytes and files that are free, beside what a usual morning takes",
        "Free space",
        space.look_at_space,
    ),
    Check(
        "store",
        "Store",
        "It is there, of this environment, and of a schema that this program knows",
        "Make it, or run the program that fits it",
        stores.look_at_store,
    ),
    Check(
        "store-key",
        "Encryption of the store",
        "The file is encrypted as [store] says, and the key opens it",
        "Give the key; `faxflow store encrypt`",
        store_keys.look_at_key,
        KEPT,
    ),
    Check(
        "store-integrity",
        "Integrity of the store",
        "As `store check` without its files: structure, promises, history (over 200 MB: no hashes)",
        "Stop the schedules and restore the newest backup",
        stores.look_at_integrity,
        STORED,
        LONGEST,
    ),
    Check(
        "runs",
        "Runs",
        "Runs of the last week that never ended",
        "Look for what killed them",
        stores.look_at_runs,
        STORED,
    ),
    Check(
        "claims",
        "Claims",
        "Faxes that a dead run has claimed",
        "`faxflow send` frees them",
        stores.look_at_claims,
        STORED,
    ),
    Check(
        "guard",
        "Guard of a restore",
        "Whether the store was restored, and nothing goes out until that is settled",
        "`faxflow store reconcile`, then `faxflow store guard`",
        stores.look_at_guard,
        STORED,
    ),
    Check(
        "alarms",
        "Alarms",
        "What faxflow itself found amiss and nobody has settled, as results that stay away",
        "`faxflow task list`; docs/runbook.md",
        stores.look_at_alarms,
        STORED,
    ),
    Check(
        "backups",
        "Backups",
        "Age, mode and encryption of the newest backup",
        "`faxflow store backup`, each night",
        backups.look_at_backups,
    ),
)
