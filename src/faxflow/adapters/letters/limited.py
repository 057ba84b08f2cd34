"""Refuses letters with more or fewer pages than the practice lets them have."""

from collections.abc import Generator, Sequence

from faxflow.adapters.letters.draws import Draws
from faxflow.domain.letter import Letter, LetterOrder, LetterProblem, LetterResult
from faxflow.domain.page_limits import PageLimits


class LimitedEngine:
    """An engine whose letters are counted; a cover page that comes before them is no part of it."""

    def __init__(self, engine: Draws, limits: PageLimits) -> None:
        self.name = engine.name
        self.approximate = engine.approximate
        self._engine = engine
        self._limits = limits

    def template_fields(self) -> frozenset[str]:
        """What the template asks for. Raises TemplateProblem, FileMissing."""
        return self._engine.template_fields()

    def render(self, orders: Sequence[LetterOrder]) -> Generator[LetterResult]:
        """As the engine itself, and raises what it does."""
        results = self._engine.render(orders)
        try:
            yield from map(self._counted, results)
        finally:
            if isinstance(results, Generator):
                # Its workers end with it.
                results.close()

    def _counted(self, result: LetterResult) -> LetterResult:
        broken = self._limits.broken_by(result.pages) if isinstance(result, Letter) else None
        return LetterProblem(result.case_id, broken) if broken else result
