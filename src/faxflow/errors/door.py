"""What can keep a report from coming by a folder, SFTP or HTTPS."""

from faxflow.errors.base import ExitCode, FaxflowError
from faxflow.errors.report import ReportNotThere
from faxflow.errors.server import CertificateRejected, LoginRefused


class KeyRefused(LoginRefused):
    remedy = "Have the public half of {key_file} entered for {user} there; no login was retried."


class LoginWanted(LoginRefused):
    sentence = "{server} wants a login ({wanted}), and [source] auth is {auth}."
    remedy = (
        'Set auth; where it has a page to sign in by, kind = "portal" with a recording does it.'
    )


class HostKeyUnknown(FaxflowError):
    """Nobody has said yet which server is the right one."""

    exit_code = ExitCode.CONFIGURATION
    sentence = "{server} shows the host key {shown}, and [source] host_key names none."
    remedy = "Nobody signed in. Ask whoever runs it whether that is theirs, then set host_key."


class HostKeyChanged(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "{server} shows the host key {shown}, not the one in [source] host_key."
    remedy = (
        "It may be another server in its place: ask whoever runs it before you change host_key."
        " Nobody signed in, and nothing was fetched."
    )


class SourceUntrusted(CertificateRejected):
    remedy = "Check url in [source]; an authority of your own is named in ca_file."


class ReportNotServed(ReportNotThere):
    sentence = "No report for {day} at {server}: {what}."
    remedy = "It is asked for again at the next run; check url, and the system that makes it."


class NoReportCame(FaxflowError):
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "{server} was asked for the report, but none came: {what}."
    remedy = "Nothing was kept. Check [source]; `faxflow extract --dry-run` tries it."


class ReportRepeated(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = (
        "What came for {day} is, byte for byte, the report of {earlier} ({batch}): an old file"
        " with a new date, most likely."
    )
    remedy = (
        "Nothing was kept; it is fetched again at the next run. Where nothing has changed since,"
        " `faxflow extract --date {day} --even-if-same` takes it."
    )


class DayHasReport(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "{day} has its report already: {batch}, which is {state}."
    remedy = (
        "Nothing was kept. With --again this file is taken as a newer report of the day: {does}."
    )
