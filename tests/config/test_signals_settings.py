"""[ping], [metrics] and [log]: what is taken, what is refused, and that no address is ever told."""

from pathlib import Path

import pytest

from faxflow.config.load import load_config
from faxflow.config.log import LogFormat, LogLevel
from faxflow.errors import ConfigurationProblem
from making import REHEARSAL_TEXT


def written(folder: Path, text: str) -> Path:
    path = folder / "faxflow.toml"
    path.write_text(f"{REHEARSAL_TEXT}\n{text}")
    return path


def test_without_the_sections_nothing_is_pinged_and_no_metrics_are_kept(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, ""), {})

    assert config.ping.secrets == {}
    assert config.metrics.file is None
    assert (config.log.format, config.log.level) == (LogFormat.PLAIN, LogLevel.INFO)


def test_each_command_has_its_secret(tmp_path: Path) -> None:
    text = '[ping]\nurl = "A"\nurls = {"store backup" = "B"}\nhosts = ["hc-ping.com"]'

    config = load_config(written(tmp_path, text), {})

    assert config.ping.secrets == {"run-morning": "A", "store backup": "B"}


def test_the_environment_sets_the_level_for_one_run(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, ""), {"FAXFLOW_LOG_LEVEL": "debug"})

    assert config.log.level is LogLevel.DEBUG


def test_files_lie_beside_the_configuration(tmp_path: Path) -> None:
    text = '[metrics]\nfile = "out/faxflow.prom"\n[log]\nfile = "faxflow.log"'

    config = load_config(written(tmp_path, text), {})

    assert config.metrics.file == tmp_path / "out" / "faxflow.prom"
    assert config.log.file == tmp_path / "faxflow.log"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[ping]\nurl = "A"', "hosts must name"),
        ('[ping]\nurl = "A"\nurls = {run-morning = "B"}\nhosts = ["x.example"]', "already"),
        ('[ping]\nurls = {"run-morning --quiet" = "B"}\nhosts = ["x.example"]', "without options"),
        ('[ping]\nurl = "A"\nhosts = ["https://x.example/"]', "hosts"),
        ('[ping]\nstyle = "nagios"', "style"),
        ("[ping]\nseconds = 4", "no such key"),
        ('[metrics]\nfile = "faxflow.txt"', "must end in .prom"),
        ('[log]\nformat = "xml"', "format"),
        ("[log]\nkeep_files = 0", "keep_files"),
    ],
)
def test_what_cannot_work_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigurationProblem, match=says):
        load_config(written(tmp_path, text), {})


@pytest.mark.parametrize(
    "text",
    [
        '[ping]\nurl = "https://hc-ping.example/0c9e3a55"\nhosts = ["hc-ping.example"]',
        '[ping]\nurls = {send = "https://hc-ping.example/0c9e3a55"}\nhosts = ["hc-ping.example"]',
    ],
)
def test_an_address_in_the_place_of_a_secrets_name_is_refused_and_not_told(
    tmp_path: Path, text: str
) -> None:
    with pytest.raises(ConfigurationProblem, match="NAME of a secret") as problem:
        load_config(written(tmp_path, text), {})

    assert "0c9e3a55" not in str(problem.value)
