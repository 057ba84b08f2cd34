"""A recorded walk tells where it signs in, and what it touches only once it is in."""

import pytest

from faxflow.domain.page_place import Selector
from faxflow.domain.recorded_action import Action
from faxflow.domain.recorded_touch import Change, Click, Key, SendKeys
from faxflow.domain.recording import Recording, Step
from faxflow.domain.sign_in import sign_in_step, sign_of_being_in

WORD = Change((("#pw",),), "${password}")
GO = Click((("#go",),))


def walk(*actions: Action) -> Recording:
    return Recording("Walk", tuple(Step(n, one) for n, one in enumerate(actions, start=1)))


@pytest.mark.parametrize(
    ("actions", "step"),
    [
        ((WORD, GO, GO), 2),
        ((WORD, Key("Tab", down=True), Key("Enter", down=True)), 3),
        ((WORD, SendKeys((("#pw",),), "\ue007"), GO), 2),
        ((SendKeys((("#pw",),), "${password}\ue007"), GO), 1),
        ((GO, WORD), 2),
        ((WORD, Click((("#pw",), ("aria/Password",))), GO), 3),
        ((WORD, Click((("aria/Remember this computer",), ("#rm",))), GO), 3),
        ((WORD, Click((('aria/Public[role="checkbox"]',),)), GO), 3),
        ((GO,), None),
    ],
)
def test_the_step_that_submits_the_sign_in_is_found(
    actions: tuple[Action, ...], step: int | None
) -> None:
    assert sign_in_step(walk(*actions), ["password"]) == step


@pytest.mark.parametrize(
    ("ways", "sign"),
    [
        ((("#menu",), ("aria/Reports",)), "aria/Reports"),
        ((("li > a",), ("#menu",)), "#menu"),
        ((("my-app", "#menu"),), "pierce/#menu"),
    ],
)
def test_the_first_new_element_behind_it_is_the_sign(ways: tuple[Selector, ...], sign: str) -> None:
    recording = walk(WORD, GO, GO, Click(ways))

    assert sign_of_being_in(recording, 2) == (4, sign)


def test_a_walk_that_ends_there_has_none() -> None:
    assert sign_of_being_in(walk(WORD, GO), 2) is None
