"""How the schedule looks in JSON."""

from typing import Annotated, TypedDict

from faxflow.domain.schedule.standing import Fault, Way
from faxflow.views.figures_shape import Moment

Config = Annotated[str, "The configuration that it is for"]
Instance = Annotated[str, 'Empty where the machine has but one; else as "test"']


class FileData(TypedDict):
    """A file that was made."""

    name: Annotated[str, "crontab, or the unit's"]
    text: Annotated[str, "All that it holds; the names of secrets, never a secret"]


class ShownScheduleData(TypedDict):
    """What `faxflow schedule show --json` prints."""

    kind: Annotated[str, "cron or systemd"]
    config: Config
    instance: Instance
    account: Annotated[str, "Who runs it"]
    files: list[FileData]
    unknown_secrets: Annotated[list[str], "Secrets whose place nobody knows: no job is told"]


class ChangedScheduleData(TypedDict):
    """What `faxflow schedule install` and `remove` print with --json."""

    kind: Annotated[str, "cron or systemd"]
    config: Config
    instance: Instance
    done: Annotated[bool, "false: it was a --dry-run"]
    written: Annotated[list[str], "Files that are new or other than before"]
    removed: list[str]


class InstalledData(TypedDict):
    """One kind of schedule that is there."""

    way: Way
    where: str
    parts: Annotated[int, "Lines of a crontab, or units"]
    drifted: Annotated[list[str], "Parts that differ from what would be written now"]
    stopped: Annotated[list[str], "Units that are there and not enabled"]


class ScheduleProblemData(TypedDict):
    """What is wrong with it."""

    fault: Fault
    what: str
    todo: str


class JobData(TypedDict):
    """One job that the practice uses."""

    job: str
    commands: list[str]
    next_at: Annotated[Moment | None, "null: it goes on all the time, or nothing is installed"]
    last_at: Annotated[Moment | None, "When it last began; null: never, or not known"]
    last_exit_code: Annotated[int | None, "null: it never ended, or that is not known"]


class ScheduleStatusData(TypedDict):
    """What `faxflow schedule status --json` prints."""

    config: Config
    instance: Instance
    installed: list[InstalledData]
    problems: list[ScheduleProblemData]
    jobs: list[JobData]
