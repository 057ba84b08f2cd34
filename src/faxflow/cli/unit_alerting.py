"""alert unit: a unit that failed becomes an alarm, and staff are told by the ways of [notices].

Where the store itself is what fails, or the configuration, they are told without it, once an hour
for each unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from faxflow.adapters.alert_stamp import note_told, told_lately
from faxflow.cli.alerting import escalate_act
from faxflow.cli.notice_channels import channels_to_fax_desk
from faxflow.cli.session import Answer, Session, perform
from faxflow.cli.world import World
from faxflow.config.secrets import Secrets
from faxflow.config.telling import load_telling
from faxflow.domain.failed_unit import FailedUnit
from faxflow.domain.task import NewTask, TaskKind
from faxflow.errors import ExitCode, FaxflowError, LockHeld
from faxflow.steps.ports import NoticeChannel
from faxflow.store import tasks

COMMAND = "alert unit"


@dataclass(slots=True)
class _Alarm:
    """Opens the alarm, once while it is open, and tells what is to be told."""

    unit: FailedUnit
    is_open: bool = False

    def act(self, session: Session) -> Answer:
        """Raises as `escalate` does; the alarm is open then all the same."""
        run, unit = session.work.run, self.unit
        task = NewTask(TaskKind.ALARM, unit.key, unit.title, run.now())
        with session.work.store.write() as tx:
            tasks.open_tasks(tx, run, [task])
        self.is_open = True
        try:
            told = escalate_act(dry_run=False)(session)
        except LockHeld:  # somebody tells just now, or will within the quarter hour
            return Answer(f"{unit.title}. It is an alarm now.", {"unit": unit.name, "notices": 0})
        return Answer(f"{unit.title}.\n{told.text}", {"unit": unit.name, **told.data})


def alert(unit: FailedUnit, path: Path, world: World) -> Answer:
    """Tells of it. Raises what the channels raise, and what reading [notices] alone does."""
    alarm = _Alarm(unit)
    try:
        return perform(COMMAND, path, world, alarm.act)[1]
    except FaxflowError as problem:
        if alarm.is_open:
            raise
        return _without_store(unit, path, world, problem)


def _without_store(unit: FailedUnit, path: Path, world: World, why: FaxflowError) -> Answer:
    config = load_telling(path, world.environment)
    data, now = config.paths.data, world.clock()
    if told_lately(data, unit.name, now):
        return Answer(f"{unit.title}. Staff were told within the hour.", _counted(unit, 0))
    run = world.new_run()
    wrong = why.exit_code is ExitCode.CONFIGURATION
    what = "its configuration is not right" if wrong else "its store does not answer"
    subject = f"faxflow: {unit.name} failed, and {what}"
    body = f"{config.practice.name}: {unit.title}.\n{why.for_notice()}\n"
    notice = (f"<unit-{run.id}@{config.notices.domain}>", subject, body)
    secrets = Secrets(world.environment, config.paths.secrets)
    _send(notice, channels_to_fax_desk(config, secrets, world.clock))
    note_told(data, unit.name, now)
    return Answer(f"{unit.title}. Staff were told without the store.", _counted(unit, 1))


def _send(notice: tuple[str, str, str], channels: Sequence[NoticeChannel]) -> None:
    """By every channel. Raises the last failure where none of them took it."""
    failures: list[FaxflowError] = []
    for channel in channels:
        try:
            channel.send(*notice)
        except FaxflowError as problem:
            failures.append(problem)
    if len(failures) == len(channels):
        raise failures[-1]


def _counted(unit: FailedUnit, notices: int) -> dict[str, object]:
    return {"unit": unit.name, "notices": notices}
