"""What a schedule must know of the machine that it is for: paths, account, zone, secrets."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from faxflow.domain.schedule.job import Job, Server


@dataclass(frozen=True, slots=True)
class SecretPlace:
    """Where a secret lies: in the file `file`, or it is what `command` prints; neither where
    nobody knows. `servers` are the sections that it opens, None: every job may need it."""

    name: str
    servers: frozenset[Server] | None = None
    file: str | None = None
    command: str | None = None

    @property
    def is_known(self) -> bool:
        """Whether a job can be told where it lies."""
        return bool(self.file or self.command)


@dataclass(frozen=True, slots=True)
class Installation:
    """`command` are the words that start faxflow; all paths are whole.

    `reads` are folders of others; `writable` are those beside `data` that a job changes, by the
    job's name ("": every job). `zone` is the practice's (IANA). An `instance` tells a second
    practice, or a rehearsal on the same machine, apart.
    """

    command: tuple[str, ...]
    config: str
    data: str
    account: str
    zone: str
    mail_to: tuple[str, ...] = ()
    secrets: tuple[SecretPlace, ...] = ()
    writable: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reads: tuple[str, ...] = ()
    instance: str = ""

    def secrets_of(self, job: Job) -> tuple[SecretPlace, ...]:
        """Those that a job is shown, and no other's."""
        return tuple(
            one for one in self.secrets if one.servers is None or one.servers & job.servers
        )

    def writable_for(self, job: Job) -> tuple[str, ...]:
        """The folders beside `data` that it writes to."""
        return (*self.writable.get("", ()), *self.writable.get(job.name, ()))

    def unit(self, name: str) -> str:
        """What a job's unit is called, without its kind: `faxflow-send`, `faxflow-send-test`."""
        return "-".join(filter(None, ("faxflow", name, self.instance)))

    @property
    def lies_in_a_home(self) -> bool:
        """Whether anything of it lies where services see nothing unless they are let in."""
        places = (
            *(*self.command, self.config, self.data, *self.reads),
            *(one.file for one in self.secrets),
            *(one for folders in self.writable.values() for one in folders),
        )
        homes = ("/home/", "/root/", "/run/user/")
        return any(place and place.startswith(homes) for place in places)
