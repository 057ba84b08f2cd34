"""Where an element is, is told by the ways to it."""

import pytest

from faxflow.domain.page_place import Selectors, in_shadow, thing


@pytest.mark.parametrize(
    ("selectors", "shadow"),
    [
        ((("my-app", "button"), ("pierce/button",)), True),
        ((("aria/App", "aria/Run"), ("my-app", "button")), True),
        ((("aria/Menu", 'aria/[role="list"]'),), True),
        ((("aria/Menu", 'aria/[role="list"]'), ("#nav > ul",)), False),
        ((("aria/Menu", "aria/Run"), ("xpath///button",)), False),
        ((("#run",),), False),
    ],
)
def test_a_plain_way_to_an_element_shows_it_in_no_shadow_root(
    selectors: Selectors, shadow: bool
) -> None:
    assert in_shadow(selectors) is shadow


def test_a_chain_of_names_is_told_by_its_innermost() -> None:
    assert thing((("aria/Menu", 'aria/[role="list"]'), ("#nav",))) == "“Menu”"
    assert thing((("aria/Menu", "aria/Run"),)) == "“Run”"
