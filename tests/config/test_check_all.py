"""A configuration's faults are told all at once, each with its line and what was meant."""

from pathlib import Path

import pytest

from faxflow.config.check_all import Found, check_all
from faxflow.errors import FileMissing
from making import REHEARSAL_TEXT


def found(folder: Path, text: str, **environment: str) -> list[Found]:
    path = folder / "faxflow.toml"
    path.write_text(text, encoding="utf-8")
    return list(check_all(path, environment).faults)


def changed(*changes: tuple[str, str]) -> str:
    text = REHEARSAL_TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def line_of(text: str, written: str) -> int:
    return text[: text.index(written)].count("\n") + 1


def test_a_configuration_without_faults_has_none_and_loads(tmp_path: Path) -> None:
    (tmp_path / "faxflow.toml").write_text(REHEARSAL_TEXT)

    checked = check_all(tmp_path / "faxflow.toml", {})

    assert checked.faults == ()
    assert checked.config is not None


def test_all_faults_of_all_sections_are_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = changed(
        ("time_zone =", "time_zon ="),
        ("[letter]", "[letter]\nworkers = 99"),
        ("port = 1143", "port = 0"),
    )

    told = found(tmp_path, text)

    assert [(one.place, one.line) for one in told] == [
        ("[practice] time_zon", line_of(text, "time_zon =")),
        ("[letter] workers", line_of(text, "workers = 99")),
        ("[mailbox] port", line_of(text, "port = 0")),
    ]
    assert told[0].todo == "Did you mean time_zone?"


def test_a_fault_of_a_whole_section_is_told_beside_those_of_its_keys(tmp_path: Path) -> None:
    silence = 'silence_means = "delivered"\nconfirms = true\nsendr = "x"\n[mailbox]'
    told = found(tmp_path, changed(("[mailbox]", silence)))

    assert [(one.place, one.what) for one in told] == [
        ("[gateway]", "a gateway that confirms deliveries delivers nothing by silence"),
        ("[gateway] sendr", "faxflow knows no such key"),
    ]


def test_a_key_that_is_missing_since_it_is_misspelt_is_told_once(tmp_path: Path) -> None:
    told = found(tmp_path, changed(("name =", "nme ="), ("[paths]", "[pahts]")))

    assert [one.todo for one in told] == ["Did you mean name?", "Did you mean paths?"]


def test_a_missing_section_has_no_line(tmp_path: Path) -> None:
    told = found(tmp_path, changed(("[paths]\n", ""), ('data = "data"\n', "")))

    assert [(one.place, one.line) for one in told] == [("[paths]", None)]


def test_a_profile_that_is_not_there_says_so_and_not_what_it_would_have_said(
    tmp_path: Path,
) -> None:
    address = next(one for one in REHEARSAL_TEXT.splitlines() if one.startswith("address"))
    told = found(tmp_path, changed((address, 'profile = "srfx"')))

    assert [(one.place, one.todo.partition("?")[0]) for one in told] == [
        ("[gateway] profile", "Did you mean srfax or metrofax or interfax")
    ]


def test_no_toml_is_one_fault_in_its_line(tmp_path: Path) -> None:
    told = found(tmp_path, "[practice]\nname = \n")

    assert [one.line for one in told] == [2]


def test_a_fault_that_the_environment_brings_names_the_variable(tmp_path: Path) -> None:
    told = found(tmp_path, REHEARSAL_TEXT, FAXFLOW_GATEWAY_PORT="many")

    assert [(one.place, one.variable, one.line) for one in told] == [
        ("[gateway] port", "FAXFLOW_GATEWAY_PORT", None)
    ]


@pytest.mark.parametrize(
    ("name", "todo"),
    [
        ("FAXFLOW_GATEWY_HOST", "Did you mean FAXFLOW_GATEWAY_HOST?"),
        ("FAXFLOW_REPORT_MAIL_TOO", "Did you mean FAXFLOW_REPORT_MAIL_TO?"),
        ("FAXFLOW_QQQ", "Unset it; `faxflow config show` names all keys."),
    ],
)
def test_a_variable_that_goes_by_no_key_is_told_with_what_was_meant(
    tmp_path: Path, name: str, todo: str
) -> None:
    told = found(tmp_path, REHEARSAL_TEXT, **{name: "x"})

    assert [(one.variable, one.todo) for one in told] == [(name, todo)]


@pytest.mark.parametrize("name", ["FAXFLOW_CONFIG", "FAXFLOW_NO_SYSTEM", "FAXFLOW_OWN_FILE"])
def test_a_variable_of_the_program_or_of_a_secret_is_none(tmp_path: Path, name: str) -> None:
    text = changed(("[mailbox]", '[mailbox]\npassword = "FAXFLOW_OWN"'))

    assert found(tmp_path, text, **{name: "x"}) == []


def test_no_fault_repeats_a_value_that_may_be_a_secret(tmp_path: Path) -> None:
    text = changed(
        ("[mailbox]", '[mailbox]\npassword = "a canary"'),
        ("[letter]", '[letter]\nworkers = "canary"'),
    )
    told = found(tmp_path, text, FAXFLOW_GATEWAY_PORT="canary", FAXFLOW_CANARY_X="canary")

    assert len(told) == 4
    assert "canary" not in str([(one.what, one.todo) for one in told])


def test_production_finds_what_the_example_left(tmp_path: Path) -> None:
    text = changed(('"rehearsal"', '"production"'))

    told = {one.place for one in found(tmp_path, text)}

    assert {"[gateway] address", "[gateway] sender", "[notices] to"} <= told


def test_a_file_that_is_not_there_is_no_finding(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        check_all(tmp_path / "faxflow.toml", {})


def test_a_country_that_is_wrong_is_told_once_where_it_stands(tmp_path: Path) -> None:
    told = found(tmp_path, changed(('environment = "rehearsal"', 'country = "USA"')))

    assert [one.place for one in told if "country" in one.place] == ["[practice] country"]


def test_a_file_with_nothing_in_it_lacks_a_source_of_whatever_kind(tmp_path: Path) -> None:
    told = {one.place: one.what for one in found(tmp_path, "")}

    assert {told["[source]"], told["[gateway]"], told["[mailbox]"]} == {"it is missing"}


def test_a_key_that_two_sections_lack_is_told_of_both(tmp_path: Path) -> None:
    lines = [line for line in REHEARSAL_TEXT.splitlines() if not line.startswith("host =")]

    told = {one.place for one in found(tmp_path, "\n".join(lines))}

    assert {"[gateway] host", "[mailbox] host", "[notices] host"} <= told
