"""An soffice that compiles a template at once, tells that it draws, and then draws for ever."""

import os
import stat
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

from letter_making import template_of

NAP = "sleep 617"
"""What the slow office runs, to be found in the list of processes."""

_SCRIPT = f"""#!/bin/sh
for word; do
  case "$before" in
    --outdir) out=$word;;
    --convert-to) kind=$word;;
  esac
  before=$word
done
case "$kind" in
  odt) cp "$(dirname "$0")/compiled.odt" "$out/template.odt"; exit 0;;
esac
for word; do
  case "$word" in
    */FX-*) name=${{word##*/}}; cp "$(dirname "$0")/one.pdf" "$out/${{name%.*}}.pdf"; break;;
  esac
done
echo drawing > "$(dirname "$0")/tells"
{NAP}
"""
_CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
)


class SlowOffice:
    """The program in a folder of its own, with the run of a process that draws with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = folder / "soffice"
        self.scratch = folder / "data" / "scratch"
        self.template = template_of(folder, "{{ patient }}")
        self._tells = folder / "tells"
        self.program.write_text(_SCRIPT)
        self.program.chmod(stat.S_IRWXU)
        with zipfile.ZipFile(folder / "compiled.odt", "w") as compiled:
            compiled.writestr("content.xml", _CONTENT)
        os.mkfifo(self._tells)

    def finish_one(self, pdf: bytes) -> None:
        """Lets it finish the first letter of a call, as `pdf`, before it sleeps."""
        (self.folder / "one.pdf").write_bytes(pdf)

    def slow_from_the_start(self) -> None:
        """Makes it sleep over the template already."""
        self.program.write_text(_SCRIPT.replace("odt)", "never)"))

    def drawing_process(self, *, workers: int = 1, orders: int = 1) -> subprocess.Popen[str]:
        """A Python process all of whose workers draw when this returns."""
        script = textwrap.dedent(f"""
            from pathlib import Path
            from letter_making import order_of
            from faxflow.adapters.letters.office.engine import LibreOfficeEngine
            engine = LibreOfficeEngine(
                Path({str(self.template)!r}), Path({str(self.program)!r}), workers={workers},
                scratch=Path({str(self.scratch)!r}),
            )
            orders = [order_of(n, {{"patient": "Zoë"}}) for n in range(1, {orders} + 1)]
            list(engine.render(orders))
        """)
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        process = subprocess.Popen(
            [sys.executable, "-c", script], env=environment, stderr=subprocess.PIPE, text=True
        )
        self.wait_until_it_draws(workers)
        return process

    def wait_until_it_draws(self, offices: int = 1) -> None:
        """Returns once so many were asked for PDFs; reading a pipe needs no clock."""
        told = 0
        while told < offices:
            told += len(self._tells.read_text().splitlines())
