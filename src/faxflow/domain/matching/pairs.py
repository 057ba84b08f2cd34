"""People side by side, and the plainest comparison of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faxflow.domain.matching.columns import Numbers, Part, Rows, Table
from faxflow.domain.matching.levels import Level

Levels = NDArray[np.int8]
Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows of two tables, side by side."""

    left: Table
    left_rows: Rows
    right: Table
    right_rows: Rows

    def of(self, part: Part, other: Part | None = None) -> tuple[Numbers, Numbers]:
        """What the pairs have in a part, or in two parts crosswise."""
        one = self.left.columns[part][self.left_rows]
        return one, self.right.columns[other or part][self.right_rows]

    def some(self, chosen: Truths) -> "Pairs":
        """Those that are chosen."""
        return Pairs(self.left, self.left_rows[chosen], self.right, self.right_rows[chosen])


def plain_levels(left: Numbers, right: Numbers) -> Levels:
    """MISSING, EQUAL or DIFFERENT."""
    levels = np.where(left == right, Level.EQUAL, Level.DIFFERENT).astype(np.int8)
    levels[(left == 0) | (right == 0)] = Level.MISSING
    return levels
