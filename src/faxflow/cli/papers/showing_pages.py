"""Shows a man page by the reader that is there, or writes all pages."""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import typer

from faxflow.cli.papers.man_pages import man_pages
from faxflow.domain.counted import counted
from faxflow.domain.near_match import near_match
from faxflow.errors import BadUsage, FileUnwritable


def show_page(command: str) -> None:
    """Shows it on a terminal that has `man`, else prints it. Raises BadUsage."""
    pages, name = man_pages(), "-".join(["faxflow", *command.split()[:1]])
    if name not in pages:
        known = [page.removeprefix("faxflow-") for page in pages]
        what = f"There is no page on {command!r} ({near_match(command, known)})."
        raise BadUsage(what=what, todo="`faxflow --help` lists the commands.")
    reader = shutil.which("man")
    if reader and sys.stdout.isatty():
        subprocess.run([reader, "-l", "-"], input=pages[name], text=True, check=False)
    else:
        typer.echo(pages[name], nl=False)


def write_pages(folder: Path) -> str:
    """Writes all pages and says what to do next. Raises FileUnwritable."""
    pages = man_pages()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            (folder / f"{name}.1").write_text(text, encoding="utf-8")
    except OSError as error:
        raise FileUnwritable(path=folder, what=error.strerror) from error
    first = shlex.quote(str(folder / "faxflow.1"))
    return f"{counted(len(pages), 'page')} written to {folder}. Then: man -l {first}"
