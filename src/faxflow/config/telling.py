"""What a notice to staff needs of faxflow.toml, whatever else in the file is wrong."""

from collections.abc import Mapping
from pathlib import Path

from faxflow.config.load import parsed, validated, with_overrides
from faxflow.config.model import Paths, Practice
from faxflow.config.notices import NoticeSettings
from faxflow.config.oauth import OAuthSettings
from faxflow.config.section import Section


class Telling(Section):
    """The sections of Config by which staff are told."""

    practice: Practice
    paths: Paths
    notices: NoticeSettings
    oauth: OAuthSettings | None = None


def load_telling(path: Path, environment: Mapping[str, str]) -> Telling:
    """Those sections alone. Raises FileMissing, or ConfigurationProblem for a fault in them."""
    values = with_overrides(parsed(path), environment)
    own = {name: one for name, one in values.items() if name in Telling.model_fields}
    return validated(Telling, own, path)
