"""A profile fills what faxflow.toml leaves out, and nothing that it says."""

from pathlib import Path

import pytest

from faxflow.config.gateway import SecondGateway, SilenceMeans
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.config.profiles import shipped_profiles
from faxflow.domain.gateway import Profile
from faxflow.errors import ConfigurationProblem
from making import REHEARSAL_TEXT

SHIPPED = list(shipped_profiles())
FIRST = '[gateway]\nhost = "127.0.0.1"\nport = 2525\nsecurity = "none"\n'
WITHOUT_ADDRESS = REHEARSAL_TEXT.replace('address = "{number}@fax.example"\n', "")


def load(folder: Path, gateway: str = "", second: str = "", **environment: str) -> Config:
    """The rehearsal's configuration with these lines in [gateway] and after its end."""
    assert FIRST in WITHOUT_ADDRESS
    path = folder / "faxflow.toml"
    text = WITHOUT_ADDRESS.replace(FIRST, f"{FIRST}{gateway}\n")
    path.write_text(f"{text}{second}", encoding="utf-8")
    return load_config(path, environment)


def fault(folder: Path, gateway: str = "", second: str = "") -> str:
    with pytest.raises(ConfigurationProblem) as problem:
        load(folder, gateway, second)
    return str(problem.value)


def test_one_line_switches_the_gateway(tmp_path: Path) -> None:
    srfax = load(tmp_path, 'profile = "srfax"').gateway
    retarus = load(tmp_path, 'profile = "retarus"').gateway

    assert (srfax.name, srfax.address) == ("srfax", "{number}@srfax.com")
    assert (retarus.name, retarus.address) == ("retarus", "{e164}@rfax.net")


def test_what_the_practice_says_wins_over_the_profile(tmp_path: Path) -> None:
    gateway = load(
        tmp_path,
        'profile = "faxage"\nname = "ours"\nconfirms = false\nsilence_means = "delivered"',
        FAXFLOW_GATEWAY_SILENCE_HOURS="6",
    ).gateway

    assert (gateway.name, gateway.silence_hours) == ("ours", 6)
    assert gateway.silence_means is SilenceMeans.DELIVERED
    assert gateway.notice_domains == ("faxage.com",)


def test_a_profile_of_ones_own_lies_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('address = "{trunk}@fax.lan"\nmax_pages = 30\n')

    gateway = load(tmp_path, 'profile = "./mine.toml"').gateway

    assert (gateway.name, gateway.address, gateway.max_pages) == ("mine", "{trunk}@fax.lan", 30)


def test_an_unknown_profile_is_told_with_what_was_meant(tmp_path: Path) -> None:
    told = fault(tmp_path, 'profile = "SR-Fax"')

    assert "ships none of that name. Did you mean srfax" in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("addres = 1", "a profile holds no key addres. Did you mean address?"),
        ('password = "HUNTER"', "a profile holds no key password"),
        ("a = [", "it cannot be read"),
    ],
)
def test_a_fault_in_ones_own_profile_is_told_with_its_file(
    tmp_path: Path, content: str, told: str
) -> None:
    (tmp_path / "mine.toml").write_text(content)

    said = fault(tmp_path, 'profile = "mine.toml"')

    assert f"mine.toml: {told}" in said


def test_a_profile_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "nowhere.toml: it cannot be read" in fault(tmp_path, 'profile = "nowhere.toml"')


@pytest.mark.parametrize("profile", SHIPPED, ids=lambda one: one.name)
def test_every_shipped_profile_makes_a_gateway_and_names_its_evidence(
    tmp_path: Path, profile: Profile
) -> None:
    address = "" if "address" in profile.keys else 'address = "{number}@fax.example"'

    gateway = load(tmp_path, f'profile = "{profile.name}"\n{address}').gateway

    assert gateway.name == profile.name
    assert profile.title
    assert profile.evidence


@pytest.mark.parametrize("profile", SHIPPED, ids=lambda one: one.name)
def test_no_shipped_profile_takes_silence_for_a_delivery(profile: Profile) -> None:
    assert profile.keys.get("silence_means", "in-doubt") == "in-doubt"


def test_a_gateway_that_confirms_delivers_nothing_by_silence(tmp_path: Path) -> None:
    told = fault(tmp_path, 'profile = "faxage"\nsilence_means = "delivered"')

    assert "[gateway]: a gateway that confirms deliveries delivers nothing by silence" in told


