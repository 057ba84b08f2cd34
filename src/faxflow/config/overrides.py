"""What the environment says of the configuration's keys: FAXFLOW_SECTION_KEY."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from faxflow.config.shape import holds_several, sections

PREFIX = "FAXFLOW_"

OWN_VARIABLES = frozenset(
    {
        *("FAXFLOW_CONFIG", "FAXFLOW_COMMAND", "FAXFLOW_NO_SYSTEM"),
        *("FAXFLOW_FULL", "FAXFLOW_FIGURES", "FAXFLOW_MUTATIONS", "FAXFLOW_MATCHING_SEED"),
    }
)
"""Those of the program, its launchers and its tests, which are no keys."""


def overrides(environment: Mapping[str, str]) -> dict[str, dict[str, object]]:
    """What the environment says of each section's keys."""
    found: dict[str, dict[str, object]] = {}
    for section, fields in sections().items():
        for key, field in fields.items():
            text = environment.get(variable(section, key))
            if text is not None:
                value = _listed(text) if holds_several(field) else text
                found.setdefault(section, {})[key] = value
    return found


def variable(section: str, key: str) -> str:
    """The name of the variable that wins over a key."""
    return f"{PREFIX}{section}_{key}".upper().replace(".", "_")


def strange_variables(
    environment: Mapping[str, str], secrets: Collection[str]
) -> Iterator[tuple[str, str | None]]:
    """Each variable that is named as a key's and is none, with the one that was meant; those of
    secrets may have such names, too."""
    known = {variable(section, key) for section, keys in sections().items() for key in keys}
    known |= OWN_VARIABLES
    known |= {f"{name}{way}" for name in secrets for way in ("", "_FILE", "_COMMAND")}
    for name in sorted(environment):
        if name.startswith(PREFIX) and name not in known:
            near = get_close_matches(name, sorted(known), n=1, cutoff=0.75)
            yield name, near[0] if near else None


def _listed(text: str) -> list[str]:
    return [part for one in text.split(",") if (part := one.strip())]
