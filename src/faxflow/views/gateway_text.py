"""The gateways and their profiles, as a person reads them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from faxflow.domain.gateway import GatewayState, Profile
from faxflow.views.columns import columns
from faxflow.views.moment import local_minute
from faxflow.views.toml_value import toml_value


def profiles_text(profiles: Sequence[Profile]) -> str:
    """Two lines each: whose it is and how it wants a number, and where that is known from."""
    width = max(len(one.name) for one in profiles)
    lines = []
    for one in profiles:
        address = one.keys.get("address", "its address is yours to give")
        lines += [f"{one.name:<{width}}  {one.title}: {address}", f"{'':{width}}  {one.evidence}"]
    return "\n".join(lines)


def profile_text(profile: Profile) -> str:
    """Its keys, and where they are known from."""
    keys = [f"  {key} = {toml_value(value)}" for key, value in sorted(profile.keys.items())]
    return "\n".join([f"{profile.name}: {profile.title}", f"Known from {profile.evidence}.", *keys])


def settings_text(section: str, settings: Mapping[str, object], origin: Mapping[str, str]) -> str:
    """Every key of a gateway that is set, and who set it."""
    given = {key: value for key, value in settings.items() if value is not None}
    rows = [(f"{key} = {toml_value(value)}", origin[key]) for key, value in given.items()]
    return "\n".join([section, *columns(rows)])


def state_text(name: str, known: GatewayState, zone: ZoneInfo, *, in_use: bool) -> str:
    """One line: in use, ready or halted, and when it was last heard of."""
    heard = _moment("last heard of {}", known.proved_alive_at, zone) or "not heard of yet"
    halted = _moment(f"halted since {{}} ({known.because})", known.halted_at, zone)
    return f"{name}: {halted or ('in use' if in_use else 'not in use')}; {heard}."


def _moment(words: str, at: datetime | None, zone: ZoneInfo) -> str:
    return words.format(local_minute(at, zone)) if at else ""
