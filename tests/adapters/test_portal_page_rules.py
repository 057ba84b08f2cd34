"""A rule says how a page is known and what is done about it, or one line says what it lacks."""

from pathlib import Path

import pytest
from test_portal_site import SITE, site_in

from faxflow.errors import ConfigurationProblem


def test_rules_know_pages_by_signs_and_say_what_to_do(tmp_path: Path) -> None:
    rules = """[[pages]]
is = "session-active"
text = "already"
click = ["aria/Continue", "#host >>> button"]
[[pages]]
is = "mfa"
selector = "text/code"
code_into = "#otp"
secret = "PORTAL_KEY"
"""

    site = site_in(tmp_path, SITE + rules)

    assert site.pages[0].click == (("aria/Continue",), ("#host", "button"))
    assert site.pages[1].selector == (("text/code",),)
    assert site.secret_names == {"PORTAL_PASSWORD", "PORTAL_KEY"}
    assert site.code_secrets == {"PORTAL_KEY"}


@pytest.mark.parametrize(
    ("rule", "where", "told"),
    [
        ('is = "notice"\nclick = "a"', "pages.1", "it needs a sign"),
        ('is = "notice"\ntext = "a"', "pages.1", "notice needs click"),
        ('is = "locked"\ntext = "a"\nclick = "b"', "pages.1", "locked ends the walk"),
        ('is = "notice"\ndialog = "a"\nclick = "b"', "pages.1", "a dialog is answered"),
        ('is = "notice"\ndialog = "a"\ntext = "b"', "pages.1", "a dialog has no text"),
        ('is = "notice"\ntext = "a"\nanswer = "accept"', "pages.1", "answer is for a dialog"),
        ('is = "mfa"\ntext = "a"\ncode_into = "b"', "pages.1", "belong together"),
        ('is = "mfa"\ntext = "a"\nclick = "b"', "pages.1", "mfa needs code_into and secret"),
        ('is = "blocked"\ntext = "a"', "pages.1.is", "'locked'"),
        ('is = "notice"\ntxt = "a"\nclick = "b"', "pages.1.txt", "Did you mean text?"),
        ('si = "notice"\ntext = "a"', "pages.1.is", "required"),
        ('is = "notice"\ntext = ""\nclick = "b"', "pages.1.text", "at least 1"),
        ('is = "notice"\ntext = "a"\nclick = 7', "pages.1.click", "tuple"),
    ],
)
def test_a_rule_that_lacks_something_is_named(
    tmp_path: Path, rule: str, where: str, told: str
) -> None:
    with pytest.raises(ConfigurationProblem) as raised:
        site_in(tmp_path, f"{SITE}[[pages]]\n{rule}\n")

    assert f"site.toml, {where}" in str(raised.value)
    assert told in str(raised.value)


def test_a_place_may_be_filled_by_a_one_time_code(tmp_path: Path) -> None:
    steps = [
        {"type": "navigate", "url": "https://portal.example/"},
        {"type": "change", "selectors": ["#word"], "value": "${password}"},
        {"type": "click", "selectors": ["#go"]},
        {"type": "change", "selectors": ["#otp"], "value": "${otp}"},
        {"type": "click", "selectors": ["#verify"]},
    ]

    site = site_in(tmp_path, SITE + '[one_time_codes]\notp = "PORTAL_KEY"\n', steps)

    assert (site.first_submit_step, site.sign_in_step) == (3, 5)
    assert site.code_secrets == {"PORTAL_KEY"}
