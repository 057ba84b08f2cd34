"""What can go wrong with the store, its locks and its history."""

from faxflow.errors.base import ExitCode, FaxflowError


class StoreMissing(FaxflowError):
    exit_code = ExitCode.STORE
    sentence = "There is no store at {path}."
    remedy = "Make one with `faxflow store create`, or check [paths] data in {config}."


class StoreDamaged(FaxflowError):
    exit_code = ExitCode.STORE
    sentence = "The store {path} cannot be read: {what}."
    remedy = "Stop the schedules and restore the newest backup."


class StoreLacking(FaxflowError):
    exit_code = ExitCode.STORE
    sentence = "The store {path} has not what this program looks for: {what}."
    remedy = "`faxflow store check` brings an older one up to date; see what it says."


class StoreNotEncrypted(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "The store {path} is not encrypted, and [store] encryption says that it is."
    remedy = "Give `faxflow store encrypt`, or set encryption to none; nothing was changed."


class BackupNotEncrypted(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "{path} is not encrypted, and [store] encryption says that the store is."
    remedy = (
        'Set it to "none", bring it in, set it back, and give `faxflow store encrypt`;'
        " nothing was changed."
    )


class StoreKeyRefused(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "The store {path} does not open with the key that [store] names."
    remedy = "Give the key that it was encrypted with; else it is damaged: restore a backup."


class StoreTooNew(FaxflowError):
    exit_code = ExitCode.STORE
    sentence = "The store {path} has schema {found}; this program knows up to {known}."
    remedy = "Run the newer faxflow that wrote it."


class StoreLocked(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "The store {path} is locked by another program."
    remedy = "Nothing was changed; try again in a minute."


class StoreFull(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "{path} cannot be written: {what}."
    remedy = (
        "Free disk space, or see that its disk is there and can be written to; nothing was half"
        " done, and the next run goes on."
    )


class StoreUnsteady(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "The store {path} could not be read or written just now: {what}."
    remedy = "Check the disk; nothing was half done, and the next run goes on."


class StoreForbidden(FaxflowError):
    exit_code = ExitCode.STORE
    sentence = "The store {path} is closed to this account."
    remedy = "Run faxflow as the account that keeps it; nothing was changed."


class WrongEnvironment(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "The store {path} was made for {store}, the configuration says {config}."
    remedy = "Use a store of its own for each; nothing was changed."


class LockHeld(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "{lock} is at work already: {holder}."
    remedy = "Nothing was done; try again when it has finished."


class BackupUnusable(FaxflowError):
    exit_code = ExitCode.CHECK_FAILED
    sentence = "The backup {path} did not pass its checks: {what}."
    remedy = "It was removed; keep the backups that you have, and check the disk and the store."


class NotReconciled(FaxflowError):
    exit_code = ExitCode.CHECK_FAILED
    sentence = (
        "This store was restored from a backup: its faxes may have gone out in the time that is"
        " lost, and the mailbox was not asked yet."
    )
    remedy = "`faxflow store reconcile` asks it; nothing was changed."


class StoreIsOld(FaxflowError):
    exit_code = ExitCode.STORE
    sentence = (
        "The store {path} is an old copy: its history ends with event {found}, and this machine"
        " has seen {seen}."
    )
    remedy = (
        "What went out since would go out again, so nothing is sent."
        " `faxflow store restore {path} --replace` puts its guard on."
    )


class StoreIsBackup(FaxflowError):
    exit_code = ExitCode.STORE
    sentence = (
        "The store {path} is a backup of {made_at} that was put there by hand, and has no guard."
    )
    remedy = (
        "What went out since would go out again, so nothing is sent."
        " `faxflow store restore {path} --replace` puts its guard on."
    )


class StoreWasThere(FaxflowError):
    exit_code = ExitCode.STORE
    sentence = (
        "No store stands at {path}, but one did: event {event} of its history was seen on this"
        " machine."
    )
    remedy = (
        "A new one would send again what that one has sent; none was made. Put a backup back by"
        " `faxflow store restore FILE`; where there is none, `faxflow store create --anew` makes a"
        " new store with the guard on."
    )


class BackupUnreadable(FaxflowError):
    exit_code = ExitCode.CHECK_FAILED
    sentence = "The backup {path} cannot be used: {what}."
    remedy = "It was left as it is, and so was the store; try another backup."


class StoreStands(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "A store stands at {path} already."
    remedy = (
        "`--replace` moves it aside, whole, for the backup to take its place; nothing was done."
    )


class ArchiveUnusable(FaxflowError):
    exit_code = ExitCode.CHECK_FAILED
    sentence = "The export {path} cannot be used: {what}."
    remedy = "It was left as it is, and nothing was put in place; make or copy it anew."


class FileInTheWay(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "Another file stands at {path} already."
    remedy = "Nothing was put in place: import into an empty data folder, or move that file away."


class StoreInUse(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "The store {path} was changed while it was exported."
    remedy = "The export was removed and the store stays; end the board and others, and try again."


class AuditBroken(FaxflowError):
    exit_code = ExitCode.CHECK_FAILED
    sentence = "The audit chain breaks at event {event}: history was changed after it was written."
    remedy = "Keep the file as it is and compare it with the newest backup."


class TransitionRefused(FaxflowError):
    exit_code = ExitCode.BUG
    sentence = "{case}: no rule leads from {source} to {target}."
    remedy = "This is a bug, please report it."


class AnchorUnreadable(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "There is no anchor in what was given ({what})."
    remedy = "Give the line that `faxflow audit anchor` printed, its file, or - to type it."
