"""The real LibreOffice behind a program that makes trouble over the cases it is told."""

import json
import stat
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from faxflow.adapters.letters.office.program import find_office

_NO_CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
)
NAP = "sleep 619"
"""What is left running by some troubles, to be found in the list of processes."""
COMPILING = "template"
"""The trouble under this name comes over the template itself."""

_SCRIPT = """#!{python} -IS
import os, signal, subprocess, sys, time
from pathlib import Path

HERE = Path(__file__).parent
REAL = {real!r}
TROUBLES = {troubles}
arguments = sys.argv[1:]
out = Path(arguments[arguments.index("--outdir") + 1]) if "--outdir" in arguments else HERE
files = [word for word in arguments if Path(word).suffix in (".odt", ".docx")]
options = arguments[: len(arguments) - len(files)]


def convert(files):
    if {quick!r} and files:
        kind = arguments[arguments.index("--convert-to") + 1].partition(":")[0]
        for file in files:
            ready = (HERE / ("quick." + kind)).read_bytes()
            (out / (Path(file).stem + "." + kind)).write_bytes(ready)
    elif files:
        subprocess.run([REAL, *options, *files], check=False)


def nap():
    os.execvp("sleep", {nap!r}.split())


def chatter():
    os.dup2(2, 1)
    os.execvp("yes", ["yes", "no display"])


def leave_a_child(pdf):
    subprocess.Popen({nap!r}.split())
    sys.exit(0)


def start_late(pdf):
    told = HERE / "told"
    if not told.exists():
        told.touch()
        sys.exit(0)
    convert(files)


WAYS = {{
    "hangs": lambda pdf: nap(),
    "chatters": lambda pdf: chatter(),
    "is killed": lambda pdf: os.kill(os.getpid(), signal.SIGKILL),
    "crashes": lambda pdf: os.kill(os.getpid(), signal.SIGSEGV),
    "writes nothing": lambda pdf: sys.exit(0),
    "fails": lambda pdf: sys.exit(77),
    "writes an empty file": lambda pdf: pdf.write_bytes(b""),
    "writes half": lambda pdf: pdf.write_bytes(b"%PDF-1.7\\n1 0 obj"),
    "writes rubbish": lambda pdf: pdf.write_bytes(b"%PDF-1.7\\n\\0\\1\\2%%EOF\\n"),
    "leaves a child": leave_a_child,
    "starts at the second try": start_late,
}}

waiting = []
for file in files:
    stem = Path(file).stem
    trouble = TROUBLES.get(stem[:9].rstrip("-"))
    if trouble is None:
        waiting.append(file)
        continue
    convert(waiting)
    waiting = []
    WAYS[trouble](out / (stem + ".pdf"))
convert(waiting) if files else subprocess.run([REAL, *arguments], check=False)
"""


def troubled_office(folder: Path, troubles: Mapping[str, str], *, quick: bool = False) -> Path:
    """A program in `folder` to use as soffice; `troubles` tells what happens to which case.

    The files before a troubled one in a call are converted, as LibreOffice would; where it is
    `quick`, into the same PDF each, so that no slow machine looks like an office that hangs.
    """
    if quick:
        _prepare(folder)
    real = find_office()
    assert real is not None, "soffice is not installed"
    program = folder / "soffice"
    program.write_text(
        _SCRIPT.format(
            python=sys.executable,
            real=str(real),
            troubles=json.dumps(dict(troubles)),
            nap=NAP,
            quick=quick,
        )
    )
    program.chmod(stat.S_IRWXU)
    return program


def _prepare(folder: Path) -> None:
    """What the quick one makes of every template, and of every letter."""
    with zipfile.ZipFile(folder / "quick.odt", "w") as compiled:
        compiled.writestr("content.xml", _NO_CONTENT)
    canvas = Canvas(str(folder / "quick.pdf"))
    canvas.drawString(72, 700, "A letter")
    canvas.save()
