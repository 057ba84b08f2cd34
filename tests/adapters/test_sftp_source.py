"""SFTP gives the day's file from the right server, whole, after one sign-in and no more."""

import gc
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from threading import Event
from zoneinfo import ZoneInfo

import asyncssh
import pytest

from faxflow.adapters.sftp.source import SftpSource
from faxflow.config.source import SftpSettings
from faxflow.domain.report_file import ReportFile
from faxflow.errors import (
    ConfigurationProblem,
    FaxflowError,
    HostKeyChanged,
    HostKeyUnknown,
    KeyRefused,
    LineLost,
    LoginRefused,
    ReportNotThere,
    ServerUnreachable,
)
from servers.sftp_server import PASSWORD, USER, SftpServer

ZONE = ZoneInfo("America/Chicago")
TODAY = date(2026, 11, 20)
OURS = asyncssh.generate_private_key("ssh-ed25519")
ELLIPTIC = asyncssh.generate_private_key("ecdsa-sha2-nistp256")
STRANGE = asyncssh.generate_private_key("ssh-ed25519")


def local(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=ZONE)


def put(folder: Path, name: str, written: str, content: bytes = b"report") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    moment = local(written).timestamp()
    os.utime(path, (moment, moment))
    return path


@contextmanager
def serving(folder: Path, *host_keys: asyncssh.SSHKey, **how: object) -> Iterator[SftpServer]:
    folder.mkdir(exist_ok=True)
    with SftpServer(folder, list(host_keys) or [OURS], **how).listening() as server:
        yield server


def fetch(
    server: SftpServer, day: date = TODAY, *, secret: str = PASSWORD, **keys: object
) -> ReportFile:
    told: dict[str, object] = {
        "kind": "sftp",
        "host": "127.0.0.1",
        "port": server.port,
        "user": USER,
        "host_key": OURS.get_fingerprint(),
        "folder": "out",
        "settle_seconds": 0,
        **keys,
    }
    if "key_file" not in keys:
        told["password"] = "SFTP_PASSWORD"
    source = SftpSource(
        SftpSettings.model_validate(told), lambda _: secret, ZONE, lambda: local("2026-11-20T07:00")
    )
    return source.fetch(day)


def refusal(kind: type[FaxflowError], fetching: Callable[[], object]) -> str:
    with pytest.raises(kind) as raised:
        fetching()
    assert raised.type is kind
    return str(raised.value)


def key_file(folder: Path, key: asyncssh.SSHKey, passphrase: str | None = None) -> Path:
    path = folder / "id"
    path.write_bytes(key.export_private_key(passphrase=passphrase, rounds=50))
    path.chmod(0o600)
    return path


def test_the_newest_file_of_the_day_is_fetched_and_stays_there(tmp_path: Path) -> None:
    put(tmp_path / "out", "appts-1.csv", "2026-11-20T05:00", b"first")
    newest = put(tmp_path / "out", "appts-2.csv", "2026-11-20T06:00", b"second" * 700_000)
    put(tmp_path / "out", "appts-3.csv.filepart", "2026-11-20T06:30")

    with serving(tmp_path) as server:
        report = fetch(server, pattern="appts-*.csv*")

    assert (report.name, report.content) == ("appts-2.csv", b"second" * 700_000)
    assert report.source == f"sftp 127.0.0.1:{server.port}, folder out, newest of 2"
    assert newest.exists()


