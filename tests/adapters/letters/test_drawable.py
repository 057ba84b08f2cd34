"""Characters that would come out as empty boxes are refused by name before they do."""

import pytest

from adapters.letter_making import order_of
from faxflow.adapters.letters.checking.drawable import undrawable
from faxflow.adapters.letters.checking.font_cover import FontCover, cover_of, fonts_here

LATIN = FontCover(frozenset({*range(0x20, 0x250), 0x301, ord("\u2019")}))
NOTE = frozenset({"note"})


@pytest.mark.parametrize(
    "value",
    ["plain", "Zoë’s Łódź", "x\u0301", "3\u20114", "a\u200bb\u202fc", "☃\ufe0f"[1:], "a\x00\n\tb"],
)
def test_what_a_font_here_draws_and_what_has_no_ink_is_let_through(value: str) -> None:
    told = undrawable(order_of(7, {"note": value}), NOTE, LATIN)

    assert told is None


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("\U0001f9ff", "1 character that no font here can draw (U+1F9FF)"),
        ("☃☄☂★☃", "4 characters that no font here can draw (U+2602, U+2603, U+2604 and others)"),
        ("山田", "2 characters that no font here can draw (CJK)"),
        ("हि", "2 characters that no font here can draw (Devanagari)"),
        ("\ue000", "1 character of private use, which means nothing elsewhere (U+E000)"),
        ("\u0378", "1 character that no font here can draw (U+0378)"),
    ],
)
def test_other_characters_are_refused_by_field_and_kind(value: str, told: str) -> None:
    refused = undrawable(order_of(7, {"note": f"a {value} b"}), NOTE, LATIN)

    assert refused == f"field note holds {told}"


def test_without_fontconfig_only_private_and_unassigned_characters_are_refused() -> None:
    values = ["山", "\U0001f9ff", "\ue000", "\u0378"]

    told = [undrawable(order_of(7, {"note": value}), NOTE, None) for value in values]

    assert [one is not None for one in told] == [False, False, True, True]


def test_a_field_that_the_template_does_not_use_is_not_looked_at() -> None:
    told = undrawable(order_of(7, {"other": "\ue000"}), NOTE, LATIN)

    assert told is None


def test_the_fonts_of_this_machine_draw_latin_letters_and_no_unassigned_ones() -> None:
    fonts = fonts_here()

    assert fonts is not None, "fontconfig is not installed"
    assert all(map(fonts.draws, "ŁőЖΩ"))
    assert not fonts.draws("\u0378")


def test_coloured_fonts_and_fonts_of_boxes_draw_nothing() -> None:
    listing = "Sans\tFalse\t20-7e a0\nNoto Color Emoji\tTrue\t1f9ff\nLastResort\tFalse\t0-10ffff\n"

    fonts = cover_of(listing)

    assert fonts.drawable == {*range(0x20, 0x7F), 0xA0}
