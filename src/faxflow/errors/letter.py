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
