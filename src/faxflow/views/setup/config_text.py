"""What a configuration comes to, key by key: each with its value and where that is from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from faxflow.config.origins import Origin, Setting
from faxflow.config.plain_value import plain_value
from faxflow.config.secrets import SecretPlace, SecretSource
from faxflow.domain.hidden_value import hidden_value
from faxflow.views.setup.config_shapes import ConfigData, SecretData, SettingData
from faxflow.views.toml_value import toml_value

_WIDEST = 56
"""A longer setting pushes its origin to the right, and no other's."""

_WHERE = {
    SecretSource.CREDENTIAL: "systemd's credential {}",
    SecretSource.FILE: "the file {}",
    SecretSource.COMMAND: "the command in {}",
    SecretSource.ENVIRONMENT: "the environment",
    SecretSource.FOLDER: "the file {}",
}


@dataclass(frozen=True, slots=True)
class ShownSecret:
    """A secret's name, the keys that ask for it as `[gateway] password`, and its place."""

    name: str
    asked_by: tuple[str, ...]
    place: SecretPlace


@dataclass(frozen=True, slots=True)
class Shown:
    """`settings` are those that were asked for; `secrets` all that these name; `unused` sections
    are left out and have no defaults."""

    file: str
    settings: Sequence[Setting]
    secrets: Sequence[ShownSecret]
    unused: Sequence[str]


def config_text(shown: Shown) -> str:
    """The sections as in faxflow.toml, then the secrets by name."""
    lines = [f"# {shown.file}"]
    for section, settings in groupby(shown.settings, key=lambda one: one.section):
        lines += ["", f"[{section}]", *_setting_lines(settings)]
    if shown.secrets:
        lines += ["", "Secrets, by name:", *_secret_lines(shown.secrets)]
    if shown.unused:
        lines += ["", f"Left out: {', '.join(f'[{one}]' for one in shown.unused)}"]
    return "\n".join(lines)


def config_data(shown: Shown) -> ConfigData:
    """The same for programs."""
    return {
        "config": shown.file,
        "settings": [_setting_data(one) for one in shown.settings],
        "secrets": [_secret_data(one) for one in shown.secrets],
        "unused": list(shown.unused),
    }


def secret_words(place: SecretPlace) -> str:
    """`from the file …`, or that it is missing."""
    if place.source is SecretSource.MISSING:
        return "missing"
    where = _WHERE[place.source].format(place.named)
    return f"from {where}" if place.there else f"{where} cannot be read"


def _setting_lines(settings: Iterable[Setting]) -> Iterator[str]:
    told = [(f"  {_assigned(one)}", _origin(one)) for one in settings]
    width = max((len(left) for left, _ in told if len(left) <= _WIDEST), default=0)
    return (f"{left:<{width}}  {right}" for left, right in told)


def _assigned(setting: Setting) -> str:
    value = hidden_value(plain_value(setting.value))
    return (
        f"# {setting.key} is not set" if value is None else f"{setting.key} = {toml_value(value)}"
    )


def _origin(setting: Setting) -> str:
    if setting.line is not None:
        return f"{setting.origin}, line {setting.line}"
    if setting.origin is Origin.PROFILE:
        return f"{setting.origin} {setting.named}"
    return setting.named or str(setting.origin)


def _secret_lines(secrets: Sequence[ShownSecret]) -> Iterator[str]:
    width = max(len(one.name) for one in secrets)
    for one in secrets:
        yield f"  {one.name:<{width}}  {secret_words(one.place)}; for {', '.join(one.asked_by)}"


def _setting_data(setting: Setting) -> SettingData:
    return {
        "section": setting.section,
        "key": setting.key,
        "value": hidden_value(plain_value(setting.value)),
        "origin": str(setting.origin),
        "named": setting.named or None,
        "line": setting.line,
    }


def _secret_data(secret: ShownSecret) -> SecretData:
    place = secret.place
    return {
        "name": secret.name,
        "asked_by": list(secret.asked_by),
        "source": str(place.source),
        "named": place.named or None,
        "there": place.there and place.source is not SecretSource.MISSING,
    }
