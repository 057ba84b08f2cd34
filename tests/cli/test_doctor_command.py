"""What doctor says as a whole: with everything broken, offline, quietly, and for programs."""

import hashlib
import json
import lzma
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from doctor_breaks.data import _with_faxes
from doctor_breaks.mail import HELLO, simulated
from doctor_scene import Scene, new_scene
from faxflow.cli.doctor.examining import page
from faxflow.errors import ExitCode
from faxflow.steps.doctor import stores
from faxflow.steps.doctor.registry import CHECKS
from faxflow.views.schemas import schemas
from servers.scripted_smtp import ScriptedSmtp

DOCS = Path(__file__).parents[2] / "docs"
HEAVY = ("libraries", "office", "browser-start")
"""They take seconds, and have tests of their own."""
SPARED = [word for key in HEAVY for word in ("--skip", key)]
CANARY = "Zebedee-Quackenbush"


@pytest.fixture
def scene(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Scene]:
    with ExitStack() as stack:
        yield new_scene(tmp_path, monkeypatch, stack, capsys)


def levels(scene: Scene) -> dict[str, str]:
    """Each check's level, of an answer in JSON."""
    return {one["key"]: one["level"] for one in json.loads(scene.output)["checks"]}


def test_the_page_in_docs_is_made_of_the_checks() -> None:
    assert page() == (DOCS / "doctor.md").read_text(encoding="utf-8")


def test_no_two_checks_have_one_key() -> None:
    keys = [one.key for one in CHECKS]

    assert len({*keys}) == len(keys)


def test_without_store_and_secrets_and_servers_each_is_told_and_the_rest_is_looked_at(
    scene: Scene,
) -> None:
    scene.environment.clear()

    code = scene.run("doctor", "--json", *SPARED)

    told = levels(scene)
    bad = {key for key, level in told.items() if level == "bad"}
    assert code == ExitCode.CHECK_FAILED
    assert {"secrets", "data-folder", "store"} <= bad
    assert {told["mailbox"], told["gateway"]} == {"skipped"}
    assert {told["mapping"], told["templates"], told["folders"]} == {"ok"}
    assert told["runs"] == told["claims"] == "skipped"


def test_a_missing_secret_is_told_once_and_what_it_kept_from_being_tried_refers_to_it(
    scene: Scene,
) -> None:
    scene.make_store()
    scene.environment.clear()

    scene.run("doctor", *SPARED)

    assert scene.output.count("secret MAILBOX_PASSWORD is not set") == 1
    assert "It was not tried: see secrets." in scene.output
    assert "--only secrets" in scene.output
    assert "--only mailbox --only gateway" in scene.output


@pytest.mark.parametrize(
    ("key", "cause"),
    [("gateway", "configuration"), ("notices", "secrets"), ("runs", "store"), ("claims", "store")],
)
def test_a_check_that_could_not_be_done_brings_the_one_that_tells_why(
    scene: Scene, key: str, cause: str
) -> None:
    if cause == "configuration":
        scene.change("silence_hours = 10", 'silence_hours = "long"')
    if cause == "secrets":
        scene.environment.clear()
        login = 'user = "service"\npassword = "MAILBOX_PASSWORD"\n'
        scene.change("[notices]\n", f"[notices]\n{login}")

    code = scene.run("doctor", "--only", key, "--json")

    assert code == ExitCode.CHECK_FAILED
    assert levels(scene) == {cause: "bad", key: "skipped"}


