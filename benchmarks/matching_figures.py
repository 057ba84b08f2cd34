"""A figure beside its goal, in a line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured; the goal is `least` or `most`, or there is none."""

    what: str
    value: float
    least: float | None = None
    most: float | None = None

    @property
    def reached(self) -> bool:
        """Whether the goal is."""
        enough = self.least is None or self.value >= self.least
        return enough and (self.most is None or self.value <= self.most)


def told(figure: Figure) -> str:
    """`  what: 0 (goal: at most 0)`, with a word where it falls short."""
    goal = ""
    if figure.least is not None:
        goal = f" (goal: at least {figure.least:,g})"
    elif figure.most is not None:
        goal = f" (goal: at most {figure.most:,g})"
    whole = float(figure.value).is_integer() or figure.value > 1000
    value = f"{figure.value:,.0f}" if whole else f"{figure.value:.4g}"
    return f"  {figure.what}: {value}{goal}{'' if figure.reached else ' FALLS SHORT'}"
