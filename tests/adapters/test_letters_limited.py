"""A letter that came out longer or shorter than it may holds its own case."""

from fakes import FakeEngine
from faxflow.adapters.letters.limited import LimitedEngine
from faxflow.domain.ids import CaseId
from faxflow.domain.letter import Letter, LetterOrder, LetterProblem
from faxflow.domain.page_limits import PageLimits

ORDERS = [LetterOrder(CaseId(n), f"FX-00000{n}", {}) for n in (1, 2)]


def test_letters_within_the_limits_pass_as_they_are() -> None:
    engine = LimitedEngine(FakeEngine(pages=2), PageLimits(1, 2))

    drawn = list(engine.render(ORDERS))

    assert [type(one) for one in drawn] == [Letter, Letter]


def test_a_letter_beyond_the_limits_says_how_long_it_is_and_may_be() -> None:
    engine = LimitedEngine(FakeEngine(pages=3, refuses=frozenset({2})), PageLimits(max_pages=2))

    long, refused = engine.render(ORDERS)

    assert long == LetterProblem(
        CaseId(1), "it has 3 pages, and 2 are the most that [letter] max_pages allows"
    )
    assert refused == LetterProblem(CaseId(2), "it has no field reason")


def test_it_is_the_engine_that_it_counts_for() -> None:
    engine = LimitedEngine(FakeEngine(approximate=True), PageLimits())

    asked = engine.template_fields()

    assert (engine.name, engine.approximate, asked) == ("fake", True, frozenset({"case_id"}))