def test_the_number_may_stand_in_the_subject_alone(tmp_path: Path) -> None:
    gateway = load(tmp_path, 'profile = "voxis"\naddress = "send@voxis.example"').gateway

    assert gateway.subject == "SEND {number}"


def test_the_gateway_dials_from_the_practices_country_unless_it_is_told(tmp_path: Path) -> None:
    text = 'address = "{trunk}@fax.example"'
    path = tmp_path / "faxflow.toml"
    load(tmp_path, text)
    path.write_text(path.read_text().replace("time_zone", 'country = "GB"\ntime_zone'))

    gateway = load_config(path, {}).gateway

    assert gateway.country == "GB"


def test_a_second_gateway_shares_the_firsts_server_and_sender(tmp_path: Path) -> None:
    user = 'profile = "srfax"\nuser = "desk"\npassword = "GATEWAY_PASSWORD"'

    second = load(tmp_path, user, '[second_gateway]\nprofile = "concord"').second_gateway

    assert second == SecondGateway.model_validate(
        {
            **dict(next(one.keys for one in SHIPPED if one.name == "concord")),
            "profile": "concord",
            "name": "concord",
            "host": "127.0.0.1",
            "port": 2525,
            "security": "none",
            "user": "desk",
            "password": "GATEWAY_PASSWORD",
            "sender": "faxes@hilltop.example",
        }
    )


def test_a_second_gateway_keeps_the_firsts_quiet_hours_unless_it_has_its_own(
    tmp_path: Path,
) -> None:
    first = 'profile = "srfax"\nquiet_hours = "20:00-07:00"\nmessages_per_minute = 30'
    second = '[second_gateway]\nprofile = "concord"\nhost = "smtp.other.example"\nport = 25\n'

    kept = load(tmp_path, first, second).second_gateway
    own = load(tmp_path, first, f'{second}quiet_hours = "none"').second_gateway

    assert kept
    assert own
    assert (kept.quiet_hours, own.quiet_hours) == ("20:00-07:00", "none")
    assert kept.messages_per_minute == 90


def test_another_server_is_not_shown_the_firsts_account(tmp_path: Path) -> None:
    user = 'profile = "srfax"\nuser = "desk"\npassword = "GATEWAY_PASSWORD"'
    other = 'profile = "concord"\nhost = "smtp.other.example"\nport = 25'

    second = load(tmp_path, user, f"[second_gateway]\n{other}").second_gateway

    assert second is not None
    assert (second.host, second.user, second.password) == ("smtp.other.example", None, None)


def test_two_gateways_of_one_name_are_refused(tmp_path: Path) -> None:
    told = fault(tmp_path, 'profile = "srfax"', '[second_gateway]\nprofile = "srfax"')

    assert "both gateways have one name" in told


def test_a_gateway_that_is_gone_is_judged_with_care(tmp_path: Path) -> None:
    silent = 'address = "{number}@fax.example"\nsilence_means = "delivered"'
    config = load(tmp_path, silent)

    gone = config.gateway_called("bygone")

    assert (gone.name, gone.silence_means, gone.echoes_reference) == ("bygone", "in-doubt", False)
    assert config.gateway_called("gateway").silence_means is SilenceMeans.DELIVERED


def test_results_may_come_from_either_gateways_domains(tmp_path: Path) -> None:
    both = load(tmp_path, 'profile = "srfax"', '[second_gateway]\nprofile = "faxage"')
    open_to_all = load(tmp_path, 'profile = "srfax"', '[second_gateway]\nprofile = "mitel"')

    assert both.notice_domains == ("srfax.com", "faxage.com")
    assert open_to_all.notice_domains == ()


@pytest.mark.parametrize(
    ("domain", "gateway"),
    [
        ("faxage.com", "faxage"),
        ("mail.srfax.com", "srfax"),
        ("notsrfax.com", None),
        ("hilltop.example", None),
        ("", None),
    ],
)
def test_a_mail_is_of_the_gateway_whose_domain_it_comes_from(
    tmp_path: Path, domain: str, gateway: str | None
) -> None:
    config = load(tmp_path, 'profile = "srfax"', '[second_gateway]\nprofile = "faxage"')

    found = config.gateway_mailing_from(domain)

    assert (found.name if found else None) == gateway
