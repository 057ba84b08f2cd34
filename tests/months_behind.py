"""A practice whose commands run in this process, on a store with generated months behind it."""

from dataclasses import dataclass
from pathlib import Path

from a_year import YearPlan, a_year
from faxflow.cli.main import main
from faxflow.cli.world import World
from making import REHEARSAL_TEXT

PLAN = YearPlan(days=130, faxes_a_day=14, referrals_a_day=6, seed=5)
MAIL = """
[report.mail]
to = ["lead@hilltop.example"]
scorecard_to = ["board@hilltop.example"]
attach = ["html", "pdf"]
"""


@dataclass(frozen=True)
class Practice:
    """It stands at the plan's last moment."""

    folder: Path
    world: World

    def run(self, *words: str) -> int:
        """One command; gives its exit code."""
        return main([*words, "--config", str(self.folder / "faxflow.toml")], self.world)


def practice_in(folder: Path) -> Practice:
    """One without a store."""
    (folder / "faxflow.toml").write_text(REHEARSAL_TEXT + MAIL)
    tokens = iter(range(1_000_000))
    return Practice(folder, World({}, lambda: PLAN.now, "tester", lambda: f"{next(tokens):06x}"))


def practice_with_months(folder: Path) -> Practice:
    """One with the plan's months."""
    (folder / "data").mkdir()
    a_year(folder / "data" / "faxflow.db", PLAN)
    return practice_in(folder)
