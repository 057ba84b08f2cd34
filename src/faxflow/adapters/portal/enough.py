"""Whether a page holds as many elements as a step waits for."""

from collections.abc import Sequence

from faxflow.domain.recorded_action import Comparison, WaitForElement


def enough(counts: Sequence[int], action: WaitForElement) -> bool:
    """Whether the first selector that finds anything finds as many as the step waits for.

    `counts` has each selector's. One that fits nothing any more must not end a wait for few.
    """
    count = next((each for each in counts if each), 0)
    if action.comparison is Comparison.AT_LEAST:
        return count >= action.count
    if action.comparison is Comparison.AT_MOST:
        return count <= action.count
    return count == action.count
