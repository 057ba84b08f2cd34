"""[referrals.stages]: a practice changes its stages in TOML, and is told of the first fault."""

import re
import tomllib
from pathlib import Path

import pytest

from faxflow.config.load import load_config
from faxflow.config.referrals import ReferralSettings
from faxflow.domain.referral import STAGES, ClosingReason, Queue, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.errors import ConfigurationProblem, ExitCode
from making import REHEARSAL_TEXT

GUIDE = Path(__file__).parents[2] / "docs" / "referrals.md"


def loaded(folder: Path, text: str) -> ReferralSettings:
    path = folder / "faxflow.toml"
    path.write_text(f"{REHEARSAL_TEXT}\n{text}", encoding="utf-8")
    return load_config(path, {}).referrals


def test_a_practice_that_says_nothing_has_our_stages(tmp_path: Path) -> None:
    settings = loaded(tmp_path, "")

    assert settings.table == STAGES
    assert settings.rules.closing_reasons == tuple(ClosingReason)


def test_what_is_said_of_a_stage_takes_the_place_of_ours_and_nothing_else(tmp_path: Path) -> None:
    text = """
        [referrals.stages.eligibility]
        queue = "intake"
        sla_hours = 4.5
        requires = ["given_name", ["phone", "street"]]
        tasks = ["check coverage", "ask about an authorisation"]
        [referrals.stages.no-show]
        onward = ["scheduled", "closed-unable-to-schedule"]
        back = []
    """

    table = loaded(tmp_path, text).table

    rule = table[Stage.ELIGIBILITY]
    assert (rule.queue, rule.sla_hours) == (Queue.INTAKE, 4.5)
    assert rule.requires == ((Field.GIVEN_NAME,), (Field.PHONE, Field.STREET))
    assert rule.tasks == ("check coverage", "ask about an authorisation")
    assert rule.onward == STAGES[Stage.ELIGIBILITY].onward
    assert table[Stage.NO_SHOW].back == ()
    assert table[Stage.NO_SHOW].tasks == STAGES[Stage.NO_SHOW].tasks
    assert table[Stage.SCHEDULED] == STAGES[Stage.SCHEDULED]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[referrals.stages.eligibilty]", "'eligibilty' is no stage (did you mean eligibility?)"),
        (
            "[referrals.stages.eligibility]\nonwards = []",
            "'onwards' is no key of a stage (did you mean onward?)",
        ),
        (
            '[referrals.stages.eligibility]\nonward = ["documentaton"]',
            "'documentaton' is no stage (did you mean documentation?)",
        ),
        (
            '[referrals.stages.eligibility]\nrequires = ["surnam"]',
            "'surnam' is no field (did you mean surname?)",
        ),
        (
            '[referrals.stages.eligibility]\nqueue = "intak"',
            "'intak' is no queue (did you mean intake?)",
        ),
        ('[referrals.stages.eligibility]\ntasks = ["one\\ntwo"]', "a task is one line"),
        ('[referrals.stages.eligibility]\ntasks = [" "]', "a task is one line"),
        ("[referrals.stages.eligibility]\nsla_hours = 0", "greater than 0"),
        ("[referrals.stages.completed]\nsla_hours = 4", "completed: it is final"),
        (
            '[referrals.stages.scheduled]\nonward = ["completed"]',
            "no-show cannot be reached from intake-received",
        ),
        (
            '[referrals.stages.eligibility]\nback = ["patient-unreachable"]',
            "`back` names stages of work only",
        ),
        ('[referrals]\nclosing_reasons = ["Mr Okwuosa moved"]', "a reason is words in small"),
        ("[referrals]\nunreachable_after = 0", "greater than or equal to 1"),
    ],
)
def test_a_fault_is_one_clear_configuration_problem(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigurationProblem) as problem:
        loaded(tmp_path, text)

    assert told in str(problem.value)
    assert "[referrals]" in str(problem.value)
    assert problem.value.exit_code is ExitCode.CONFIGURATION


def test_a_practices_own_closing_reasons_take_the_place_of_ours_but_duplicate(
    tmp_path: Path,
) -> None:
    settings = loaded(tmp_path, '[referrals]\nclosing_reasons = ["moved-away", "other"]')

    assert settings.rules.closing_reasons == ("moved-away", "other", "duplicate")


def test_what_the_staff_guide_shows_is_taken() -> None:
    part = GUIDE.read_text(encoding="utf-8").partition("## For whoever keeps")[2]
    block = re.findall(r"^(?: {4}.*\n|\n(?= {4}))+", part, re.MULTILINE)[0]

    shown = tomllib.loads(block)["referrals"]

    settings = ReferralSettings.model_validate(shown)
    assert settings.table[Stage.DOCUMENTATION].onward[0] is Stage.READY_TO_SCHEDULE
    assert settings.table[Stage.UNREACHABLE].queue is Queue.INTAKE
