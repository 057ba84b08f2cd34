"""What people, files and settings give wrongly."""

from faxflow.errors.base import ExitCode, FaxflowError


class FileMissing(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "{path}: no such file."
    remedy = "Check the path; nothing was changed."


class FileUnreadable(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "{path} cannot be read: {what}."
    remedy = "Check its owner and mode; nothing was changed."


class FileUnwritable(FileUnreadable):
    sentence = "{path} cannot be written: {what}."
    remedy = "Check the path, and the owner and mode of its folder; nothing was changed."


class BadUsage(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "{what}"
    remedy = "{todo}"


class AnswerLost(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "The work is done, but what came of it could not be written out: {what}."
    remedy = "Free disk space; `faxflow report` tells it again."


class ConfigurationProblem(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "{where}: {what}."
    remedy = "{todo}"


class SecretMissing(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "The secret {name} is not set."
    remedy = "Set {name}, {name}_FILE or {name}_COMMAND, or a systemd credential of that name."


class SecretFileMissing(SecretMissing):
    remedy = "Write it to {path} alone, or set {name}, {name}_FILE or {name}_COMMAND."


class SecretUnusable(ConfigurationProblem):
    """Something is to give it, and does not; what that is tells nothing of the secret."""


class UnknownCase(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "There is no case {case} in this store."
    remedy = "`faxflow case list --all` names them, as FX-000123."


class UnknownBatch(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "There is no batch {batch} in this store."
    remedy = "`faxflow batch list` names them, as B-000012."


class UnknownMail(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "There is no mail {mail} in this store."
    remedy = "`faxflow mail list` names those that wait for a person, as M-000012."


class UnknownPair(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "There is no possible duplicate {pair} in this store."
    remedy = "`faxflow referral duplicates list --all` names them, as PD-12."


class MailNotWaiting(FaxflowError):
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "{mail} {did}waits for nobody; nothing was changed."
    remedy = "`faxflow mail list` names those that wait; `faxflow case resolve` needs no mail."


class OtherNumber(FaxflowError):
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "{mail} names another number than {fax} went to; nothing was changed."
    remedy = "Look at both again; where it speaks of this fax all the same, add --other-number."
