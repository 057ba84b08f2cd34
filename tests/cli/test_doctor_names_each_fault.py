"""Each thing that doctor looks at is broken in turn, and doctor names it and its cure."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from doctor_breaks.case import Break
from doctor_breaks.every import BREAKS
from doctor_scene import Scene, new_scene
from faxflow.steps.doctor.registry import CHECKS

WAYS = [(one.key, way) for one in CHECKS for way in BREAKS.get(one.key, [])]
NAMES = [f"{key} {way.name}".strip() for key, way in WAYS]


@pytest.fixture
def scene(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Scene]:
    with ExitStack() as stack:
        yield new_scene(tmp_path, monkeypatch, stack, capsys)


@pytest.mark.parametrize("key", [one.key for one in CHECKS])
def test_every_check_has_a_way_in_which_a_test_breaks_what_it_looks_at(key: str) -> None:
    assert BREAKS.get(key)


def test_no_break_is_of_a_check_that_is_gone() -> None:
    assert set(BREAKS) == {one.key for one in CHECKS}


@pytest.mark.parametrize(("key", "way"), WAYS, ids=NAMES)
def test_what_is_well_is_called_well_and_what_is_broken_is_named_with_its_cure(
    scene: Scene, key: str, way: Break
) -> None:
    way.well(scene)
    before = scene.look(key)

    way.breaks(scene)
    after = scene.look(key)

    assert {one.level for one in before} <= {"ok", "skipped"}
    assert "ok" in {one.level for one in before}
    told = [one for one in after if one.level == way.level and way.about in one.about]
    assert told, after
    assert any(way.cure in (one.cure or "") for one in told), told
    assert all(one.cure for one in after if one.level in {"bad", "warning"})
