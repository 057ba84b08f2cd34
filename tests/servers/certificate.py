"""A certificate for 127.0.0.1 that is its own authority."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from servers.parts import program


@dataclass(frozen=True, slots=True)
class Certificate:
    """PEM files."""

    public: Path
    key: Path


def make_certificate(folder: Path) -> Certificate:
    """Made by openssl, valid for a day."""
    made = Certificate(folder / "server.pem", folder / "server.key")
    subprocess.run(
        [
            program("openssl", "openssl"), "req", "-x509", "-nodes", "-days", "1",
            "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
            "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
            "-keyout", str(made.key), "-out", str(made.public),
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return made
