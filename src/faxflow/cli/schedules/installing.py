"""schedule install and remove: one kind, whole, and nobody else's lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faxflow.cli.schedules.found import Machine, look, our_units
from faxflow.cli.schedules.here import Here
from faxflow.cli.session import Answer
from faxflow.domain.counted import counted
from faxflow.domain.schedule.change import Change
from faxflow.domain.schedule.kind import Kind
from faxflow.domain.schedule.standing import Way
from faxflow.errors import ScheduleRefused
from faxflow.views.schedule.block import with_block, without_block
from faxflow.views.schedule.change_text import diff_text

NEXT = "See: faxflow schedule status"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done with which kind; `is_dry`: only said."""

    kind: Kind
    removes: bool = False
    is_dry: bool = False


def carry_out(order: Order, made: Here, machine: Machine) -> Answer:
    """Does it, or says what would be done. Raises ScheduleRefused, and what writing raises."""
    if not order.removes:
        _check_alone(order.kind, made, machine)
    by_cron = order.kind is Kind.CRON
    changes = (
        _cron_changes(order, made, machine) if by_cron else _unit_changes(order, made, machine)
    )
    changed = [one for one in changes if one.changes_something]
    if not order.is_dry:
        if by_cron:
            _write_crontab(changed, machine)
        else:
            _write_units(order, changes, made, machine)
    problems = [] if order.removes else unknown_secrets(made)
    return Answer(_text(order, changed, made), _data(order, changed, made), problems=problems)


def default_kind(machine: Machine) -> Kind:
    """systemd where it runs the machine."""
    return Kind.SYSTEMD if machine.units.are_used() else Kind.CRON


def _check_alone(kind: Kind, made: Here, machine: Machine) -> None:
    """Raises ScheduleRefused where another kind is there: both at once would race."""
    own = Way.CRON if kind is Kind.CRON else Way.SYSTEMD
    others = [one for one in look(made, machine).installed if one.way is not own]
    if others:
        by_hand = others[0].way in {Way.CRONTAB, Way.CRON_FOLDER}
        todo = (
            "Take those lines out by hand"
            if by_hand
            else (f"`faxflow schedule remove --{others[0].way}`")
        )
        raise ScheduleRefused(
            what=f"faxflow runs by itself already: {others[0].where}. Both at once would race, so"
            " that nothing was written.",
            todo=f"{todo}, then install.",
        )


def _cron_changes(order: Order, made: Here, machine: Machine) -> list[Change]:
    before, instance = machine.crontab.read(), made.installation.instance
    if order.removes:
        after = without_block(before, instance)
    else:
        after = with_block(before, made.crontab(), instance)
    return [Change(machine.crontab.shown, before or None, after or None)]


def _unit_changes(order: Order, made: Here, machine: Machine) -> list[Change]:
    wanted = {} if order.removes else made.units()
    ours, there = our_units(made, machine.units), machine.units.read()
    strange = sorted((wanted.keys() & there.keys()) - ours.keys())
    if strange:
        raise ScheduleRefused(
            what=f"{machine.units.shown}/{strange[0]} is there already, and was not made for"
            f" {made.installation.config}.",
            todo="Move it away; where it is a second practice's, give this one an --instance.",
        )
    folder = machine.units.shown
    return [
        Change(f"{folder}/{name}", ours.get(name), wanted.get(name))
        for name in sorted(wanted.keys() | ours.keys())
    ]


def _write_crontab(changed: Sequence[Change], machine: Machine) -> None:
    for one in changed:
        machine.crontab.write(one.after or "")


def _write_units(order: Order, changes: Sequence[Change], made: Here, machine: Machine) -> None:
    if not order.removes and machine.crontab.root == machine.units.root and not _can_start(machine):
        raise ScheduleRefused(
            what="systemd does not run this machine, so that nothing was written.",
            todo="Take --cron; or --root FOLDER for another machine.",
        )
    files: Mapping[str, str | None] = {one.place.rpartition("/")[2]: one.after for one in changes}
    gone = [one.place.rpartition("/")[2] for one in changes if one.after is None and _starts(one)]
    machine.units.stop(gone)
    started = {} if order.removes else made.started()
    machine.units.write(files, started)
    if started:
        machine.units.start(started)
    else:
        machine.units.forget()


def _starts(one: Change) -> bool:
    """Whether the unit starts with the machine; one that a timer starts goes on to its end."""
    return "\n[Install]\n" in (one.before or "")


def _can_start(machine: Machine) -> bool:
    return machine.units.are_used() or str(machine.units.root) != "/"


def _text(order: Order, changed: Sequence[Change], made: Here) -> str:
    if not changed:
        return "There is nothing to change: all is as it would be written now."
    if order.is_dry:
        return diff_text(changed)
    what = f"The schedule of {made.installation.config}"
    done = "is removed" if order.removes else "is installed"
    files = counted(len(changed), "file")
    return f"{what} {done} for {order.kind}: {files} changed.\n{NEXT}"


def _data(order: Order, changed: Sequence[Change], made: Here) -> dict[str, object]:
    return {
        "kind": str(order.kind),
        "instance": made.installation.instance,
        "config": made.installation.config,
        "done": not order.is_dry,
        "written": [one.place for one in changed if one.after is not None],
        "removed": [one.place for one in changed if one.after is None],
    }


def unknown_secrets(made: Here) -> list[str]:
    """That no job could be told where some secrets lie."""
    names = [one.name for one in made.installation.secrets if not one.is_known]
    if not names:
        return []
    told = (
        f"Where these secrets lie is not known, so that no job is told: {', '.join(names)}. Name"
        f" each one's file as {names[0]}_FILE in faxflow.env beside the configuration, or put them"
        " into the folder of [paths] secrets."
    )
    return [told]
