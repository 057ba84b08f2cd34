"""A practice can set a target for whatever its scorecard measures."""

from datetime import date
from pathlib import Path

from faxflow.domain.statistics.catalogue import every_measure
from faxflow.domain.statistics.period import whole_weeks
from faxflow.steps.scorecard import scorecard
from making import MORNING, rehearsal_config, work_with
from stocked import Stocked

TODAY = date(2026, 11, 23)


def test_every_measure_of_a_scorecard_is_in_the_catalogue(tmp_path: Path) -> None:
    stocked = Stocked(tmp_path)
    config = rehearsal_config(tmp_path)
    work = work_with(stocked.store, stocked.run, config)

    found = scorecard(work, whole_weeks(TODAY, 13), whole_weeks(TODAY, 52), MORNING)

    shown = {one.key for one in found.measures()}
    assert shown <= every_measure(config.scorecard.aging_days).keys()
    assert len(shown) > 30


def test_a_target_stands_in_the_scorecard(tmp_path: Path) -> None:
    stocked = Stocked(tmp_path)
    config = rehearsal_config(tmp_path)
    aimed = config.scorecard.model_copy(update={"targets": {"fax-first-try": 0.95}})
    work = work_with(stocked.store, stocked.run, config.model_copy(update={"scorecard": aimed}))

    found = scorecard(work, whole_weeks(TODAY, 13), whole_weeks(TODAY, 52), MORNING)

    targets = {one.key: one.target for one in found.measures() if one.target is not None}
    assert targets == {"fax-first-try": 0.95}
