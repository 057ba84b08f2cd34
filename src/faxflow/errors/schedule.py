"""What can keep a schedule from being installed."""

from faxflow.errors.base import ExitCode, FaxflowError


class ScheduleRefused(FaxflowError):
    """`what` and `todo` are whole sentences."""

    exit_code = ExitCode.CONFIGURATION
    sentence = "{what}"
    remedy = "{todo}"


class MachineRefused(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "{program} refused: {what}."
    remedy = "{todo}"
