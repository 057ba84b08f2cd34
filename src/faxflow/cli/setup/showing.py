"""What `config show` answers: the settings in use, and where each comes from. Needs no store."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from faxflow.cli.session import Answer, config_path
from faxflow.cli.setup.site_secrets import site_secrets
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.config.named_secrets import NamedSecret, named_secrets
from faxflow.config.origins import Origin, Setting, settings
from faxflow.config.secrets import Secrets, SecretSource
from faxflow.config.shape import sections
from faxflow.domain.near_match import near_match
from faxflow.errors import BadUsage
from faxflow.views.setup.config_text import Shown, ShownSecret, config_data, config_text


@dataclass(frozen=True, slots=True)
class Wish:
    """`named` are sections and keys, as gateway and gateway.host; none: all. `changed`: those
    alone that are no defaults."""

    named: Sequence[str] = ()
    changed: bool = False


def show_config(given: Path | None, wish: Wish, world: World) -> Answer:
    """Raises BadUsage for a section or a key that nobody knows, and what loading raises."""
    for name in wish.named:
        _check_known(name)
    path = config_path(given, world)
    config = load_config(path, world.environment)
    every = settings(config, path, world.environment)
    chosen = [one for one in every if _is_wanted(one, wish)]
    unused = [name for name in Config.model_fields if getattr(config, name) is None]
    secrets = Secrets(world.environment, config.paths.secrets)
    asked = [*_asked(config, chosen)]
    if any((one.section, one.key) == ("source", "site") for one in chosen):
        asked += ((one, True) for one in site_secrets(config.source))
    shown = Shown(
        str(path),
        chosen,
        list(_shown_secrets(asked, secrets)),
        [] if wish.named else unused,
    )
    return Answer(config_text(shown), {**config_data(shown)})


def _check_known(name: str) -> None:
    section, _, key = name.rpartition(".")
    of_section = sections().get(section)
    if name in sections() or (of_section is not None and key in of_section):
        return
    owners = [one for one, keys in sections().items() if name in keys]
    near = near_match(name, sections()) if of_section is None else near_match(key, of_section)
    meant = f"did you mean {' or '.join(f'{one}.{name}' for one in owners)}?" if owners else near
    raise BadUsage(
        what=f"faxflow.toml has no section or key {name}: {meant}",
        todo="A key is named with its section, as gateway.host.",
    )


def _is_wanted(setting: Setting, wish: Wish) -> bool:
    whole = f"{setting.section}.{setting.key}"
    named = not wish.named or any(f"{whole}.".startswith(f"{one}.") for one in wish.named)
    return named and not (wish.changed and setting.origin is Origin.DEFAULT)


def _asked(config: Config, chosen: Iterable[Setting]) -> Iterator[tuple[NamedSecret, bool]]:
    """The secrets that the chosen settings name, and whether anybody chose the name."""
    by = {(one.section, one.key): one.origin is not Origin.DEFAULT for one in chosen}
    for asked in named_secrets(config.model_dump()):
        place = (asked.section, asked.key.partition(".")[0])
        if place in by:
            yield asked, by[place]


def _shown_secrets(
    asked: Iterable[tuple[NamedSecret, bool]], secrets: Secrets
) -> Iterator[ShownSecret]:
    """One that is named by default alone, and is not there, is not in use."""
    keys: dict[str, list[str]] = {}
    for one, chosen in asked:
        if chosen or secrets.place_of(one.name).source is not SecretSource.MISSING:
            keys.setdefault(one.name, []).append(f"[{one.section}] {one.key}")
    for name, by in keys.items():
        yield ShownSecret(name, tuple(by), secrets.place_of(name))
