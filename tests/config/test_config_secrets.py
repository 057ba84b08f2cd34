"""A secret comes from the first of its five sources, is never empty, and is never told."""

from pathlib import Path

import pytest

from faxflow.config import secrets
from faxflow.config.secrets import Secrets, SecretSource
from faxflow.errors import (
    ConfigurationProblem,
    ExitCode,
    SecretFileMissing,
    SecretMissing,
    SecretUnusable,
)

NAME = "GATEWAY_PASSWORD"


@pytest.fixture
def sources(tmp_path: Path) -> dict[str, str]:
    """All four, each with a secret of its own, in their order."""
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    (credentials / NAME).write_text("from credentials")
    (tmp_path / "secret").write_text("from file\n")
    return {
        "CREDENTIALS_DIRECTORY": str(credentials),
        f"{NAME}_FILE": str(tmp_path / "secret"),
        f"{NAME}_COMMAND": "echo from command",
        NAME: "from environment",
    }


def test_the_sources_are_asked_in_their_order(sources: dict[str, str]) -> None:
    found = []

    for first in list(sources):
        found.append(Secrets(sources).get(NAME))
        del sources[first]

    assert found == ["from credentials", "from file", "from command", "from environment"]


def test_a_credential_of_another_name_is_passed_over(sources: dict[str, str]) -> None:
    assert Secrets({**sources, "OTHER": "x"}).get("OTHER") == "x"


def test_a_secret_that_is_nowhere_is_missing_and_says_where_it_could_be() -> None:
    with pytest.raises(SecretMissing, match=f"{NAME}_FILE or {NAME}_COMMAND") as missing:
        Secrets({}).get(NAME)

    assert missing.value.exit_code is ExitCode.CONFIGURATION


@pytest.mark.parametrize(
    ("content", "secret"),
    [
        (b"pass word\r\n", "pass word"),
        (b" leading and trailing ", " leading and trailing "),
        ("pä$$".encode(), "pä$$"),
    ],
)
def test_a_file_is_the_secret_but_for_its_line_end(
    tmp_path: Path, content: bytes, secret: str
) -> None:
    (tmp_path / "secret").write_bytes(content)

    assert Secrets({f"{NAME}_FILE": str(tmp_path / "secret")}).get(NAME) == secret


def test_a_command_gives_its_first_line_and_no_shell_reads_it() -> None:
    environment = {f"{NAME}_COMMAND": r"printf '%s\n%s\n' '$HOME;x' 'user: desk'"}

    assert Secrets(environment).get(NAME) == "$HOME;x"


@pytest.mark.parametrize(
    "command",
    ["false", "no-such-program-at-all", "echo 'unbalanced", "printf '\\377'", "true"],
    ids=["fails", "missing", "badly quoted", "no text", "prints nothing"],
)
def test_a_command_that_fails_is_told_and_no_other_source_is_tried(command: str) -> None:
    secrets = Secrets({f"{NAME}_COMMAND": command, NAME: "hunter2"})

    with pytest.raises(ConfigurationProblem, match=f"secret {NAME}: ") as problem:
        secrets.get(NAME)

    assert "hunter2" not in str(problem.value)


@pytest.mark.parametrize("content", [None, b"\xff\xff", b"", b"\n"])
def test_a_file_that_gives_no_secret_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "secret"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(ConfigurationProblem, match=f"secret {NAME}: "):
        Secrets({f"{NAME}_FILE": str(path), NAME: "hunter2"}).get(NAME)


def test_an_empty_secret_is_none() -> None:
    with pytest.raises(ConfigurationProblem, match="it is empty"):
        Secrets({NAME: ""}).get(NAME)


def test_a_failing_command_is_told_without_its_words() -> None:
    command = "sh -c 'echo hunter2 >&2; echo hunter2; exit 3'"

    with pytest.raises(ConfigurationProblem) as problem:
        Secrets({f"{NAME}_COMMAND": command}).get(NAME)

    assert "hunter2" not in str(problem.value)


def test_the_practices_folder_is_asked_last(sources: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("from the folder\n")

    before = Secrets({NAME: "from environment"}, tmp_path).get(NAME)
    alone = Secrets({}, tmp_path).get(NAME)

    assert (before, alone) == ("from environment", "from the folder")


def test_a_secret_that_the_folder_lacks_is_told_with_the_file_to_write(tmp_path: Path) -> None:
    with pytest.raises(SecretFileMissing, match=f"Write it to {tmp_path / NAME} alone, or set"):
        Secrets({}, tmp_path).get(NAME)


def test_an_empty_file_of_the_folder_is_no_secret(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("\n")

    with pytest.raises(ConfigurationProblem, match="it is empty"):
        Secrets({}, tmp_path).get(NAME)


def test_where_a_secret_comes_from_is_told_without_reading_it(
    sources: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / NAME).write_text("from the folder")
    told = []

    for first in list(sources):
        told.append(Secrets(sources, tmp_path).place_of(NAME))
        del sources[first]
    told.append(Secrets(sources, tmp_path).place_of(NAME))
    told.append(Secrets(sources).place_of(NAME))

    assert [place.source for place in told] == list(SecretSource)
    assert told[2].named == f"{NAME}_COMMAND"
    assert told[4].named == str(tmp_path / NAME)
    assert all(place.there for place in told)


def test_a_file_that_is_named_and_not_there_is_told(tmp_path: Path) -> None:
    place = Secrets({f"{NAME}_FILE": str(tmp_path / "gone")}).place_of(NAME)

    assert (place.source, place.there) == (SecretSource.FILE, False)


def test_an_editors_mark_at_the_beginning_of_a_file_is_none_of_the_secret(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\xef\xbb\xbfhunter2\r\n")

    assert Secrets({}, tmp_path).get(NAME) == "hunter2"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("sh -c 'exit 3'", "its command ended with 3"),
        ("/no/such/program", "its command cannot be started"),
        ("sleep 9", "its command gave no answer within 0 s"),
    ],
)
def test_why_a_command_gave_no_secret_is_told_apart(
    monkeypatch: pytest.MonkeyPatch, command: str, told: str
) -> None:
    monkeypatch.setattr(secrets, "_SECONDS", 0.2)

    with pytest.raises(SecretUnusable) as problem:
        Secrets({f"{NAME}_COMMAND": command}).get(NAME)

    assert told in str(problem.value)
    assert f"what {NAME}_COMMAND says" in str(problem.value)
