"""What is installed for a configuration: the one way to look that all commands share."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from faxflow.adapters.schedules.crontabs import Crontab
from faxflow.adapters.schedules.units import Units
from faxflow.cli.schedules.here import Asked, Here, here
from faxflow.cli.world import World
from faxflow.domain.schedule.calls import lines_for
from faxflow.domain.schedule.standing import Installed, Standing, Way
from faxflow.errors import FileUnreadable, ScheduleRefused
from faxflow.views.schedule.block import block_of, find_block, foreign_lines
from faxflow.views.schedule.comparing import differ
from faxflow.views.schedule.unit_rules import made_for


@dataclass(frozen=True, slots=True)
class Machine:
    """The crontab and the units of the machine, or of the folder that stands for it."""

    crontab: Crontab
    units: Units


def machine_of(made: Here, world: World, asked: Asked) -> Machine:
    """That of the account that the schedule is for."""
    account = made.installation.account
    return Machine(Crontab(asked.root, account, own=world.actor == account), Units(asked.root))


def standing_of(path: Path, world: World, asked: Asked | None = None) -> Standing:
    """What is installed for the configuration at `path`, and whether it is what would be written
    now. Raises as load_config does."""
    asked = asked or Asked()
    made = here(path, world, asked)
    return look(made, machine_of(made, world, asked))


def look(made: Here, machine: Machine) -> Standing:
    """The same where both are known."""
    unreadable: list[str] = []
    found = [*_crontab(made, machine.crontab, unreadable), *_units(made, machine.units)]
    return Standing((*found, *_tables(made, machine.crontab)), tuple(unreadable))


def our_units(made: Here, units: Units) -> dict[str, str]:
    """The text of each unit that was written for this configuration and instance."""
    mark = made_for(made.installation)
    return {name: text for name, text in units.read().items() if text.startswith(f"{mark}\n")}


def _crontab(made: Here, crontab: Crontab, unreadable: list[str]) -> Iterator[Installed]:
    try:
        text = crontab.read()
    except FileUnreadable:
        unreadable.append(crontab.shown)
        return
    found = find_block(text, made.installation.instance)
    if found.block is not None:
        same = not differ("".join(found.block), _block(made), secrets_seen=made.secrets_seen)
        drifted = () if same else ("the lines of faxflow",)
        yield Installed(Way.CRON, crontab.shown, _jobs(found.block), drifted)
    by_hand = tuple(lines_for(made.installation.config, foreign_lines(text)))
    if by_hand:
        word = "lines" if by_hand[1:] else "line"
        told = f"{crontab.shown}, written by hand, {word} {', '.join(map(str, by_hand))}"
        yield Installed(Way.CRONTAB, told, len(by_hand))


def _block(made: Here) -> str | None:
    try:
        return block_of(made.crontab(), made.installation.instance)
    except ScheduleRefused:
        return None


def _jobs(lines: tuple[str, ...]) -> int:
    return sum(line[:1].isdigit() or line.startswith("*") for line in lines)


def _tables(made: Here, crontab: Crontab) -> Iterator[Installed]:
    for place, text in crontab.of_all():
        lines = tuple(lines_for(made.installation.config, enumerate(text.splitlines(), start=1)))
        if lines:
            yield Installed(Way.CRON_FOLDER, place, len(lines))


def _units(made: Here, units: Units) -> Iterator[Installed]:
    ours, wanted = our_units(made, units), made.units()
    if ours:
        names = sorted(ours.keys() | wanted.keys())
        seen = made.secrets_seen
        drifted = tuple(
            name for name in names if differ(ours.get(name), wanted.get(name), secrets_seen=seen)
        )
        stopped = tuple(
            unit
            for unit, target in made.started().items()
            if unit in ours and not units.is_enabled(unit, target)
        )
        yield Installed(Way.SYSTEMD, units.shown, len(ours), drifted, stopped)
