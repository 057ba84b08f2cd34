"""How the machine is broken: Python, programs, clock."""

import sys
from datetime import timedelta
from importlib import metadata

from doctor_breaks.case import Act, Break
from doctor_scene import Scene
from faxflow.adapters.doctor import clocks, libraries
from faxflow.adapters.doctor.libraries import InstalledLibraries
from faxflow.adapters.doctor.programs import MachinePrograms
from faxflow.cli.doctor import building
from servers.parts import program
from servers.web_listener import WebListener

_CHROMIUM = 'echo "Chromium 156.0.1.2 built on Debian"'


def _old_python(scene: Scene) -> None:
    scene.monkeypatch.setattr(InstalledLibraries, "python", lambda _: (3, 10, 14))


def _locked(scene: Scene, version: str) -> None:
    lock = scene.put("requirements.lock", f"pyotp=={version} \\\n    --hash=sha256:00\n")
    scene.monkeypatch.setattr(building, "_LOCK", lock)
    scene.monkeypatch.setattr(libraries, "_LOADED", ("pyotp",))


def _right_lock(scene: Scene) -> None:
    _locked(scene, metadata.version("pyotp"))


def _unloadable(scene: Scene) -> None:
    broken = scene.put("lib/pyotp.py", "raise ImportError('built for another machine')\n")
    scene.monkeypatch.setenv("PYTHONPATH", str(broken.parent))


def _office(script: str) -> Act:
    def write(scene: Scene) -> None:
        scene.config.write_text(scene.config.read_text().replace('"builtin"', '"libreoffice"'))
        scene.program("soffice", script)

    return write


def _drawing(scene: Scene) -> None:
    scene.change('engine = "builtin"', 'engine = "libreoffice"')
    scene.program("soffice", 'echo "LibreOffice 7.4.7.2"')
    scene.monkeypatch.setattr(MachinePrograms, "draws_a_letter", lambda _: True)


def _no_program(name: str) -> Act:
    return lambda scene: (scene.root / "bin" / name).unlink()


def _draws_nothing(scene: Scene) -> None:
    scene.monkeypatch.undo()
    # The whole of it, as on the machine: it starts, and gives no PDF.
    scene.program("soffice", 'echo "LibreOffice 7.4.7.2"')


def _scans(languages: str) -> Act:
    def write(scene: Scene) -> None:
        if "[intake]" not in scene.config.read_text():
            scene.add('[intake]\nfolder = "drop"')
        scene.program("tesseract", f'printf "List of available languages (1):\\n{languages}\\n"')

    return write


def _browser(scene: Scene) -> None:
    browser = scene.put("bin/chromium", f"#!/bin/sh\n{_CHROMIUM}\n", 0o755)
    driver = scene.put("bin/chromedriver", '#!/bin/sh\necho "ChromeDriver 156.0.1.2 (x)"\n', 0o755)
    scene.portal(chromium=browser, chromedriver=driver)


def _old_driver(scene: Scene) -> None:
    scene.put("bin/chromedriver", '#!/bin/sh\necho "ChromeDriver 131.0.1.2 (x)"\n', 0o755)


def _real_browser(scene: Scene) -> None:
    browser = program("chromium", "chromium")
    driver = program("chromedriver", "chromium-driver")
    scene.portal(chromium=browser, chromedriver=driver)


def _driver_that_ends(scene: Scene) -> None:
    ends = scene.put("bin/chromedriver", "#!/bin/sh\nexit 1\n", 0o755)
    scene.portal(chromium=program("chromium", "chromium"), chromedriver=ends)


def _kernel(state: int) -> Act:
    return lambda scene: scene.monkeypatch.setattr(clocks, "kernel_state", lambda: state)


def _web_server(scene: Scene) -> None:
    web = scene.stack.enter_context(WebListener().listening())
    scene.source(f'kind = "https"\nurl = "http://127.0.0.1:{web.port}/report.csv"')


def _late(**length: float) -> Act:
    def set_clock(scene: Scene) -> None:
        scene.clock = timedelta(**length)

    return set_clock


def _by_hand_on_utc(scene: Scene) -> None:
    localtime = scene.root / "etc/localtime"
    localtime.parent.mkdir(parents=True)
    localtime.symlink_to("/usr/share/zoneinfo/UTC")
    scene.put("etc/cron.d/faxflow", "0 5 * * * faxflow /opt/faxflow/faxflow run-morning --quiet\n")


MACHINE = {
    "python": [Break(_old_python, "Python", "Install Python 3.11")],
    "libraries": [
        Break(lambda scene: _locked(scene, "0.0.1"), "pyotp", f"rm -r {sys.prefix}", _right_lock),
        Break(_unloadable, "pyotp", "--version", _right_lock, name="does not load"),
    ],
    "office": [
        Break(_no_program("soffice"), "[letter] engine", "apt-get install", _drawing),
        Break(_office("exit 1"), "soffice", "--reinstall", _drawing, name="does not start"),
        Break(_draws_nothing, "soffice", "--reinstall", _drawing, name="draws nothing"),
    ],
    "ocr": [
        Break(_scans("osd"), "tesseract", "tesseract-ocr-eng", _scans("eng")),
        Break(_no_program("tesseract"), "tesseract", "apt-get", _scans("eng"), name="missing"),
    ],
    "browser": [
        Break(_old_driver, "chromedriver", "apt-get install chromium chromium-driver", _browser),
        Break(_no_program("chromium"), "[source] chromium", "apt-get", _browser, name="missing"),
    ],
    "browser-start": [Break(_driver_that_ends, "browser-start", "--reinstall", _real_browser)],
    "clock": [Break(_kernel(5), "the clock", "timedatectl", _kernel(0), "warning")],
    "clock-servers": [Break(_late(minutes=10), "the clock", "timedatectl", _web_server)],
    "clock-store": [
        Break(_late(days=-1), "the clock", "Stop the schedules", Scene.make_store),
    ],
    "time-zone": [
        Break(
            lambda scene: scene.change('"UTC"', '"Asia/Tokyo"'),
            "[practice] time_zone",
            "timedatectl set-timezone Asia/Tokyo",
            _by_hand_on_utc,
            "warning",
        )
    ],
}
