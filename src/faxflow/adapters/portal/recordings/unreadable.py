"""Says what is wrong with a step or a file that a reader cannot take."""


class UnreadableStep(Exception):
    """`why` in words, for the step's line; a reader turns it into a step that is not replayed.

    `broken` where no recorder would have written the step so.
    """

    def __init__(self, why: str, *, broken: bool = True) -> None:
        super().__init__(why)
        self.why = why
        self.broken = broken


class UnreadableFile(Exception):
    """`what` is wrong and what to do (`todo`); becomes a ConfigurationProblem with the name."""

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo
