"""What can keep referrals from being taken in."""

from faxflow.errors.base import ExitCode, FaxflowError


class FilesStuck(FaxflowError):
    has_task = True
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "Files in {folder} cannot be read or put away: {what}."
    remedy = "Check what lies there, its owner and mode; all other files were taken in."


class CallsUnreadable(FaxflowError):
    has_task = True
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "The call centre's file cannot be read: {what}."
    remedy = "It stays where it is, and is read again once it or {mapping} is mended."
