"""A site fits its recording, or one line says where it does not."""

import json
from datetime import date
from pathlib import Path

import pytest

from faxflow.adapters.portal.filling import WalkFilling
from faxflow.adapters.portal.site import Site
from faxflow.adapters.portal.site_file import load_site
from faxflow.domain.place_filling import fill
from faxflow.errors import ConfigurationProblem, FileMissing

STEPS = [
    {"type": "navigate", "url": "https://portal.example/in?on=${day-1:%Y-%m-%d}"},
    {"type": "change", "selectors": ["#user"], "value": "${user}"},
    {"type": "change", "selectors": ["#word"], "value": "${password}"},
    {"type": "click", "selectors": ["#go"]},
    {"type": "click", "selectors": ["#report"]},
]
SITE = """recording = "walk.json"
[variables]
user = "SVC_REPORT"
[secrets]
password = "PORTAL_PASSWORD"
[signed_in]
text = "Welcome"
"""


def site_in(
    folder: Path, toml: str = SITE, steps: list[dict[str, object]] = STEPS, extra: str = ""
) -> Site:
    """The site of such a TOML and such a recording."""
    recording = {"title": "Walk", "steps": steps}
    (folder / "walk.json").write_text(json.dumps(recording), encoding="utf-8")
    (folder / "site.toml").write_text(extra + toml, encoding="utf-8")
    return load_site(folder / "site.toml")


def test_a_site_knows_its_server_its_account_and_the_step_that_signs_in(tmp_path: Path) -> None:
    site = site_in(tmp_path)

    assert (site.server, site.user, site.secret) == (
        "portal.example",
        "SVC_REPORT",
        "PORTAL_PASSWORD",
    )
    assert site.sign_in_step == 4


def test_a_site_can_say_which_step_submits_the_sign_in(tmp_path: Path) -> None:
    site = site_in(tmp_path, SITE + "after_step = 5\n")

    assert site.sign_in_step == 5


def test_another_server_takes_the_place_of_the_recorded_one(tmp_path: Path) -> None:
    site = site_in(tmp_path).at("http://127.0.0.1:8480")

    assert site.placed("https://portal.example/a?b=c") == "http://127.0.0.1:8480/a?b=c"
    assert site.placed("https://elsewhere.example/a") == "https://elsewhere.example/a"
    assert site.server == "127.0.0.1:8480"


def test_a_site_types_other_texts_than_its_recording(tmp_path: Path) -> None:
    steps = [{**STEPS[0], "url": "https://portal.example/in"}, *STEPS[1:]]
    steps[1] = {**steps[1], "value": "11/20/2026"}

    site = site_in(tmp_path, SITE + '[typed]\n2 = "${today-1:%m/%d/%Y}"\n', steps)

    assert [text for _, text in site.recording.texts()] == [
        "https://portal.example/in",
        "${today-1:%m/%d/%Y}",
        "${password}",
    ]


@pytest.mark.parametrize(
    ("typed", "where", "what"),
    [
        ('9 = "a"', "site.toml, typed.9", "has no step 9"),
        ('4 = "a"', "site.toml, typed.4", "step 4 types nothing (click #go)"),
        ('x = "a"', "site.toml, typed.x", "valid integer"),
        ('2 = "${who}"', "walk.json, step 2", "nothing fills ${who}"),
    ],
)
def test_a_typed_text_that_fits_no_step_is_named(
    tmp_path: Path, typed: str, where: str, what: str
) -> None:
    with pytest.raises(ConfigurationProblem) as raised:
        site_in(tmp_path, f"{SITE}[typed]\n{typed}\n")

    assert where in str(raised.value)
    assert what in str(raised.value)


