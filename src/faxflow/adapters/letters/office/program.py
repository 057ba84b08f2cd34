"""LibreOffice as a child program: found, given a private profile, and asked to convert."""

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from faxflow.adapters.child_process import run_child
from faxflow.adapters.letters.office.no_network import without_network
from faxflow.adapters.stop_switch import StopSwitch

OFFICE_PACKAGES: Final = (
    *("libreoffice-writer-nogui", "fonts-liberation", "fonts-crosextra-carlito"),
    *("fonts-crosextra-caladea", "fonts-dejavu"),
)
"""Debian's: the fonts stand in for Word's, and DejaVu has the signs that they lack."""
_USUAL_PLACES: Final = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.com"),
)
_PASSED_ON: Final = (
    *("PATH", "HOME", "SYSTEMROOT", "WINDIR"),
    *("USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMFILES"),
)
"""What LibreOffice may see of our environment; our secrets are not in it."""
_PDF: Final = (
    'pdf:writer_pdf_Export:{"UseLosslessCompression":{"type":"boolean","value":"true"},'
    '"ReduceImageResolution":{"type":"boolean","value":"false"},'
    '"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)
"""JPEG would put noise around black lines, which a fax machine then shows; bookmarks tell where a
letter begins and ends."""
_VERSION_SECONDS: Final = 30.0
_SETTINGS: Final = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Java/VirtualMachine", "Enable", "false"),
    ("Setup/Product", "ooSetupLastVersion", "99.9"),
)
"""No linked file or page is fetched, no macro runs (registry schema of LibreOffice 7.4).

The last one: a profile that no newer version has started LibreOffice tries out its graphics with
at each start, two thirds of the time until the first letter.
"""
_MEMORY: Final = {
    "MALLOC_TRIM_THRESHOLD_": "2000000000",
    "MALLOC_MMAP_THRESHOLD_": "1000000000",
    "MALLOC_TOP_PAD_": "67108864",
}
"""It gives its memory back and asks for it again at every letter, unless glibc keeps it."""
_ITEM: Final = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_REGISTRY: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
)


def find_office() -> Path | None:
    """LibreOffice's `soffice` in PATH or where its installer puts it."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return Path(found)
    return next((place for place in _USUAL_PLACES if place.is_file()), None)


@dataclass(frozen=True, slots=True)
class Office:
    """One worker's LibreOffice; two calls on one profile at a time would not work."""

    program: Path
    folder: Path
    switch: StopSwitch = field(default_factory=StopSwitch)

    def stop(self) -> None:
        """Ends its call at once, from any thread; that and every further call raises Stopped."""
        self.switch.stop()

    def version(self) -> str:
        """What it calls itself, as "LibreOffice 7.4.7.2 40(Build:2)"; empty where it does not."""
        command = [str(self.program), "--version"]
        ended = run_child(
            command,
            timeout_seconds=_VERSION_SECONDS,
            environment=self._environment(),
            switch=self.switch,
        )
        return ended.stdout.strip()

    def to_pdf(self, files: Sequence[Path], into: Path, *, timeout_seconds: float) -> bool:
        """Whether it ended in time; which files became PDF is for the caller to see."""
        return self._convert(_PDF, files, into, timeout_seconds)

    def to_odt(self, file: Path, into: Path, *, timeout_seconds: float) -> bool:
        """Whether it ended in time; whether `file` became ODT is for the caller to see."""
        return self._convert("odt", [file], into, timeout_seconds)

    def _convert(self, kind: str, files: Sequence[Path], into: Path, seconds: float) -> bool:
        """The exit code is not looked at: it is 0 for many failures too."""
        command = [
            *self._cut_off(),
            str(self.program),
            f"-env:UserInstallation={(self.folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            *("--convert-to", kind, "--outdir", str(into), *map(str, files)),
        ]
        ended = run_child(
            command,
            timeout_seconds=seconds,
            environment=self._environment(),
            switch=self.switch,
            kept=False,
        )
        return not ended.timed_out

    def _cut_off(self) -> tuple[str, ...]:
        """Nothing before a program that is not there, or `unshare` would be the one to miss it."""
        return without_network() if os.access(self.program, os.X_OK) else ()

    def _environment(self) -> dict[str, str]:
        """The same under cron and on a terminal; temporary files stay in our own folder."""
        ours = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        temporary = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(self.folder))
        display = {} if sys.platform in {"win32", "darwin"} else {"SAL_USE_VCLPLUGIN": "svp"}
        return {**ours, **temporary, **display, **_MEMORY, "LC_ALL": "C.UTF-8"}


def open_office(program: Path, folder: Path) -> Office:
    """A LibreOffice with a fresh, safe profile below `folder`, which must be private."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    items = "".join(_ITEM.format(path=p, name=n, value=v) for p, n, v in _SETTINGS)
    (user / "registrymodifications.xcu").write_text(_REGISTRY.format(items=items))
    return Office(program, folder)
