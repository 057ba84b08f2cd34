"""A store whose run is killed in the middle of one of its transactions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from faxflow.store.connection import Connection
from proof.fateful import Mortal


@dataclass
class Frail(Mortal):
    """A store as a run has it that is killed in the transaction after `left` others."""

    left: int = 0

    @contextmanager
    def write(self) -> Iterator[Connection]:
        with super().write() as tx:
            yield tx
            self.dead = self.left == 0
            self.left -= 1
            self.check()