def test_of_a_damaged_store_only_one_check_tells_the_damage(scene: Scene) -> None:
    _with_faxes(scene)
    content = (scene.data / "faxflow.db").read_bytes()
    (scene.data / "faxflow.db").write_bytes(content[: len(content) // 2])
    before = sorted(scene.data.iterdir())

    scene.run("doctor", "--json", *SPARED)

    told = levels(scene)
    assert told["store-integrity"] == "bad"
    assert {told[key] for key in ("store", "runs", "claims", "clock-store")} == {"skipped"}
    assert sorted(scene.data.iterdir()) == before


@pytest.mark.parametrize("content", [b"", None])
def test_a_store_that_is_an_empty_file_or_a_folder_is_told_and_ends_nothing(
    scene: Scene, content: bytes | None
) -> None:
    scene.data.mkdir(mode=0o700)
    path = scene.data / "faxflow.db"
    path.mkdir(mode=0o700) if content is None else path.write_bytes(content)

    code = scene.run("doctor", "--json", *SPARED)

    assert code == ExitCode.CHECK_FAILED
    assert levels(scene)["store"] == "bad"
    assert levels(scene)["runs"] == "skipped"


def test_a_broken_configuration_is_told_and_what_is_right_of_it_is_looked_at(
    scene: Scene,
) -> None:
    scene.make_store()
    scene.change("silence_hours = 10", 'silence_hours = "long"\nsilense = 3')

    code = scene.run("doctor", "--json", *SPARED)

    told = levels(scene)
    assert code == ExitCode.CHECK_FAILED
    assert told["configuration"] == "bad"
    assert {told["mapping"], told["templates"], told["store"], told["secrets"]} == {"ok"}
    assert {told["mailbox"], told["gateway"], told["notices"]} == {"skipped"}


def test_a_file_that_is_no_configuration_leaves_the_machine_to_be_looked_at(scene: Scene) -> None:
    scene.config.write_text("= nothing")

    code = scene.run("doctor", "--json", *SPARED)

    told = levels(scene)
    assert code == ExitCode.CHECK_FAILED
    assert told["configuration"] == "bad"
    assert told["python"] == "ok"
    assert told["store"] == told["mailbox"] == "skipped"


def test_offline_nobody_is_asked(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *words, **_: asked.append(words))
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: asked.append(address))

    scene.run("doctor", "--offline", "--json", *SPARED)

    told = levels(scene)
    assert asked == []
    assert told["mailbox"] == told["gateway"] == told["ping"] == "skipped"


def test_warnings_alone_are_told_and_are_no_failure(scene: Scene) -> None:
    code = scene.run("doctor", "--only", "retention")

    assert code == ExitCode.DONE
    assert "warn" in scene.output
    assert "Nothing keeps faxflow from working." in scene.output


def test_quietly_nothing_is_printed_where_all_is_well(scene: Scene) -> None:
    code = scene.run("doctor", "--quiet", "--only", "mapping", "--only", "folders")

    assert code == ExitCode.DONE
    assert scene.output == ""


def test_quietly_only_what_is_wrong_is_printed(scene: Scene) -> None:
    (scene.folder / "drop").rmdir()

    code = scene.run("doctor", "-q", "--only", "mapping", "--only", "folders")

    assert code == ExitCode.CHECK_FAILED
    assert "[source] folder" in scene.output
    assert "mapping" not in scene.output


def test_a_name_that_no_check_has_is_told_with_the_one_that_was_meant(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    from faxflow.cli.main import main

    code = main(["doctor", "--only", "mailbx", "-c", str(scene.config)], scene.world)

    assert code == ExitCode.USAGE
    assert "Did you mean mailbox?" in capsys.readouterr().err


def test_the_answer_in_json_is_as_the_schema_says(scene: Scene) -> None:
    scene.run("doctor", "--json", *SPARED)

    Draft202012Validator(schemas()["doctor"]).validate(json.loads(scene.output))


def test_a_gateway_is_given_no_fax(scene: Scene) -> None:
    server = scene.stack.enter_context(ScriptedSmtp(({"EHLO": HELLO},)))
    scene.write(smtp=server.port)

    found = scene.look("gateway")

    assert {one.level for one in found} == {"ok"}
    assert server.commands == [["EHLO", "AUTH", "MAIL", "RCPT", "RSET", "QUIT"]]
    assert server.accepted == 0


def test_a_login_that_was_refused_lately_is_not_tried(scene: Scene) -> None:
    scene.stack.enter_context(server := ScriptedSmtp(({"EHLO": HELLO},)))
    scene.write(smtp=server.port, imap=server.port, office=server.port)
    scene.make_store()
    scene.sql(
        "INSERT INTO refused_logins (account, times, last_at) VALUES ('mailbox', 3, :then)",
        "INSERT INTO gateways (name, halted_at, halted_for)"
        " VALUES ('rehearsal', :then, 'login_refused')",
        then=scene.ago(minutes=2),
    )

    scene.sql(
        "INSERT INTO runs (id, command, actor, started_at, ended_at, exit_code)"
        " VALUES ('refused', 'escalate', 'tester', :then, :then, 4)",
        then=scene.ago(minutes=2),
    )

    paused, halted = scene.look("mailbox"), scene.look("gateway")
    resting = scene.look("notices")

    assert [one.level for one in paused] == ["bad"]
    assert "watch-bounces --now" in (paused[0].cure or "")
    assert [one.level for one in halted] == ["skipped"]
    assert [one.level for one in resting] == ["bad"]
    assert server.commands == []


def test_of_a_big_store_the_hashes_are_left_to_store_check(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with_faxes(scene)
    monkeypatch.setattr(stores, "_BIG", 1000)

    (found,) = scene.look("store-integrity")

    assert found.level == "ok"
    assert "`faxflow store check`" in found.what


def test_a_store_of_an_older_schema_is_not_called_damaged(scene: Scene) -> None:
    _with_faxes(scene)
    store = scene.data / "faxflow.db"
    stored = Path(__file__).parents[1] / "store" / "upgrades" / "v0008.db.xz"
    store.write_bytes(lzma.decompress(stored.read_bytes()))

    (found,) = scene.look("store-integrity")

    assert (found.level, "older schema" in found.what) == ("skipped", True)


def test_nothing_is_changed(scene: Scene) -> None:
    simulated(scene)
    _with_faxes(scene)
    before = _everything(scene.folder)

    scene.run("doctor", *SPARED)

    assert _everything(scene.folder) == before


def test_neither_patients_nor_secrets_nor_numbers_are_told(scene: Scene) -> None:
    simulated(scene)
    _with_faxes(scene)
    scene.sql(
        "UPDATE cases SET fields = :canary, number = '+12015550123', state = 'sending',"
        " claim = 'x', changed_at = :then",
        canary=json.dumps({"patient": CANARY}),
        then=scene.ago(hours=9),
    )
    # The simulator's password is a word that stands in any answer about it.
    secrets = {"HOOK": "https://hooks.test/canary-of-hook", "SFTP": "canary-of-sftp"}
    scene.environment.update(secrets)
    scene.change("[notices]", '[notices]\nwebhook = "HOOK"\nwebhook_hosts = ["other.test"]')

    scene.run("doctor", "--json", *SPARED)
    in_json = scene.output
    scene.run("doctor", *SPARED)
    told = in_json + scene.output

    assert "FX-000001" in told
    assert not [one for one in (CANARY, "5550123", "canary-of") if one in told]


def _everything(folder: Path) -> dict[str, str]:
    files = [one for one in sorted(folder.rglob("*")) if one.is_file()]
    return {str(one): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_configuration_that_is_closed_to_this_account_is_a_finding(scene: Scene) -> None:
    scene.config.chmod(0)

    code = scene.run("doctor", "--json", *SPARED)

    assert code == ExitCode.CHECK_FAILED
    assert levels(scene)["configuration"] == "bad"


def test_the_command_that_looks_again_can_be_copied_as_it_stands(scene: Scene) -> None:
    scene.environment.clear()
    scene.environment["FAXFLOW_COMMAND"] = "./faxflow"

    scene.run("doctor", "--only", "secrets")

    again = scene.output.splitlines()[-1].strip()
    assert again.startswith("./faxflow doctor -c /")
    assert again.endswith("faxflow.toml --only secrets")


@pytest.mark.parametrize("in_environment", [False, True])
def test_a_password_that_stands_where_its_name_belongs_is_never_told(
    scene: Scene, in_environment: bool
) -> None:
    pings = '[ping]\nurls = {"send" = "hunter2"}\nhosts = ["x.test"]\n\n[notices]'
    scene.change("[notices]", pings)
    if in_environment:
        scene.environment["FAXFLOW_MAILBOX_PASSWORD"] = "hunter2"
    else:
        scene.change('password = "MAILBOX_PASSWORD"', 'password = "hunter2"')

    scene.run("doctor", "--json", *SPARED)

    assert levels(scene)["configuration"] == "bad"
    assert "hunter2" not in scene.output


@pytest.mark.skipif(os.getuid() != 0, reason="only root gives files away")
def test_of_a_data_folder_that_root_has_taken_the_folder_alone_is_told(scene: Scene) -> None:
    scene.make_store()
    (scene.data / "letters").mkdir(mode=0o700, exist_ok=True)
    for path in scene.data.rglob("*"):
        os.chown(path, 4242, 4242)

    told = scene.look("data-folder")

    bad = [one for one in told if one.level == "bad"]
    assert [one.about for one in bad] == [str(scene.data)]
    assert f"chown -R 4242: {scene.data}" in (bad[0].cure or "")


def test_where_most_was_not_looked_at_all_is_to_be_looked_at_again(scene: Scene) -> None:
    scene.config.write_text("= nothing")

    scene.run("doctor", *SPARED)

    assert scene.output.splitlines()[-1].endswith(f"doctor -c {scene.config}")
