"""A person signs in once by a code; from then on the commands go by themselves."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.errors import ExitCode
from making import REHEARSAL_TEXT, MovableClock
from servers.oauth_smtp import OAuthSmtp, running_oauth_smtp
from servers.token_server import ACCOUNT, TENANT, TokenServer, running_token_server


@pytest.fixture
def entra(monkeypatch: pytest.MonkeyPatch) -> Iterator[TokenServer]:
    with running_token_server() as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate.public))
        yield server


@pytest.fixture
def server(entra: TokenServer) -> Iterator[OAuthSmtp]:
    with running_oauth_smtp(entra) as smtp:
        yield smtp


@pytest.fixture
def config(tmp_path: Path, entra: TokenServer, server: OAuthSmtp) -> Path:
    """A practice whose gateway signs in by OAuth, as a person."""
    gateway = f'[gateway]\nauth = "oauth"\nuser = "{ACCOUNT}"\nhost = "127.0.0.1"\nport = '
    oauth = (
        f'[oauth]\nprovider = "microsoft"\nflow = "device"\ntenant = "{TENANT}"\n'
        f'client_id = "app-id"\nauthority = "{entra.url}"\n'
    )
    text = REHEARSAL_TEXT.replace(
        '[gateway]\nhost = "127.0.0.1"\nport = 2525', gateway + str(server.port)
    )
    path = tmp_path / "faxflow.toml"
    path.write_text(text + oauth)
    return path


def run(config: Path, *arguments: str) -> int:
    world = World({}, MovableClock(), "tester", lambda: "aa")
    return main([*arguments, "--config", str(config)], world)


def test_a_person_is_told_the_code_and_the_server_then_lets_us_in(
    config: Path, server: OAuthSmtp, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(config, "sign-in", "--json")

    told = capsys.readouterr()
    assert code == ExitCode.DONE
    assert "enter the code ABCD1234" in told.err
    assert f"{ACCOUNT} has signed in for {ACCOUNT}." in told.err
    assert json.loads(told.out)["signed_in"] == [
        {"part": "gateway", "server": f"127.0.0.1:{server.port}", "user": ACCOUNT}
    ]
    assert "token-" not in told.out + told.err


def test_a_check_asks_nobody_and_goes_by_what_was_left(
    config: Path, entra: TokenServer, capsys: pytest.CaptureFixture[str]
) -> None:
    run(config, "sign-in", "gateway")
    capsys.readouterr()
    asked = len(entra.forms)

    code = run(config, "sign-in", "gateway", "--check")

    assert code == ExitCode.DONE
    assert "lets desk@hilltop.example in" in capsys.readouterr().out
    assert len(entra.forms) == asked


def test_a_check_before_anyone_signed_in_says_what_to_do(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(config, "sign-in", "gateway", "--check")

    assert code == ExitCode.LOGIN_REFUSED
    assert "Run `faxflow sign-in gateway`." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("mailbox", "[mailbox] signs in with a password"),
        ("fax", "'fax' is no mail server. Known: gateway, mailbox, notices."),
    ],
)
def test_a_part_that_cannot_be_signed_in_to_is_told(
    config: Path, capsys: pytest.CaptureFixture[str], part: str, told: str
) -> None:
    code = run(config, "sign-in", part)

    assert code == ExitCode.USAGE
    assert told in capsys.readouterr().err


def test_the_section_that_tokens_come_from_is_asked_for(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config.write_text(config.read_text().partition("[oauth]")[0])

    code = run(config, "sign-in")

    assert code == ExitCode.CONFIGURATION
    assert 'auth = "oauth" needs the section [oauth]' in capsys.readouterr().err


def test_a_server_that_does_not_answer_keeps_no_other_from_being_asked(
    config: Path, server: OAuthSmtp, capsys: pytest.CaptureFixture[str]
) -> None:
    run(config, "sign-in", "gateway")
    capsys.readouterr()

    code = run(config, "sign-in", "--check", "--json")

    told = json.loads(capsys.readouterr().out)
    assert code == ExitCode.TRY_LATER
    assert [one["part"] for one in told["signed_in"]] == ["gateway"]
    assert [one["part"] for one in told["refused"]] == ["mailbox", "notices"]
    assert "cannot be reached" in told["refused"][0]["told"]


def test_each_server_that_refuses_is_named(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(config, "sign-in", "--check")

    assert code == ExitCode.LOGIN_REFUSED
    assert "gateway: " in (err := capsys.readouterr().err)
    assert "mailbox: " in err
