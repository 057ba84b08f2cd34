"""What every step works with: the store, the run, and the configuration."""

from dataclasses import dataclass

from faxflow.config.gateway import GatewaySettings
from faxflow.config.model import Config
from faxflow.domain.roles import NOBODY, Viewer
from faxflow.domain.run import Run
from faxflow.store.connection import Store


@dataclass(frozen=True, slots=True)
class Work:
    """Passed to every step; the ports come beside it.

    `using` is the name of the gateway that was in use when the run began; None: the first.
    `viewer` is who gave the command, with their roles.
    """

    store: Store
    run: Run
    config: Config
    using: str | None = None
    viewer: Viewer = NOBODY

    @property
    def gateway(self) -> GatewaySettings:
        """The gateway that this run sends by."""
        return self.config.gateway_called(self.using) if self.using else self.config.gateway
