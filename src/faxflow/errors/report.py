"""What can go wrong with a report, from the portal to its rows."""

from faxflow.errors.base import ExitCode, FaxflowError


class SignInPage(FaxflowError):
    exit_code = ExitCode.LOGIN_REFUSED
    sentence = (
        "{name} is a sign-in page, not a report: the session had expired or the login failed."
    )
    remedy = "Sign in to the portal by hand, check the password, then run extract again."


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
