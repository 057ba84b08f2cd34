"""What a check-up is about: one configuration on one machine, as far as either can be read."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from faxflow.config.check_all import Checked
from faxflow.config.model import Config
from faxflow.config.secrets import Secrets
from faxflow.errors import FaxflowError
from faxflow.steps.doctor.ports import Instruments
from faxflow.store.connection import Connection
from faxflow.store.examination import examined


@dataclass(frozen=True, slots=True)
class Premises:
    """`read` is what was found in the configuration, `refusal` why nothing could be.

    `given` is the configuration, or what of it is right; None where that is too little. `now` is
    by the machine's clock, UTC. `no_key` is why the store's key could not be had, None: it could,
    or none is needed.
    """

    path: Path
    environment: Mapping[str, str]
    read: Checked | None
    refusal: FaxflowError | None
    given: Config | None
    instruments: Instruments
    now: datetime
    no_key: FaxflowError | None = None

    @property
    def is_sound(self) -> bool:
        """Whether a run could use the configuration."""
        return self.read is not None and self.read.config is not None

    @property
    def values(self) -> Mapping[str, Any]:
        """What the configuration says, right or not."""
        return self.read.values if self.read else {}

    @property
    def config(self) -> Config:
        """The configuration, for checks that need one."""
        if self.given is None:
            raise RuntimeError("a check that needs the configuration ran without one")
        return self.given

    @property
    def secrets(self) -> Secrets:
        """Where secrets are looked up."""
        return Secrets(self.environment, self.config.paths.secrets)

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.config.paths.data

    @property
    def store_path(self) -> Path:
        """Where the store lies, or ought to."""
        return self.config.paths.store

    def nearest(self, path: Path) -> Path:
        """The folder, or the first above it that is there."""
        here = (one for one in (path, *path.parents) if self.instruments.files.look(one))
        return next(here, path)

    @contextmanager
    def store(self) -> Iterator[Connection]:
        """One view of the store, which is opened for reading alone.

        Raises StoreLocked, StoreForbidden, StoreFull or StoreDamaged.
        """
        with examined(self.store_path) as tx:
            yield tx
