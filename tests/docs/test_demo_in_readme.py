"""The README shows the demo's own words, and its own figures."""

import re
from pathlib import Path

import pytest

from faxflow.cli.main import main
from faxflow.errors import ExitCode
from proof.figures import FULL

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def as_on_any_day(text: str) -> list[str]:
    """Its lines without what differs from run to run, with one blank between words."""
    plain = re.sub(r"\d{4}-\d\d-\d\d", "DAY", text)
    return [_as_on_any_machine(line) for line in plain.splitlines() if line.strip()]


def _as_on_any_machine(line: str) -> str:
    """What stands at which minute, and how many alerts tell of it, goes by the machine's speed."""
    plain = " ".join(line.split())
    varies = re.match(r"\d\d:\d\d ", plain) or " alerts " in plain
    return re.sub(r"\d+", "N", plain) if varies else plain


def shown() -> list[str]:
    """What the page shows of the demo, line by line."""
    found = re.search(r"^```\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert found
    return as_on_any_day(found[1])


def test_the_figures_that_the_readme_shows_add_up() -> None:
    ends = re.compile(r"(?:delivered, |given to |in doubt: ).* (\d+)")

    counts = [int(found[1]) for one in shown() if (found := ends.fullmatch(one))]

    assert len(counts) > 4
    assert f"all {sum(counts)}" in shown()


@pytest.mark.skipif(not FULL, reason="650 faxes take two minutes")
@pytest.mark.timeout(600)
def test_the_demo_ends_as_the_readme_shows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--keep", str(tmp_path / "demo")]) == ExitCode.DONE

    told = as_on_any_day(capsys.readouterr().out)
    assert [one for one in shown() if one not in told] == []
