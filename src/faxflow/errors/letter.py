"""What can go wrong with a letter."""

from faxflow.errors.base import ExitCode, FaxflowError


class TemplateProblem(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "{template}: {what}."
    remedy = "{todo}"


class PartMissing(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "{part} is not installed."
    remedy = "{todo}"


class OfficeSilent(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "LibreOffice gave no answer within {seconds} s."
    remedy = "No letter was made and nothing was lost; the next run tries again."


class WordSilent(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "Microsoft Word made no PDF of {letters} letters in a row."
    remedy = (
        "Those were not made; the rest was not tried, and the next run does. Look on that machine"
        " whether Word shows a dialog; docs/word.md tells what it needs."
    )


class WordBusy(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "Microsoft Word is open on this machine."
    remedy = (
        "Letters are drawn in a Word of their own: close it, and the next run draws them."
        " Where none is to be seen, end its process."
    )
