"""Every expected failure: one class, one exit code, one sentence.

A failure says what happened, to which id, and what to do next. Its facts are
ids, counts, file names and field names, never patient data: they are printed,
logged and mailed as they are.
"""

from collections.abc import Mapping
from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What a finished command tells cron (DESIGN 7; the numbers over 64 are sysexits.h)."""

    DONE = 0
    BUG = 1
    USAGE = 2
    NEEDS_PERSON = 3
    LOGIN_REFUSED = 4
    CHECK_FAILED = 5
    STORE = 74
    TRY_LATER = 75
    CONFIGURATION = 78
    INTERRUPTED = 130


class FaxflowError(Exception):
    """A failure we expect; `str()` gives the sentence and the remedy on one line."""

    exit_code: ClassVar[ExitCode] = ExitCode.BUG
    sentence: ClassVar[str] = "{what}"
    remedy: ClassVar[str] = ""
    on_the_spot: ClassVar[frozenset[str]] = frozenset()
    """Facts for the terminal alone, since they come from outside and could name a patient."""
    has_task: ClassVar[bool] = False
    """Whether an open task tells of it already: every run of cron would repeat it in a mail."""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self._told(facts))

    def for_notice(self) -> str:
        """The sentence and the remedy as they may be kept and mailed."""
        return self._told({**self.facts, **dict.fromkeys(self.on_the_spot, "…")})

    def _told(self, facts: Mapping[str, object]) -> str:
        told = self.sentence.format(**facts)
        return f"{told} {self.remedy.format(**facts)}".strip()


class FileMissing(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "{path}: no such file."
    remedy = "Check the path; nothing was changed."


class FileUnreadable(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "{path} cannot be read: {what}."
    remedy = "Check its owner and mode; nothing was changed."


class BadUsage(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "{what}"
    remedy = "{todo}"


class LoginRefused(FaxflowError):
    exit_code = ExitCode.LOGIN_REFUSED
    sentence = "{server} refused the login as {user}."
    remedy = "Check the secret {secret}; no login was retried and no fax was lost."


class TokenRefused(LoginRefused):
    sentence = "{server} does not sign in {user}: {what}."
    remedy = "{todo} No fax was lost."


class SignInPage(FaxflowError):
    exit_code = ExitCode.LOGIN_REFUSED
    sentence = (
        "{name} is a sign-in page, not a report: the session had expired or the login failed."
    )
    remedy = "Sign in to the portal by hand, check the password, then run extract again."


class PageChanged(FaxflowError):
    on_the_spot = frozenset({"title"})
    exit_code = ExitCode.NEEDS_PERSON
    sentence = (
        "Step {step} of the recording ({words}) found no match on page “{title}”: tried {tried}."
    )
    remedy = "Record the steps again in Chrome DevTools and replace {recording}."


class DownloadFailed(FaxflowError):
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "The report was asked for, but no finished file arrived: {what}."
    remedy = "Run extract again; else mend download_pattern or download_timeout_seconds in {site}."


class ReportNotThere(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "No report for {day} in {folder} (pattern {pattern}): {what}."
    remedy = "It is looked for again at the next run; check the system that writes it."


class NotAReport(FaxflowError):
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "{name} cannot be read as a report: {what}."
    remedy = "The file is kept as it came; open it, then extract again or mend the mapping."


class ColumnMissing(FaxflowError):
    on_the_spot = frozenset({"found"})
    exit_code = ExitCode.CONFIGURATION
    sentence = "{name} has no column {column}, which {mapping} asks for; its columns are {found}."
    remedy = "{near}Mend the mapping and run normalize again; the report is kept."


class LedgerUnbalanced(FaxflowError):
    exit_code = ExitCode.CHECK_FAILED
    sentence = "{batch}: {read} rows read, but {sum} accounted for."
    remedy = "Nothing of this batch was loaded; this is a bug, please report it."


class TemplateProblem(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "{template}: {what}."
    remedy = "{todo}"


class PartMissing(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "{part} is not installed."
    remedy = "{todo}"


class StoreMissing(FaxflowError):
    exit_code = ExitCode.STORE
    sentence = "There is no store at {path}."
    remedy = "Make one with `faxflow store create`, or check [paths] data in {config}."


class StoreDamaged(FaxflowError):
    exit_code = ExitCode.STORE
    sentence = "The store {path} cannot be read: {what}."
    remedy = "Stop the schedules and restore the newest backup."


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
    sentence = "The store {path} cannot be written: {what}."
    remedy = "Free disk space; nothing was half done, and the next run goes on."


class AnswerLost(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "The work is done, but what came of it could not be written out: {what}."
    remedy = "Free disk space; `faxflow report` tells it again."


class WrongEnvironment(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "The store {path} was made for {store}, the configuration says {config}."
    remedy = "Use a store of its own for each; nothing was changed."


class WrongGateway(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "{server} is {found} gateway, and this is {environment}."
    remedy = "Nothing was sent; check [gateway] host and port, or [practice] environment."


class LockHeld(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "{lock} is at work already: {holder}."
    remedy = "Nothing was done; try again when it has finished."


class ServerUnreachable(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "{server} cannot be reached: {what}."
    remedy = "Nothing was lost; the next run tries again."


class NoticesPaused(FaxflowError):
    has_task = True
    exit_code = ExitCode.TRY_LATER
    sentence = "The mail server of [notices] refused our login, so none is tried before {until}."
    remedy = "Mend its secret; the notices wait and none is lost."


class InsecureServer(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "{server} offers no TLS, and faxes carry patient data."
    remedy = "Set security to starttls or tls in {section}; plain text is for loopback only."


class CertificateRejected(InsecureServer):
    sentence = "{server} shows a certificate that cannot be trusted: {what}."
    remedy = "Check host in {section}; an authority of your own is named in SSL_CERT_FILE."


class ConfigurationProblem(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "{where}: {what}."
    remedy = "{todo}"


class MailsUnreadable(ServerUnreachable):
    sentence = "{server} cannot show {count} mails in {folder}; all others were read."
    remedy = "Open them with a mail program, and move them out of {folder}."


class FilingRefused(FaxflowError):
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "{server} does not move mails to {folder}: {what}."
    remedy = "Make room in the mailbox; each result was read and counts once."


class LoginPaused(FaxflowError):
    has_task = True
    exit_code = ExitCode.LOGIN_REFUSED
    sentence = "The mailbox refused our login {times} times, so none is tried before {at}."
    remedy = "Mend its secret; `faxflow watch-bounces --now` then tries at once."


class BackupUnusable(FaxflowError):
    exit_code = ExitCode.CHECK_FAILED
    sentence = "The backup {path} did not pass its checks: {what}."
    remedy = "It was removed; keep the backups that you have, and check the disk and the store."


class UnknownMail(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "There is no mail {mail} in this store."
    remedy = "`faxflow mail list` names those that wait for a person, as M-000012."


class SecretMissing(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "The secret {name} is not set."
    remedy = "Set {name}, {name}_FILE or {name}_COMMAND, or a systemd credential of that name."


class GatewayHalted(FaxflowError):
    has_task = True
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "The gateway {gateway} is halted since {since}: {reason}."
    remedy = "Mend the account with the gateway, then run `faxflow gateway resume`."


class UnusualVolume(FaxflowError):
    has_task = True
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "Today would have {faxes} faxes; {usual}."
    remedy = "Nothing was sent: see `faxflow batch list`, then release or hold, or send with --yes."


class AuditBroken(FaxflowError):
    exit_code = ExitCode.CHECK_FAILED
    sentence = "The audit chain breaks at event {event}: history was changed after it was written."
    remedy = "Keep the file as it is and compare it with the newest backup."


class TransitionRefused(FaxflowError):
    exit_code = ExitCode.BUG
    sentence = "{case}: no rule leads from {source} to {target}."
    remedy = "This is a bug, please report it."


class UnknownCase(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "There is no case {case} in this store."
    remedy = "Tasks, notices and the names of the letters hold the ids, as FX-000123."


class OfficeSilent(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "LibreOffice gave no answer within {seconds} s."
    remedy = "No letter was made and nothing was lost; the next run tries again."


class StoreForbidden(FaxflowError):
    exit_code = ExitCode.STORE
    sentence = "The store {path} is closed to this account."
    remedy = "Run faxflow as the account that keeps it; nothing was changed."


class UnknownBatch(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "There is no batch {batch} in this store."
    remedy = "`faxflow report --date DAY` names the batches of a day."
