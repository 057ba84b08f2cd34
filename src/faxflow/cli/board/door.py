"""What the board asks of the store: each time anew, so that nothing stays open between.

A board lives for days. In that time the store may be restored from a backup, people may get
other roles, and the configuration another text: each look reads them as they are by then.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from threading import Lock

from faxflow.cli.session import Act, Answer, Session, perform, store_path
from faxflow.cli.store_key import unlock
from faxflow.cli.who import viewer_of
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.domain.board import Board, Wanted, Ways
from faxflow.errors import AccessRefused
from faxflow.steps.board.read_board import open_board, read_board
from faxflow.steps.board.ways import ways_of
from faxflow.steps.work import Work
from faxflow.store.connection import open_store


@dataclass(frozen=True, slots=True)
class Seen:
    """A board, and the zone of the practice's clock."""

    board: Board
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Door:
    """The configuration's path and the machine; every method raises as its steps do.

    `one_run` lets one recorded run follow the other.
    """

    path: Path
    world: World
    one_run: Lock = field(default_factory=Lock)

    def open(self, wanted: Wanted) -> Seen:
        """The board, and on record that it was shown, as a run of its own."""
        seen: list[Seen] = []

        def act(session: Session) -> Answer:
            seen.append(Seen(open_board(session.work, wanted), session.config.practice.zone))
            return Answer("")

        with self.one_run:
            perform("board", self.path, self.world, act)
        return seen[0]

    def look(self, wanted: Wanted) -> Seen:
        """The board once more; no run is recorded, unless they may see it no more."""
        try:
            with self._working() as work:
                return Seen(read_board(work, wanted), work.config.practice.zone)
        except AccessRefused:
            return self.open(wanted)

    def ways(self, name: str) -> Ways:
        """Where a referral may be brought."""
        with self._working() as work:
            return ways_of(work, name)

    def do(self, command: str, act: Act) -> Answer:
        """What a command does, as a recorded run that says where it was given."""
        with self.one_run:
            _, answer = perform(f"board {command}", self.path, self.world, act)
        return answer

    @contextmanager
    def _working(self) -> Iterator[Work]:
        """What a step reads with: a run that is never recorded, since it changes nothing."""
        config = load_config(self.path, self.world.environment)
        unlock(config, self.world)
        environment = config.practice.environment
        store = open_store(store_path(config), environment, config=str(self.path))
        with closing(store):
            viewer = viewer_of(self.world, config, store)
            yield Work(store, self.world.new_run(viewer.account), config, viewer=viewer)