def test_places_are_filled_with_the_day_and_with_names() -> None:
    text = "${user} from ${day-1:%m/%d/%Y} to ${day:%d.%m.%y}, ${day+6:%Y%m%d}"

    filled = fill(text, date(2026, 3, 1), {"user": "SVC_REPORT"}.__getitem__)

    assert filled == "SVC_REPORT from 02/28/2026 to 01.03.26, 20260307"


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("${today:%m/%d/%Y}", "03/01/2026"),
        ("${today-1:%m/%d/%Y}", "02/28/2026"),
        ("${yesterday:%d.%m.%Y}", "28.02.2026"),
        ("${yesterday-6:%Y-%m-%d}", "2026-02-22"),
    ],
)
def test_today_is_the_day_whose_report_is_fetched(place: str, text: str) -> None:
    assert fill(place, date(2026, 3, 1), {}.__getitem__) == text


@pytest.mark.parametrize(
    ("toml", "where", "todo"),
    [
        (SITE.replace("text =", "txet ="), "signed_in.txet", "Did you mean text?"),
        ("step_timeout_secs = 5\n" + SITE, "step_timeout_secs", "step_timeout_seconds?"),
        (SITE.replace('"PORTAL_PASSWORD"', "7"), "secrets.password", "Mend the key"),
        (SITE.replace("user =", "usr ="), "walk.json, step 2: nothing fills ${user}", "usr?"),
        (SITE.replace("[signed_in]\ntext", "[variables.x]\ny"), "variables.x", "Mend"),
        (SITE.replace("text =", "refused ="), "nothing says how to know", "[signed_in]"),
        ("recording =", "not TOML", "Mend the line"),
    ],
)
def test_what_does_not_fit_is_one_line_with_its_place(
    tmp_path: Path, toml: str, where: str, todo: str
) -> None:
    with pytest.raises(ConfigurationProblem) as raised:
        site_in(tmp_path, toml)

    assert where in str(raised.value)
    assert todo in str(raised.value)


def test_a_typed_secret_that_is_misplaced_never_shows_in_an_error(tmp_path: Path) -> None:
    toml = SITE.replace('"PORTAL_PASSWORD"', '{ value = "Blue-Heron-41" }')

    with pytest.raises(ConfigurationProblem) as raised:
        site_in(tmp_path, toml)

    assert "Blue-Heron" not in str(raised.value)


def test_javascript_is_refused_unless_the_site_allows_it(tmp_path: Path) -> None:
    steps = [*STEPS, {"type": "waitForExpression", "expression": "1"}]

    with pytest.raises(ConfigurationProblem, match="step 6: it runs JavaScript"):
        site_in(tmp_path, steps=steps)

    assert site_in(tmp_path, steps=steps, extra="allow_javascript = true\n").recording.steps


def test_a_missing_site_and_a_missing_recording_are_named(tmp_path: Path) -> None:
    site_in(tmp_path)
    (tmp_path / "walk.json").unlink()

    with pytest.raises(FileMissing, match=r"walk\.json"):
        load_site(tmp_path / "site.toml")
    with pytest.raises(FileMissing, match=r"none\.toml"):
        load_site(tmp_path / "none.toml")


def test_secrets_in_an_address_are_encoded_and_variables_are_not() -> None:
    filling = WalkFilling(
        day=date(2026, 3, 1),
        variables={"path": "a/b?c=d"},
        secrets={"password": "p&a/ß 1"},
        codes={"otp": lambda: "081804"},
    )

    address = filling.address("https://x.example/${path}&p=${password}&d=${day:%m/%d}&c=${otp}")

    assert address == "https://x.example/a/b?c=d&p=p%26a%2F%C3%9F%201&d=03/01&c=081804"
    assert filling.text("${password} ${otp}") == "p&a/ß 1 081804"
    assert "p&a" not in repr(filling)


@pytest.mark.parametrize("table", ["", "[secrets]\n", "[[pages]]\nis = 'locked'\ntext = 'a'\n"])
def test_a_key_of_the_whole_site_that_stands_below_a_table_is_sent_to_the_top(
    tmp_path: Path, table: str
) -> None:
    toml = SITE.replace("[secrets]\n", "") if table == "[secrets]\n" else SITE

    with pytest.raises(ConfigurationProblem) as raised:
        site_in(tmp_path, f"{toml}{table}report_is_page = true\n")

    assert "report_is_page: it stands below a [table]" in str(raised.value)
    assert "Move it to the top of the file, above the first [table]." in str(raised.value)
