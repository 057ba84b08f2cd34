"""Gateway profiles, and what a gateway's settings come to; neither needs a store."""

from pathlib import Path

from faxflow.cli.session import Answer
from faxflow.cli.world import World
from faxflow.config.gateway import GatewaySettings
from faxflow.config.load import load_config
from faxflow.config.origins import origins
from faxflow.config.profiles import profile_called, shipped_profiles
from faxflow.domain.gateway import Profile
from faxflow.views.gateway_text import profile_text, profiles_text, settings_text


def list_profiles() -> Answer:
    """Every profile that comes with faxflow."""
    profiles = list(shipped_profiles())
    return Answer(profiles_text(profiles), {"profiles": [_profile_data(one) for one in profiles]})


def show_profile(name: str) -> Answer:
    """One profile, shipped or of the practice's own. Raises ConfigurationProblem."""
    profile = profile_called(name, Path())
    return Answer(profile_text(profile), _profile_data(profile))


def show_settings(path: Path, world: World) -> Answer:
    """The configured gateways, each key with its origin. Raises ConfigurationProblem."""
    config = load_config(path, world.environment)
    shown = [_shown(one, path, world) for one in config.gateways]
    return Answer(
        "\n\n".join(answer.text for answer in shown),
        {"gateways": [answer.data for answer in shown]},
    )


def _shown(gateway: GatewaySettings, path: Path, world: World) -> Answer:
    settings = gateway.model_dump(mode="json")
    origin = origins(gateway, path, world.environment)
    data = {key: {"value": value, "from": origin[key]} for key, value in settings.items()}
    return Answer(settings_text(gateway.section, settings, origin), data)


def _profile_data(profile: Profile) -> dict[str, object]:
    return {
        "profile": profile.name,
        "title": profile.title,
        "evidence": profile.evidence,
        "keys": profile.keys,
    }
