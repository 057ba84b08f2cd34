"""The checks of the machine itself: Python, programs, clock."""

from typing import Final

from faxflow.steps.doctor import browser, clocks, libraries, office
from faxflow.steps.doctor.check import FAULTLESS, LONG, LONGER, NOTHING, REACHED, STORED, Check

MACHINE: Final = (
    Check(
        "python",
        "Python",
        "The versions of Python and of the SQLite in it",
        "Install a newer Python, and let faxflow set itself up anew",
        libraries.look_at_python,
        NOTHING,
    ),
    Check(
        "libraries",
        "Libraries",
        "Every library of requirements.lock: its version, and whether it loads",
        "Remove .venv; the next call of faxflow makes it anew",
        libraries.look_at_libraries,
        NOTHING,
        LONG,
    ),
    Check(
        "office",
        "What draws letters",
        "LibreOffice starts, says its version and makes a PDF; Word where it is to draw",
        "Install LibreOffice and the fonts that stand in for Word's",
        office.look_at_office,
        NOTHING,
        LONGER,
    ),
    Check(
        "ocr",
        "Reading of scans",
        "Tesseract with its English data, where referrals come in as documents",
        "Install tesseract-ocr",
        office.look_at_ocr,
    ),
    Check(
        "browser",
        "Browser and driver",
        "Chromium or Chrome and chromedriver are there and of one version (portal only)",
        "Install chromium and chromium-driver together",
        browser.look_at_browser,
    ),
    Check(
        "browser-start",
        "Start of the browser",
        "The browser starts without a screen and loads a page from this machine (portal only)",
        "Reinstall both; look for a policy or a sandbox that stops it",
        browser.look_at_its_start,
        seconds=LONGER,
    ),
    Check(
        "clock",
        "Clock",
        "Whether the system says that something keeps its clock right",
        "Switch time synchronisation on",
        clocks.look_at_clock,
        NOTHING,
    ),
    Check(
        "clock-servers",
        "Clock beside servers",
        "The clock beside that of a web server which the configuration names",
        "Set the clock; switch time synchronisation on",
        clocks.look_at_clock_of_servers,
        REACHED,
    ),
    Check(
        "clock-store",
        "Clock beside the store",
        "Whether the clock is behind what the store has seen",
        "Stop the schedules and set the clock",
        clocks.look_at_clock_of_store,
        STORED,
    ),
    Check(
        "time-zone",
        "Time zone",
        "The practice's zone beside the machine's, by which cron goes",
        "Set the machine's zone, or shift cron's hours",
        clocks.look_at_zone,
        FAULTLESS,
    ),
)
