"""The units of systemd: a service and a timer for each job, and the one that tells of failures."""

from collections.abc import Iterator, Sequence
from itertools import chain

from faxflow.domain.schedule.installation import Installation, SecretPlace
from faxflow.domain.schedule.job import Job, Need, Server
from faxflow.domain.schedule.sandbox import CPU_CHECK, runs_written_memory, sandbox
from faxflow.domain.schedule.times import Times, on_calendar
from faxflow.views.schedule.quoting import unit_path, unit_value, unit_words
from faxflow.views.schedule.unit_rules import (
    GOES_ON,
    RUN_AGAIN,
    RUNS_ONCE,
    STARTED_AGAIN,
    made_for,
)

Lines = Iterator[str]

ALERT = Job(
    "failed",
    "tell a person that %i has failed",
    ("alert unit %i --quiet",),
    Times((0,)),
    needs=frozenset({Need.NETWORK}),
    servers=frozenset({Server.NOTICES}),
    minutes_at_most=10,
)
"""What systemd starts for a unit that has failed; %i is that unit's name."""


def unit_files(jobs: Sequence[Job], here: Installation) -> dict[str, str]:
    """What each file holds, by its name."""
    made = {f"{here.unit(ALERT.name)}@.service": _alert(here)}
    for job in jobs:
        name = here.unit(job.name)
        made[f"{name}.service"] = _service(job, here)
        if not job.follows:
            made[f"{name}.timer"] = _timer(job, here)
    return made


def started_units(jobs: Sequence[Job], here: Installation) -> dict[str, str]:
    """The units that are enabled, each with the target that wants it."""
    return {
        f"{here.unit(job.name)}.{kind}": target for job in jobs for kind, target in [_starts(job)]
    }


def _starts(job: Job) -> tuple[str, str]:
    return ("service", "multi-user.target") if job.follows else ("timer", "timers.target")


def _service(job: Job, here: Installation) -> str:
    failed = f"OnFailure={here.unit(ALERT.name)}@%N.service"
    unit = [made_for(here), "[Unit]", f"Description=faxflow: {job.about}{_called(here)}", failed]
    kind = _going_on(job, here) if job.follows else _once(job, here)
    install = ["", "[Install]", "WantedBy=multi-user.target"] if job.follows else []
    return _text(unit, _after(job), ["", "[Service]"], kind, _common(job, here), install)


def _alert(here: Installation) -> str:
    unit = [made_for(here), "[Unit]", f"Description=faxflow: {ALERT.about}{_called(here)}"]
    # What it prints where it cannot tell anybody is all that is left: it has no OnFailure.
    once = ["Type=oneshot", _exec(here, "alert unit "), f"TimeoutStartSec={_minutes(ALERT)}"]
    once[1] += "%i --quiet"
    return _text(unit, _after(ALERT), ["", "[Service]"], once, _common(ALERT, here))


def _once(job: Job, here: Installation) -> Lines:
    yield "Type=oneshot"
    yield from (_exec(here, one) for one in job.commands)
    yield f"TimeoutStartSec={_minutes(job)}"
    yield from RUN_AGAIN if job.tried_again else RUNS_ONCE


def _going_on(job: Job, here: Installation) -> Lines:
    yield "Type=exec"
    yield _exec(here, job.follows or "")
    yield from GOES_ON


def _after(job: Job) -> Lines:
    if Need.NETWORK in job.needs:
        yield "Wants=network-online.target"
        yield "After=network-online.target"
    if job.tried_again:
        yield from STARTED_AGAIN


def _common(job: Job, here: Installation) -> Lines:
    yield f"User={here.account}"
    yield f"Environment={unit_value(f'FAXFLOW_CONFIG={here.config}')}"
    yield "Environment=FAXFLOW_NO_SYSTEM=1"
    if not runs_written_memory(job.needs):
        yield f"Environment={'='.join(CPU_CHECK)}"
    yield from chain.from_iterable(map(_secret, here.secrets_of(job)))
    yield from _folders(job, here)
    yield ""
    yield from (f"{name}={value}" for name, value in sandbox(job.needs))
    yield f"ProtectHome={'read-only' if here.lies_in_a_home else 'yes'}"


def _secret(one: SecretPlace) -> Lines:
    if one.file:
        yield f"LoadCredential={one.name}:{unit_path(one.file)}"
    elif one.command:
        yield f"Environment={unit_value(f'{one.name}_COMMAND={one.command}')}"


def _folders(job: Job, here: Installation) -> Lines:
    below = here.data.removeprefix("/var/lib/")
    if below != here.data and ".." not in below and not any(map(str.isspace, below)):
        yield f"StateDirectory={unit_value(below)}"
        yield "StateDirectoryMode=0700"
    else:
        yield f"ReadWritePaths={unit_value(here.data)}"
    yield f"WorkingDirectory={unit_path(here.data)}"
    yield from (f"ReadWritePaths=-{unit_value(one)}" for one in here.writable_for(job))


def _timer(job: Job, here: Installation) -> str:
    unit = [made_for(here), "[Unit]", f"Description=faxflow: when to {job.about}{_called(here)}"]
    when = ["", "[Timer]", f"OnCalendar={on_calendar(job.times, here.zone)}"]
    rest = ["Persistent=true"] if job.made_up_for else []
    # Those of every few minutes keep apart by their minutes; a machine that wakes late is no harm.
    exact = ["AccuracySec=1s" if job.name == "morning" else "AccuracySec=20s"]
    install = ["", "[Install]", "WantedBy=timers.target"]
    return _text(unit, when, rest, exact, install)


def _exec(here: Installation, told: str) -> str:
    return f"ExecStart={unit_words(here.command)} {told}"


def _minutes(job: Job) -> str:
    return f"{job.minutes_at_most}min"


def _called(here: Installation) -> str:
    return f" ({here.instance})" if here.instance else ""


def _text(*parts: Sequence[str] | Lines) -> str:
    return "\n".join(chain.from_iterable(parts)) + "\n"
