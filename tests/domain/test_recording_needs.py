"""A recording tells who signs in, by the field's name or by its place before the password."""

from faxflow.domain.recorded_touch import Change, Click
from faxflow.domain.recording import Recording, Step
from faxflow.domain.recording_needs import Variable, needs_of

PASSWORD = Change((("#password",),), "Blue-Heron-41")


def users(*actions: Change | Click) -> list[Variable]:
    """What the walk's variables are."""
    steps = tuple(Step(number, action) for number, action in enumerate(actions, start=1))
    return list(needs_of(Recording("Walk", steps)).variables)


def test_the_text_right_before_the_password_is_the_user() -> None:
    typed = Change((("form input:nth-of-type(1)",),), "SVC_REPORT")

    assert users(typed, Click((("#password",),)), PASSWORD) == [
        Variable("user", (1,), "SVC_REPORT")
    ]


def test_a_field_that_says_so_comes_before_any_other() -> None:
    named = Change((("#username",),), "SVC_REPORT")
    other = Change((("#office",),), "Main office")

    assert users(named, other, PASSWORD) == [Variable("user", (1,), "SVC_REPORT")]


def test_a_day_or_a_far_text_is_no_user() -> None:
    clicks = [Click((("#next",),))] * 5

    assert users(Change((("#from",),), "11/20/2026"), PASSWORD) == []
    assert users(Change((("#office",),), "Main office"), *clicks, PASSWORD) == []
