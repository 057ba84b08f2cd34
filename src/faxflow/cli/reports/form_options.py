"""The options that say in which form a report is wanted."""

from typing import Annotated

import typer

Plain = Annotated[bool, typer.Option("--plain", help="In sentences, for screen readers and mail.")]
Csv = Annotated[
    str | None,
    typer.Option("--csv", metavar="FILE", help="Write all figures as a table; - prints it."),
]
Html = Annotated[
    str | None,
    typer.Option("--html", metavar="FILE", help="Write one page with charts; - prints it."),
]
Pdf = Annotated[str | None, typer.Option("--pdf", metavar="FILE", help="Write the same as a PDF.")]
