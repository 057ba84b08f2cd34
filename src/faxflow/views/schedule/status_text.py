"""What is installed, what is wrong with it, and when each job ran and runs next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from faxflow.domain.counted import counted
from faxflow.domain.schedule.job import Job
from faxflow.domain.schedule.standing import Installed, Standing, Way
from faxflow.views.moment import local_minute

_NEVER = "-"


@dataclass(frozen=True, slots=True)
class JobStanding:
    """One job: when it runs next, and how it last went; moments are aware."""

    job: Job
    next_at: datetime | None = None
    last_at: datetime | None = None
    last_exit_code: int | None = None


def shown_text(files: Mapping[str, str]) -> str:
    """The files one after the other; with their names where there are several."""
    if len(files) == 1:
        return next(iter(files.values())).rstrip("\n")
    return "\n".join(f"# ==> {name} <==\n{text}" for name, text in files.items()).rstrip("\n")


def status_text(standing: Standing, jobs: Sequence[JobStanding], zone: tzinfo) -> str:
    """First what is wrong, then what is there, then the jobs."""
    wrong = [f"{one.what} {one.todo}" for one in standing.problems]
    there = [f"Installed: {_told(one)}" for one in standing.installed]
    table = _table(jobs, zone, runs=bool(standing.installed))
    parts = ["\n".join(wrong), "\n".join(there), "\n".join(table)]
    return "\n\n".join(filter(None, parts))


def status_data(standing: Standing, jobs: Sequence[JobStanding]) -> dict[str, object]:
    """The same for programs, but for the names of what it is for."""
    return {
        "installed": [_installed(one) for one in standing.installed],
        "problems": [
            {"fault": str(one.fault), "what": one.what, "todo": one.todo}
            for one in standing.problems
        ],
        "jobs": [_job(one) for one in jobs],
    }


def _told(one: Installed) -> str:
    parts = counted(one.parts, "unit" if one.way is Way.SYSTEMD else "line")
    return f"{one.way}, {one.where} ({parts})"


def _table(jobs: Sequence[JobStanding], zone: tzinfo, *, runs: bool) -> Iterator[str]:
    always = "goes on all the time" if runs else _NEVER
    if jobs:
        yield f"{'job':<10} {'last began':<21} {'ended with':<11} next"
    for one in jobs:
        last = local_minute(one.last_at, zone) if one.last_at else _NEVER
        code = _NEVER if one.last_exit_code is None else str(one.last_exit_code)
        following = local_minute(one.next_at, zone) if one.next_at else always
        yield f"{one.job.name:<10} {last:<21} {code:<11} {following}"


def _installed(one: Installed) -> dict[str, object]:
    return {
        "way": str(one.way),
        "where": one.where,
        "parts": one.parts,
        "drifted": list(one.drifted),
        "stopped": list(one.stopped),
    }


def _job(one: JobStanding) -> dict[str, object]:
    return {
        "job": one.job.name,
        "commands": list(one.job.commands),
        "next_at": _stamp(one.next_at),
        "last_at": _stamp(one.last_at),
        "last_exit_code": one.last_exit_code,
    }


def _stamp(moment: datetime | None) -> str | None:
    """ISO 8601, UTC."""
    return moment.astimezone(UTC).isoformat() if moment else None
