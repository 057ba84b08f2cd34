"""Man pages, exit codes and completion are made from the commands, and say all of them."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from faxflow.cli.app import commands_for
from faxflow.cli.main import main
from faxflow.cli.papers.man_pages import man_pages
from faxflow.errors import ExitCode, FaxflowError
from faxflow.views.papers.exit_page import exit_page
from faxflow.views.papers.exit_words import exit_remedy, exit_words
from faxflow.views.papers.man_page import Command, ManPage, Option, man_page

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "exit-codes.md"


def every_command(context: typer.Context) -> Iterator[typer.Context]:
    yield context
    if isinstance(context.command, TyperGroup):
        for name, command in context.command.commands.items():
            yield from every_command(typer.Context(command, info_name=name, parent=context))


def test_every_command_and_option_stands_in_a_man_page() -> None:
    text = "\n".join(man_pages().values()).replace("\\-", "-")

    command = commands_for()
    top = typer.Context(command, info_name="faxflow", **command.context_settings)

    told = list(every_command(top))

    missing = [
        f"{one.command_path} {option}"
        for one in told
        for param in one.command.params
        for option in param.opts
        if option.startswith("--") and option not in text
    ]
    assert missing == []
    assert [one.command_path for one in told if one.command_path not in text] == []


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed here")
def test_the_reader_of_man_pages_has_nothing_to_say_against_them() -> None:
    for name, text in man_pages().items():
        read = subprocess.run(
            ["groff", "-man", "-ww", "-z", "-K", "utf-8"],
            input=text.encode(),
            capture_output=True,
            check=False,
        )

        assert read.stderr == b"", (name, read.stderr.decode())


def test_no_sign_of_a_text_is_taken_for_a_command_of_the_page() -> None:
    strange = Command(
        "faxflow x", "faxflow x", ".so /etc/passwd\n\n'quoted \\n", [Option("-a", "b")]
    )

    text = man_page(ManPage(strange, [], ["faxflow"], "1"))

    assert "\n.so" not in text
    assert "\n'quoted" not in text
    assert "\\n" not in text.replace("\\en", "")


def test_all_pages_are_written_where_they_are_wanted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["man", "--output", str(tmp_path / "man1")]) == 0

    written = {one.name for one in (tmp_path / "man1").iterdir()}
    assert {"faxflow.1", "faxflow-case.1", "faxflow-send.1"} <= written
    assert f"man -l {tmp_path}/man1/faxflow.1" in capsys.readouterr().out


def test_a_page_that_is_not_there_says_which_is_near(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["man", "cse"]) == ExitCode.USAGE
    assert "did you mean case?" in capsys.readouterr().err


def test_the_page_of_exit_codes_is_what_the_code_says() -> None:
    assert exit_page() == PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", list(ExitCode))
def test_every_exit_code_has_its_words_and_its_remedy(code: ExitCode) -> None:
    assert exit_words(code).endswith(".")
    assert exit_remedy(code)


def test_every_failure_that_has_words_of_its_own_stands_under_its_code() -> None:
    page = exit_page()

    def below(error: type[FaxflowError]) -> Iterator[type[FaxflowError]]:
        for one in error.__subclasses__():
            yield one
            yield from below(one)

    known = [one for one in below(FaxflowError) if one.__module__.startswith("faxflow.")]
    assert [
        one.__name__
        for one in known
        if one.sentence != "{what}" and f"| `{one.__name__}` |" not in page
    ] == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_told_how_to_ask(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0

    script = capsys.readouterr().out
    assert f"_FAXFLOW_COMPLETE=complete_{shell}" in script


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed here")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("faxflow cas", "case"),
        ("faxflow case rele", "release"),
        ("faxflow case hold --bec", "--because"),
        ("faxflow case hold --because not", "not-yet"),
        ("faxflow referral adv", "advance"),
    ],
)
def test_bash_completes_what_is_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: str, offered: str
) -> None:
    main(["completion", "bash"])
    script = capsys.readouterr().out
    program = tmp_path / "faxflow"
    source = ROOT / "src"
    program.write_text(
        f"#!/bin/sh\nPYTHONPATH={source} exec {sys.executable} -m faxflow\n", encoding="utf-8"
    )
    program.chmod(0o755)
    words = " ".join(f"'{one}'" for one in typed.split())
    asked = (
        f"{script}\nCOMP_WORDS=({words})\nCOMP_CWORD={len(typed.split()) - 1}\n"
        f"_faxflow_completion {program}\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n"
    )

    told = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=False)

    assert offered in told.stdout.split(), told.stderr
    assert not re.search("Traceback|bug", told.stderr)
