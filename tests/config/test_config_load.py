"""A configuration is read whole, or its first fault is named with its key and what to do."""

from pathlib import Path

import pytest

from faxflow.config.gateway import SilenceMeans
from faxflow.config.load import load_config
from faxflow.config.model import Config, Environment
from faxflow.config.server import Security
from faxflow.config.source import DropFolderSettings
from faxflow.errors import ConfigurationProblem, ExitCode, FileMissing

TEXT = """\
[practice]
name = "Hilltop Family Practice"
environment = "rehearsal"
time_zone = "America/Chicago"
[paths]
data = "data"
[source]
kind = "drop-folder"
folder = "drop"
[report]
mapping = "/srv/mapping.toml"
[letter]
template = "letter.docx"
[gateway]
host = "smtp.fax.example"
port = 587
address = "{number}@fax.example"
sender = "faxes@hilltop.example"
[mailbox]
host = "imap.hilltop.example"
port = 993
security = "tls"
[notices]
host = "smtp.hilltop.example"
port = 587
sender = "faxes@hilltop.example"
to = ["desk@hilltop.example"]
"""


def load(folder: Path, text: str = TEXT, **environment: str) -> Config:
    path = folder / "faxflow.toml"
    path.write_text(text, encoding="utf-8")
    return load_config(path, environment)


def fault(folder: Path, old: str, new: str, **environment: str) -> str:
    """What is said of a configuration in which `old` became `new`."""
    assert old in TEXT
    with pytest.raises(ConfigurationProblem) as problem:
        load(folder, TEXT.replace(old, new), **environment)
    return str(problem.value)


def test_a_whole_file_is_read_and_the_rest_has_its_default(tmp_path: Path) -> None:
    config = load(tmp_path)

    assert config.practice.environment is Environment.REHEARSAL
    assert config.practice.zone.key == "America/Chicago"
    assert config.mailbox.security is Security.TLS
    assert config.gateway.security is Security.STARTTLS
    assert config.gateway.silence_means is SilenceMeans.IN_DOUBT
    assert (config.retry.attempts, config.follow_up.hours) == (4, 48.0)


def test_a_relative_path_lies_beside_the_file_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    config = load(tmp_path)

    assert config.paths.data == tmp_path / "data"
    assert isinstance(config.source, DropFolderSettings)
    assert config.source.folder == tmp_path / "drop"
    assert config.report.mapping == Path("/srv/mapping.toml")


def test_a_file_named_by_a_relative_path_gives_absolute_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(tmp_path)
    monkeypatch.chdir(tmp_path)

    config = load_config(Path("faxflow.toml"), {})

    assert config.paths.data == tmp_path / "data"


def test_a_home_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/desk")

    config = load(tmp_path, TEXT.replace('"data"', '"~/faxflow"'))

    assert config.paths.data == Path("/home/desk/faxflow")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("sender =", "sendr =", "[gateway] sendr: faxflow knows no such key. Did you mean sender?"),
        ("[paths]", "[path]", "[path]: faxflow knows no such key. Did you mean paths?"),
        (
            "data =",
            "zzz = 1\ndata =",
            "[paths] zzz: faxflow knows no such key. Known here are: data, secrets.",
        ),
    ],
    ids=["key", "section", "nothing like it"],
)
def test_an_unknown_name_is_told_with_what_was_meant_before_what_it_left_missing(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert told in fault(tmp_path, old, new)


@pytest.mark.parametrize(
    ("old", "where"),
    [
        ('sender = "faxes@hilltop.example"\n[mailbox]', "[gateway] sender"),
        ('[paths]\ndata = "data"\n', "[paths]"),
        ('folder = "drop"\n', "[source] folder"),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, old: str, where: str) -> None:
    kept = "[mailbox]" if "[mailbox]" in old else ""

    told = fault(tmp_path, old, kept)

    assert f"faxflow.toml {where}: " in told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("port = 587", 'port = "smtp"', "[gateway] port: it is no number"),
        ("port = 587", "port = 70000", "[gateway] port: "),
        ("port = 587", 'port = 587\npassword = "hunter2"', "[gateway] password: it takes the NAME"),
        ('"rehearsal"', '"test"', "[practice] environment: "),
        (
            "America/Chicago",
            "America/Chicgo",
            "no time zone is called 'America/Chicgo'; did you mean America/Chicago?",
        ),
        ("America/Chicago", "../etc/passwd", "no time zone is called"),
        ("{number}@", "fax@", "[gateway]: neither address, subject nor headers holds one of {d"),
        ('["desk@hilltop.example"]', "[]", "[notices] to: "),
        ('folder = "drop"', "", "[source] folder: it is missing, and kind = "),
        ('"drop-folder"\nfolder = "drop"', '"portal"', "[source] site: it is missing, and kind = "),
        ('data = "data"', 'data = "~nobody-at-all/x"', "[paths] data: "),
    ],
)
def test_a_wrong_value_is_told_by_its_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert told in fault(tmp_path, old, new)


@pytest.mark.parametrize(
    ("old", "section"),
    [
        ('time_zone = "America/Chicago"', "practice"),
        ('address = "{number}@fax.example"', "gateway"),
    ],
)
def test_a_country_without_telephones_is_told_with_what_was_meant(
    tmp_path: Path, old: str, section: str
) -> None:
    told = fault(tmp_path, old, f'{old}\ncountry = "UK"')

    assert f"[{section}] country: it is no country's ISO code" in told
    assert "the United Kingdom has GB" in told


