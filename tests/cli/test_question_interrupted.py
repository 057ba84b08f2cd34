"""Ctrl-C at a question ends the command at once, whatever libraries have made of the signal."""

import os
import pty
import signal
import subprocess
import sys

ASKING = "import polars; from faxflow.cli.agreeing import agreed; agreed('Two are picked.')"


def test_ctrl_c_at_the_question_ends_it_although_polars_restarts_what_it_interrupts() -> None:
    terminal, end = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", ASKING], stdin=end, stdout=end, stderr=end) as it:
        os.close(end)
        told = b""
        while b"Go on?" not in told:
            told += os.read(terminal, 999)

        it.send_signal(signal.SIGINT)
        try:
            ended = it.wait(timeout=20)
        except subprocess.TimeoutExpired:
            it.kill()
            ended = None
    os.close(terminal)

    assert ended == -signal.SIGINT
