"""crontab.example is made from the code; `crontab_example` gives what it must hold."""

from pathlib import Path

from faxflow.cli.schedules.example import crontab_example
from faxflow.config.load import load_config

ROOT = Path(__file__).parents[2]


def test_the_example_is_what_the_code_says() -> None:
    config = load_config(ROOT / "faxflow.example.toml", {})

    made = crontab_example(config)

    assert made == (ROOT / "crontab.example").read_text(encoding="utf-8")
