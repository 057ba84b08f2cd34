"""[source]: each kind of door has its own keys, and a fault is told by key and kind."""

from pathlib import Path

import pytest

from faxflow.config.load import load_config
from faxflow.config.source import HttpsSettings, SftpSettings
from faxflow.errors import ConfigurationProblem
from making import REHEARSAL_TEXT

DROP = 'kind = "drop-folder"\nfolder = "drop"'
SFTP = 'kind = "sftp"\nhost = "sftp.portal.example"\nuser = "hilltop"\n'
HTTPS = 'kind = "https"\nurl = "https://portal.example/x.csv"\n'
ED25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKXw3N0iZrF2Ro6xTu0n6A1Pm8QbYt2hC7v4Jd5sWlEe"


def load(folder: Path, source: str, **environment: str) -> object:
    path = folder / "faxflow.toml"
    path.write_text(REHEARSAL_TEXT.replace(DROP, source), encoding="utf-8")
    return load_config(path, environment).source


def fault(folder: Path, source: str) -> str:
    with pytest.raises(ConfigurationProblem) as raised:
        load(folder, source)
    return str(raised.value)


def test_a_key_file_lies_beside_the_configuration_and_the_folder_on_the_server(
    tmp_path: Path,
) -> None:
    source = load(tmp_path, SFTP + 'key_file = "key"\nfolder = "out"\npattern = "${today:%d}*"')

    assert isinstance(source, SftpSettings)
    assert (source.key_file, source.folder, source.port) == (tmp_path / "key", "out", 22)


def test_the_environment_wins_over_a_key_of_the_kind(tmp_path: Path) -> None:
    source = load(
        tmp_path,
        SFTP + 'password = "PW"',
        FAXFLOW_SOURCE_HOST="other.example",
        FAXFLOW_SOURCE_HOST_KEY=f"{ED25519}, SHA256:{'A' * 43}",
        FAXFLOW_SOURCE_MAX_AGE_HOURS="24",
    )

    assert isinstance(source, SftpSettings)
    assert (source.host, source.max_age_hours, len(source.host_keys)) == ("other.example", 24, 2)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('folder = "drop"', "[source] kind: it is missing"),
        ('kind = "ftp"', "[source] kind: it should be one of portal, drop-folder, sftp, https"),
        ('kind = "portal"', '[source] site: it is missing, and kind = "portal" needs it'),
        (DROP + '\nsite = "x"', '[source] site: it is a key of portal, and this is kind = "drop-'),
        (DROP + '\nuser = "x"', "[source] user: it is a key of sftp and https, and this is kind"),
        (DROP + "\nmax_age = 4", "faxflow knows no such key. Did you mean max_age_hours?"),
        (DROP + "\nmax_age_hours = 0", "[source] max_age_hours: it should be greater than 0"),
        (DROP + '\npattern = "a/*.csv"', "[source] pattern: it names files"),
        (DROP + '\npattern = "${user}.csv"', "nothing fills ${user}; a day is ${today:%Y%m%d}"),
        (SFTP, "[source]: sftp signs in with one of them: password, or key_file"),
        (SFTP + 'password = "PW"\nkey_file = "k"', "[source]: sftp signs in with one of them"),
        (SFTP + 'password = "PW"\npassphrase = "PP"', "passphrase opens the key in key_file"),
        (SFTP + 'password = "hunter2"', "[source] password: it takes the NAME of a secret"),
        (SFTP + 'password = "PW"\nhost_key = "16:27:ac:a5"', 'it takes "SHA256:…"'),
        (SFTP + f'password = "PW"\nhost_key = "{ED25519[:-1]}"', "it is not copied whole"),
        (HTTPS + 'auth = "basic"\nuser = "x"', '[source]: auth = "basic" needs the key password'),
        (HTTPS + 'auth = "bearer"', 'auth = "bearer" needs the key token'),
        (HTTPS + 'token = "T"', 'auth = "none" shows nobody its token'),
        (HTTPS + 'auth = "header"\ntoken = "T"\nheader = "X: y"', "[source] header: "),
        (HTTPS.replace("https://", "http://"), "[source] url: it begins with https://"),
        (HTTPS.replace("//", "//me:hunter2@"), "[source] url: no user stands in it"),
        (HTTPS.replace("//portal.example", ""), "[source] url: it is no address"),
        (HTTPS.replace("x.csv", "${key}"), "[source] url: nothing fills ${key}"),
        (HTTPS.replace("portal.", "${today:%d}."), "[source] url: it is no address"),
    ],
)
def test_a_fault_is_told_by_its_key(tmp_path: Path, source: str, told: str) -> None:
    problem = fault(tmp_path, source)

    assert told in problem
    assert "hunter2" not in problem


def test_plain_http_is_for_loopback_alone(tmp_path: Path) -> None:
    source = load(tmp_path, HTTPS.replace("https://portal.example", "http://127.0.0.1:8080"))

    assert isinstance(source, HttpsSettings)
