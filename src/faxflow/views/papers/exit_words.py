"""What each exit code says, in one line; every page that lists them has it from here."""

from faxflow.errors import ExitCode

_WORDS = {
    ExitCode.DONE: "Done, or nothing to do.",
    ExitCode.BUG: "A bug: what was done is kept, and the log says where it struck.",
    ExitCode.USAGE: "It was asked wrongly; nothing was changed.",
    ExitCode.NEEDS_PERSON: "Done, and something new needs a person.",
    ExitCode.LOGIN_REFUSED: "A server refused our login; it is not asked again by itself.",
    ExitCode.CHECK_FAILED: "A check found something.",
    ExitCode.STORE: "The store is missing, damaged, or newer than this program.",
    ExitCode.TRY_LATER: "Try again later: a server is down, a lock held, no report there yet.",
    ExitCode.CONFIGURATION: "The configuration, or a secret that it names, is not right.",
    ExitCode.INTERRUPTED: "Interrupted; nothing was lost.",
}

_TO_DO = {
    ExitCode.DONE: "nothing",
    ExitCode.BUG: "report the line that it printed; run the command again",
    ExitCode.USAGE: "mend the command line; `--help` says how",
    ExitCode.NEEDS_PERSON: "`faxflow task list`, in working hours",
    ExitCode.LOGIN_REFUSED: "mend the password or the account, then `faxflow doctor`",
    ExitCode.CHECK_FAILED: "do what each finding says",
    ExitCode.STORE: "`faxflow doctor`; docs/backup.md where the store is lost",
    ExitCode.TRY_LATER: "nothing, unless it lasts: the next run makes up for it",
    ExitCode.CONFIGURATION: "`faxflow config validate`",
    ExitCode.INTERRUPTED: "run the command again",
}


def exit_words(code: ExitCode) -> str:
    """What a command that ends so says."""
    return _WORDS[code]


def exit_remedy(code: ExitCode) -> str:
    """What a person does then."""
    return _TO_DO[code]
