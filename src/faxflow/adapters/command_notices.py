"""Hands notices to a program of the practice's own: a pager, a ticket system, a script."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from faxflow.config.notices import NoticeSettings
from faxflow.domain.notice import NotTaken
from faxflow.errors import ConfigurationProblem, FaxflowError, ServerUnreachable

_PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "SYSTEMROOT")
"""What the program sees of our environment: none of our secrets."""


class CommandNotices:
    """Runs the words of the configuration as they stand; there is no shell."""

    name = "command"
    logs_in = False

    def __init__(self, settings: NoticeSettings) -> None:
        self._settings = settings

    def send(self, message_id: str, subject: str, body: str) -> NotTaken:
        """Nobody is refused by a program that ends with 0.

        Raises ServerUnreachable or ConfigurationProblem.
        """
        told = f"Subject: {subject}\nMessage-ID: {message_id}\n\n{body}\n"
        code = self._run(told.encode())
        if code != 0:
            what = f"it ended with {code}" if code > 0 else f"signal {-code} ended it"
            raise ServerUnreachable(server=self._shown, what=what)
        return NotTaken()

    @property
    def _shown(self) -> str:
        return f"command {Path(self._settings.command[0]).name}"

    def _run(self, told: bytes) -> int:
        """Its exit status; what it prints is nobody's business, and could be anything."""
        try:
            with subprocess.Popen(
                self._settings.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
                start_new_session=True,
            ) as program:
                return self._waited(program, told)
        except OSError as error:
            raise self._cannot_start(error) from None

    def _waited(self, program: "subprocess.Popen[bytes]", told: bytes) -> int:
        try:
            program.communicate(told, timeout=self._settings.command_timeout_seconds)
        except subprocess.TimeoutExpired:
            raise ServerUnreachable(server=self._shown, what="it did not end in time") from None
        finally:
            _end(program)
        return program.returncode

    def _cannot_start(self, error: OSError) -> FaxflowError:
        return ConfigurationProblem(
            where="[notices] command",
            what=f"{self._settings.command[0]} cannot be started ({error.strerror})",
            todo="Mend its path or its mode.",
        )


def _end(program: "subprocess.Popen[bytes]") -> None:
    """Ends a program that is still at it, with all that it has started."""
    if program.poll() is not None:
        return
    if sys.platform == "win32":
        program.kill()
    else:
        os.killpg(program.pid, signal.SIGKILL)
