"""Doctor beside real programs: LibreOffice draws, Dovecot shows a certificate that ends soon."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from doctor_scene import Scene, new_scene
from servers.dovecot import Dovecot


@pytest.fixture
def scene(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Scene]:
    with ExitStack() as stack:
        yield new_scene(tmp_path, monkeypatch, stack, capsys)


def test_libreoffice_itself_draws_a_tiny_letter(scene: Scene) -> None:
    scene.change('engine = "builtin"', 'engine = "libreoffice"')

    (found,) = scene.look("office")

    assert found.level == "ok"
    assert found.what.startswith("LibreOffice ")


def test_a_certificate_that_ends_within_two_weeks_is_told(
    scene: Scene, dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate.public))
    scene.write(imap=dovecot.tls_port)
    before, _, after = scene.config.read_text().partition("[mailbox]")
    scene.config.write_text(f"{before}[mailbox]{after.replace('none', 'tls', 1)}")

    found = scene.look("mailbox")

    told = [one for one in found if "certificate" in one.what]
    assert [one.level for one in told] == ["warning"]
    assert "renew" in (told[0].cure or "")
    assert "It lets us in." in [one.what for one in found]


def test_a_certificate_of_nobody_is_refused_before_the_password_is_shown(
    scene: Scene, dovecot: Dovecot
) -> None:
    scene.write(imap=dovecot.tls_port)
    before, _, after = scene.config.read_text().partition("[mailbox]")
    scene.config.write_text(f"{before}[mailbox]{after.replace('none', 'tls', 1)}")

    (found,) = scene.look("mailbox")

    assert found.level == "bad"
    assert "certificate that cannot be trusted" in found.what
    assert "SSL_CERT_FILE" in (found.cure or "")


def test_a_key_that_does_not_open_the_store_is_told_and_the_store_is_not_called_damaged(
    scene: Scene,
) -> None:
    pytest.importorskip("sqlcipher3")
    scene.add('[store]\nencryption = "sqlcipher"')
    scene.environment["STORE_KEY"] = "ab" * 32
    scene.make_store()
    before = scene.look("store-key")

    scene.environment["STORE_KEY"] = "cd" * 32
    after, others = scene.look("store-key"), [*scene.look("store"), *scene.look("runs")]

    assert [one.level for one in before] == ["ok"]
    assert [one.level for one in after] == ["bad"]
    assert "key that it was encrypted with" in (after[0].cure or "")
    assert {one.level for one in others} == {"skipped"}