@pytest.mark.parametrize("value", ["inf", "nan", "1e12"])
@pytest.mark.parametrize(
    "key",
    [
        "gateway line_busy_minutes",
        "gateway verdict_within_minutes",
        "gateway late_notice_minutes",
        "gateway silence_hours",
        "gateway timeout_seconds",
        "gateway final_timeout_seconds",
        "mailbox timeout_seconds",
        "follow_up hours",
        "alarms held_hours",
        "pacing usual_factor",
    ],
)
def test_a_length_without_an_end_is_refused_before_any_run(
    tmp_path: Path, key: str, value: str
) -> None:
    section, name = key.split()

    told = fault(
        tmp_path, "port = 587", "port = 587", **{f"FAXFLOW_{section}_{name}".upper(): value}
    )

    assert f"[{section}] {name}: it" in told


@pytest.mark.parametrize("value", ["inf", "nan", "1e-300"])
def test_a_pace_that_is_none_is_refused_before_any_run(tmp_path: Path, value: str) -> None:
    told = fault(tmp_path, "port = 587", "port = 587", FAXFLOW_GATEWAY_MESSAGES_PER_MINUTE=value)

    assert "[gateway] messages_per_minute: it" in told


def test_a_fault_is_one_line_with_the_right_exit_code(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationProblem) as problem:
        load(tmp_path, TEXT.replace("port = 587", "port = 0"))

    assert problem.value.exit_code is ExitCode.CONFIGURATION
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize("host", ["", ".fax.example", "smtp..fax.example", "s" * 64 + ".example"])
def test_a_host_that_nobody_can_be_called_is_told(tmp_path: Path, host: str) -> None:
    told = fault(tmp_path, "port = 587", "port = 587", FAXFLOW_GATEWAY_HOST=host)

    assert "[gateway] host: no server has such a name" in told


def test_a_password_in_place_of_its_name_is_not_repeated(tmp_path: Path) -> None:
    told = fault(tmp_path, "port = 587", "port = 587", FAXFLOW_GATEWAY_PASSWORD="hunter2")

    assert "[gateway] password: it takes the NAME of a secret" in told
    assert "hunter2" not in told


def test_a_wrong_value_is_not_repeated_since_it_may_be_a_secret(tmp_path: Path) -> None:
    told = fault(tmp_path, "port = 587", 'port = "hunter2"')

    assert "hunter2" not in told


@pytest.mark.parametrize(
    "content",
    [b"[practice", b"\xff\xfe\x00", b"a = 1\na = 2"],
    ids=["no TOML", "no UTF-8", "a key twice"],
)
def test_a_file_that_cannot_be_read_is_a_fault_of_the_configuration(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "faxflow.toml").write_bytes(content)

    with pytest.raises(ConfigurationProblem, match=r"faxflow\.toml: it cannot be read"):
        load_config(tmp_path / "faxflow.toml", {})


def test_a_folder_is_no_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationProblem, match=r"cannot be read \(Is a directory\)\."):
        load_config(tmp_path, {})


def test_a_missing_file_is_told_as_missing(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"faxflow\.toml: no such file"):
        load_config(tmp_path / "faxflow.toml", {})


def test_a_file_that_notepad_has_saved_is_read(tmp_path: Path) -> None:
    (tmp_path / "faxflow.toml").write_text(TEXT, encoding="utf-8-sig")

    config = load_config(tmp_path / "faxflow.toml", {})

    assert config.practice.name == "Hilltop Family Practice"


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        FAXFLOW_GATEWAY_PORT="2525",
        FAXFLOW_GATEWAY_SILENCE_HOURS="1.5",
        FAXFLOW_GATEWAY_ECHOES_REFERENCE="false",
        FAXFLOW_PATHS_DATA="other",
        FAXFLOW_RETRY_ATTEMPTS="2",
        FAXFLOW_CONFIG="ignored",
    )

    assert (config.gateway.port, config.gateway.silence_hours) == (2525, 1.5)
    assert not config.gateway.echoes_reference
    assert config.paths.data == tmp_path / "other"
    assert config.retry.attempts == 2


def test_the_environment_gives_lists_by_commas(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        FAXFLOW_NOTICES_TO="a@x.example, b@x.example",
        FAXFLOW_GATEWAY_NOTICE_DOMAINS="",
    )

    assert config.notices.to == ("a@x.example", "b@x.example")
    assert config.gateway.notice_domains == ()


def test_an_empty_list_from_the_environment_names_nobody(tmp_path: Path) -> None:
    assert "[notices] to: " in fault(tmp_path, "[notices]", "[notices]", FAXFLOW_NOTICES_TO="")


def test_a_whole_section_may_come_from_the_environment(tmp_path: Path) -> None:
    config = load(tmp_path, TEXT.replace('[paths]\ndata = "data"\n', ""), FAXFLOW_PATHS_DATA="d")

    assert config.paths.data == tmp_path / "d"


def test_a_wrong_value_from_the_environment_is_told_by_its_key(tmp_path: Path) -> None:
    told = fault(tmp_path, "[gateway]", "[gateway]", FAXFLOW_GATEWAY_PORT="smtp")

    assert "[gateway] port: " in told
