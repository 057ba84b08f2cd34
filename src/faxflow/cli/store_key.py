"""Gives the store's key to whatever opens its files."""

from faxflow.cli.world import World
from faxflow.config.model import Config
from faxflow.config.secrets import Secrets
from faxflow.errors import ConfigurationProblem
from faxflow.store.driver import is_key, use_key


def unlock(config: Config, world: World) -> None:
    """From now on files of the store open. Raises SecretMissing or ConfigurationProblem."""
    settings = config.store
    secrets = Secrets(world.environment, config.paths.secrets)
    use_key(key_called(settings.key, secrets) if settings.is_encrypted else None)


def key_called(name: str, secrets: Secrets) -> str:
    """The key of that name. Raises SecretMissing or ConfigurationProblem."""
    key = secrets.get(name).strip()
    if not is_key(key):
        raise ConfigurationProblem(
            where=f"secret {name}",
            what="it is no key of 64 hex digits",
            todo="`openssl rand -hex 32` makes one; keep a copy of it apart from the backups.",
        )
    return key
