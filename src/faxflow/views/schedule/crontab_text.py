"""A crontab of ours: its settings, and a line or two for each job."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faxflow.domain.counted import counted
from faxflow.domain.schedule.installation import Installation, SecretPlace
from faxflow.domain.schedule.job import Job
from faxflow.domain.schedule.times import cron_fields, shifted
from faxflow.views.schedule import crontab_words as words
from faxflow.views.schedule.quoting import cron_words

_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_FIELDS_WIDTH = 23
_TRY_LATER = 75
_TRY_AGAIN_SECONDS = 1200


@dataclass(frozen=True, slots=True)
class MachineClock:
    """The machine's zone (IANA), and by how many hours it is always ahead of the practice's."""

    zone: str
    hours_ahead: int = 0


def crontab_text(jobs: Sequence[Job], here: Installation, clock: MachineClock) -> str:
    """All lines, with a newline at the end; a job that is not wanted stands as a comment."""
    parts = [
        words.HEAD.format(zone_note=_zone_note(here, clock)),
        "\n".join(_settings(here)),
        "\n".join(_secrets(here)),
        words.FIELDS,
        *(_job(job, here, clock) for job in jobs),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _zone_note(here: Installation, clock: MachineClock) -> str:
    if not clock.hours_ahead:
        return words.SAME_ZONE.format(zone=here.zone)
    side = "ahead" if clock.hours_ahead > 0 else "behind"
    hours = f"{counted(abs(clock.hours_ahead), 'hour')} {side}"
    return words.OTHER_ZONE.format(machine=clock.zone, hours=hours, zone=here.zone)


def _settings(here: Installation) -> Iterator[str]:
    yield "SHELL=/bin/sh"
    yield f"PATH={_PATH}"
    yield f"MAILTO={','.join(here.mail_to)}"
    yield f"FAXFLOW_CONFIG={here.config}"


def _secrets(here: Installation) -> Iterator[str]:
    if here.secrets:
        yield words.SECRETS
        yield from map(_secret, here.secrets)


def _secret(one: SecretPlace) -> str:
    if one.file:
        return f"{one.name}_FILE={one.file}"
    return f"{one.name}_COMMAND={one.command}" if one.command else f"#{one.name}_FILE="


def _job(job: Job, here: Installation, clock: MachineClock) -> str:
    unused = () if job.wanted else (words.UNUSED,)
    return "\n".join((words.JOBS[job.name], *unused, _lines(job, here, clock)))


def _lines(job: Job, here: Installation, clock: MachineClock) -> str:
    command = _command(job, here)
    mark = "" if job.wanted else "#"
    return "\n".join(
        f"{mark}{cron_fields(times):<{_FIELDS_WIDTH - len(mark)}} {command}"
        for times in shifted(job.times, clock.hours_ahead)
    )


def _command(job: Job, here: Installation) -> str:
    told = [cron_words([*here.command, *one.split()]) for one in job.commands]
    if job.tried_again and len(told) == 1:
        once = told[0]
        return f"{once} || {{ [ $? -eq {_TRY_LATER} ] && sleep {_TRY_AGAIN_SECONDS} && {once}; }}"
    return "; ".join(told)