def test_a_server_whose_key_nobody_pinned_is_shown_no_password(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        told = refusal(HostKeyUnknown, lambda: fetch(server, host_key=[]))

    assert OURS.get_fingerprint() in told
    assert server.logins == []


def test_another_host_key_is_told_apart_and_shown_no_password(tmp_path: Path) -> None:
    with serving(tmp_path, STRANGE) as server:
        told = refusal(HostKeyChanged, lambda: fetch(server))

    assert STRANGE.get_fingerprint() in told
    assert server.logins == []


def test_the_pinned_key_may_be_the_one_that_the_server_likes_less(tmp_path: Path) -> None:
    put(tmp_path / "out", "appts.csv", "2026-11-20T05:00")

    with serving(tmp_path, STRANGE, ELLIPTIC) as server:
        report = fetch(server, host_key=ELLIPTIC.get_fingerprint())

    assert report.content == b"report"
    assert server.logins == [PASSWORD]


def test_a_key_that_is_asked_for_last_is_found_by_its_fingerprint(tmp_path: Path) -> None:
    put(tmp_path / "out", "appts.csv", "2026-11-20T05:00")
    old = asyncssh.generate_private_key("ssh-rsa", key_size=2048)

    with serving(tmp_path, STRANGE, ELLIPTIC, old) as server:
        report = fetch(server, host_key=[OURS.get_fingerprint(), old.get_fingerprint()])

    assert report.content == b"report"


def test_a_line_of_known_hosts_pins_as_well(tmp_path: Path) -> None:
    put(tmp_path / "out", "appts.csv", "2026-11-20T05:00")
    line = f"[127.0.0.1]:2222 {ELLIPTIC.export_public_key().decode()}"

    with serving(tmp_path, STRANGE, ELLIPTIC) as server:
        report = fetch(server, host_key=line)

    assert report.content == b"report"


@pytest.mark.parametrize("asks", [False, True], ids=["password", "keyboard-interactive"])
def test_a_wrong_password_is_tried_once_and_never_told(tmp_path: Path, asks: bool) -> None:
    with serving(tmp_path, asks=asks) as server:
        told = refusal(LoginRefused, lambda: fetch(server, secret="wrong-horse"))

    assert server.logins == ["wrong-horse"]
    assert "as hilltop" in told
    assert "SFTP_PASSWORD" in told
    assert "wrong-horse" not in told


def test_a_server_that_asks_for_the_password_in_words_is_answered(tmp_path: Path) -> None:
    put(tmp_path / "out", "appts.csv", "2026-11-20T05:00")

    with serving(tmp_path, asks=True) as server:
        report = fetch(server)

    assert report.content == b"report"


def test_a_key_with_a_passphrase_signs_in(tmp_path: Path) -> None:
    put(tmp_path / "served" / "out", "appts.csv", "2026-11-20T05:00")
    path = key_file(tmp_path, OURS, "open it")

    with serving(tmp_path / "served", known_key=OURS) as server:
        report = fetch(server, secret="open it", key_file=path, passphrase="SFTP_PASSPHRASE")

    assert report.content == b"report"


def test_a_key_that_the_server_does_not_know_is_refused_by_its_file(tmp_path: Path) -> None:
    path = key_file(tmp_path, STRANGE)

    with serving(tmp_path / "served", known_key=OURS) as server:
        told = refusal(KeyRefused, lambda: fetch(server, key_file=path))

    assert f"public half of {path}" in told


@pytest.mark.parametrize(
    ("mode", "passphrase", "told"),
    [
        (0o644, "open it", "others may read it (mode 0644)"),
        (0o600, None, "it needs a passphrase"),
        (0o600, "shut", "its passphrase does not open it"),
    ],
)
def test_a_key_that_is_no_good_is_told_before_anybody_connects(
    tmp_path: Path, mode: int, passphrase: str | None, told: str
) -> None:
    path = key_file(tmp_path, OURS, "open it")
    path.chmod(mode)
    keys = {"passphrase": "SFTP_PASSPHRASE"} if passphrase else {}
    nobody = SftpServer(tmp_path, [], port=9)

    problem = refusal(
        ConfigurationProblem,
        lambda: fetch(nobody, secret=passphrase or "", key_file=path, **keys),
    )

    assert told in problem


def test_a_line_that_breaks_half_way_gives_no_report(tmp_path: Path) -> None:
    put(tmp_path / "out", "appts.csv", "2026-11-20T05:00", b"x" * 6_000_000)

    def cut(line: asyncssh.SSHServerConnection, offset: int) -> None:
        if offset > 3_000_000:
            line.abort()

    with serving(tmp_path, on_read=cut) as server:
        told = refusal(LineLost, lambda: fetch(server))

    assert "the line broke" in told


def test_a_file_that_grows_between_two_looks_is_not_taken(tmp_path: Path) -> None:
    path = put(tmp_path / "out", "appts.csv", "2026-11-20T05:00")

    def grow(_path: bytes) -> None:
        path.write_bytes(path.read_bytes() + b" and more")

    with serving(tmp_path, on_stat=grow) as server:
        told = refusal(ReportNotThere, lambda: fetch(server))

    assert "the file is still being written" in told


def test_yesterdays_file_is_not_todays(tmp_path: Path) -> None:
    put(tmp_path / "out", "QUILLON.csv", "2026-11-19T05:00")

    with serving(tmp_path) as server:
        told = refusal(ReportNotThere, lambda: fetch(server))

    assert "the newest file is of 2026-11-19" in told
    assert "QUILLON" not in told


def test_a_link_is_followed_and_one_that_leads_nowhere_passed_over(tmp_path: Path) -> None:
    put(tmp_path / "archive", "a.csv", "2026-11-20T05:00")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "latest.csv").symlink_to("../archive/a.csv")
    (tmp_path / "out" / "nowhere.csv").symlink_to("../archive/b.csv")

    with serving(tmp_path) as server:
        report = fetch(server)

    assert (report.name, report.content) == ("latest.csv", b"report")


def test_a_folder_that_is_not_there_is_a_configuration_problem(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        told = refusal(ConfigurationProblem, lambda: fetch(server, folder="nowhere"))

    assert "[source] folder nowhere" in told


def test_a_file_bigger_than_the_limit_is_not_fetched(tmp_path: Path) -> None:
    put(tmp_path / "out", "appts.csv", "2026-11-20T05:00", b"x" * 2_000_000)

    with serving(tmp_path) as server:
        told = refusal(ConfigurationProblem, lambda: fetch(server, max_megabytes=1))

    assert "the file has 2 MB" in told


def test_a_server_that_does_not_answer_is_unreachable(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        gone = SftpServer(tmp_path, [], port=server.port)

    told = refusal(ServerUnreachable, lambda: fetch(gone))

    assert f"127.0.0.1:{server.port} cannot be reached" in told


def test_a_server_that_is_silent_is_given_up(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        silent = SftpServer(tmp_path, [], port=mute.getsockname()[1])

        told = refusal(ServerUnreachable, lambda: fetch(silent, timeout_seconds=0.2))

    assert "it did not answer in time" in told


def test_a_server_that_stalls_half_way_is_given_up_without_a_word_besides(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    over = Event()
    put(tmp_path / "served" / "out", "appts.csv", "2026-11-20T06:00", b"x" * 200_000)

    with serving(tmp_path / "served", on_read=lambda _line, _offset: over.wait()) as server:
        try:
            told = refusal(LineLost, lambda: fetch(server, timeout_seconds=0.5))
        finally:
            over.set()
        gc.collect()

    assert "the line broke" in told
    assert "never retrieved" not in caplog.text
