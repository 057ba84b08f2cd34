"""What `store encrypt`, `store decrypt` and `store rekey` do."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from faxflow.cli.restoring import nobody_at_work
from faxflow.cli.session import Answer, store_path
from faxflow.cli.store_key import key_called
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.config.secrets import Secrets
from faxflow.domain.run import Run
from faxflow.errors import BadUsage
from faxflow.store import events
from faxflow.store.connection import open_store
from faxflow.store.conversion import convert
from faxflow.store.driver import use_key
from faxflow.store.manifest import Manifest
from faxflow.store.plain_copies import plain_copies


@dataclass(frozen=True, slots=True)
class Conversion:
    """`done` is the word of history; keys are the NAMEs of secrets, None: the file is plain."""

    done: str
    was: str | None
    becomes: str | None
    then: str


def encrypting(config: Config) -> Conversion:
    """From plain to the key that [store] names. Raises BadUsage where it does not ask for that."""
    if not config.store.is_encrypted:
        todo = 'Set encryption = "sqlcipher" and key there first; nothing was changed.'
        raise BadUsage(what="[store] does not say that the store is encrypted.", todo=todo)
    then = "Keep a copy of the key apart from the backups: without it nobody reads them."
    return Conversion("encrypted", None, config.store.key, then)


def decrypting(config: Config) -> Conversion:
    """From the key that [store] names to a plain file."""
    then = 'Now set [store] encryption = "none": no command goes until then.'
    return Conversion("decrypted", config.store.key, None, then)


def rekeying(config: Config, new_key: str) -> Conversion:
    """From the key that [store] names to the secret of another name."""
    then = f'Now set [store] key = "{new_key}": no command goes until then.'
    return Conversion("encrypted anew", config.store.key, new_key, then)


def converted(path: Path, world: World, asked: Callable[[Config], Conversion]) -> Answer:
    """Converts the store while nobody is at work, as is `asked` of the configuration.

    Raises LockHeld, SecretMissing, ConfigurationProblem, and as `convert` does.
    """
    config = load_config(path, world.environment)
    conversion = asked(config)
    run, place = world.new_run(world.sudo.account if world.sudo else None), store_path(config)
    secrets = Secrets(world.environment, config.paths.secrets)
    was, becomes = (_key(name, secrets) for name in (conversion.was, conversion.becomes))
    if not place.exists():
        raise BadUsage(what=f"There is no store at {place}.", todo="Nothing was changed.")
    with nobody_at_work(config, world, run):
        use_key(was)
        told = convert(place, was=was, becomes=becomes, now=run.now())
        _note(place, path, config, run, key=becomes, what=conversion.done)
    backups = config.backup.folder or config.paths.backups
    plain = plain_copies(place, backups) if becomes else []
    return _answer(told, conversion, place, plain)


def _key(name: str | None, secrets: Secrets) -> str | None:
    return key_called(name, secrets) if name else None


def _note(place: Path, path: Path, config: Config, run: Run, *, key: str | None, what: str) -> None:
    use_key(key)
    environment = config.practice.environment
    with closing(open_store(place, environment, config=str(path))) as store, store.write() as tx:
        events.record(tx, run, [events.Event(events.STORE, what)])


def _answer(told: Manifest, conversion: Conversion, place: Path, plain: list[Path]) -> Answer:
    counted = f"{told.cases} cases, {told.events} events, checked"
    text = f"The store {place} is {conversion.done}: {counted}. {conversion.then}"
    text += " Backups, letters, reports and documents are as they were."
    if plain:
        text += "\nStill not encrypted, and to be removed once nobody wants them back:"
    data = {"path": str(place), "done": conversion.done, "cases": told.cases, "events": told.events}
    return Answer(
        "\n".join([text, *(f"  {one}" for one in plain)]),
        {**data, "plain_copies": [str(one) for one in plain]},
    )
