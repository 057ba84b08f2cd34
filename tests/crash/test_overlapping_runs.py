"""Promise 8: commands that overlap, as processes really at once, wait for their turn or give up.

Whoever comes second at the same work ends with 75; nobody's work is done twice.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from proof.forked import ForkServer
from proof.points import scene_called
from proof.scenes import Scene
from proof.stand import FINE, Prepared, Stand, stand
from proof.watched_run import Plan

Prepare = Callable[[Scene], Prepared]
DONE, TRY_LATER, KILLED = 0, 75, -9


def settle(here: Stand) -> None:
    """What cron does afterwards, one by one."""
    for command in ("watch-bounces", "retry", "send", "escalate"):
        ended = here.run(command)
        assert ended.code in FINE, ended.said


@pytest.mark.parametrize("sends", [3])
def test_of_sends_at_once_one_works_and_the_others_are_told_to_come_later(
    sends: int, prepare: Prepare, folders: Iterator[Path], forks: ForkServer
) -> None:
    with stand(prepare(scene_called("send")), next(folders), forks) as here:
        ended = forks.at_once([here.order("send") for _ in range(sends)])

        codes = sorted(one.code for one in ended)
        late = [one.said for one in ended if one.code == TRY_LATER]
        assert codes[0] == DONE
        assert set(codes[1:]) <= {DONE, TRY_LATER}
        assert all("is at work already" in said for said in late)
        assert len(here.taken()) == 5
        assert here.breaches() == []


@pytest.mark.parametrize("name", ["watch-bounces", "retry", "send again"])
def test_all_commands_at_once_keep_every_promise(
    name: str, prepare: Prepare, folders: Iterator[Path], forks: ForkServer
) -> None:
    commands = ("send", "watch-bounces", "retry", "escalate", "send", "watch-bounces")
    with stand(prepare(scene_called(name)), next(folders), forks) as here:
        ended = forks.at_once([here.order(command) for command in commands])

        settle(here)
        assert {one.code for one in ended} <= FINE | {TRY_LATER}, [one.said for one in ended]
        assert here.breaches() == []


@pytest.mark.parametrize("point", [40, 120])
def test_a_send_killed_while_others_run_costs_them_nothing(
    point: int, prepare: Prepare, folders: Iterator[Path], forks: ForkServer
) -> None:
    with stand(prepare(scene_called("send again")), next(folders), forks) as here:
        killed = here.order("send", plan=Plan(at=point))
        others = [here.order(command) for command in ("watch-bounces", "retry", "escalate")]

        ended = forks.at_once([killed, *others])

        settle(here)
        assert ended[0].code == KILLED
        assert {one.code for one in ended[1:]} <= FINE, [one.said for one in ended]
        assert here.breaches() == []
