"""What each of some raw mails says about faxes, as the watch would read it."""

from pathlib import Path

import typer


def explain(
    context: typer.Context,
    files: list[Path],
    *,
    config: Path | None,
    rules: Path | None,
    json: bool,
) -> typer.Exit:
    """Prints one answer for each file, and gives the exit to raise."""
    raise NotImplementedError
