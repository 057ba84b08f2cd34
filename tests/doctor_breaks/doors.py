"""How the doors that reports come by are broken, each on loopback."""

import asyncssh

from doctor_breaks.case import Break
from doctor_scene import Scene
from servers.sftp_server import PASSWORD, USER, SftpServer

_HOST_KEY = asyncssh.generate_private_key("ssh-ed25519")


def _portal(scene: Scene) -> None:
    scene.portal(f"http://127.0.0.1:{scene.web().port}")


def _export(scene: Scene) -> None:
    scene.source(f'kind = "https"\nurl = "http://127.0.0.1:{scene.web().port}/today.csv"')


def _elsewhere(scene: Scene) -> None:
    scene.source('kind = "https"\nurl = "http://127.0.0.1:9/today.csv"')


def _not_found(scene: Scene) -> None:
    scene.web(status=404)


def _sftp(scene: Scene) -> None:
    (scene.root / "out").mkdir()
    server = SftpServer(scene.root, [_HOST_KEY])
    scene.stack.enter_context(server.listening())
    scene.environment["SFTP_PASSWORD"] = PASSWORD
    scene.source(
        f'kind = "sftp"\nhost = "127.0.0.1"\nport = {server.port}\nuser = "{USER}"\n'
        f'password = "SFTP_PASSWORD"\nfolder = "out"\n'
        f'host_key = "{_HOST_KEY.get_fingerprint()}"'
    )


def _sftp_refused(scene: Scene) -> None:
    scene.environment["SFTP_PASSWORD"] = "wrong"


DOORS = {
    "folders": [
        Break(lambda scene: (scene.folder / "drop").rmdir(), "[source] folder", "findmnt")
    ],
    "portal-site": [
        Break(
            lambda scene: (scene.folder / "site.toml").write_text("download = 1\n"),
            "site.toml", "Mend", lambda scene: scene.portal(),
        ),
        Break(
            lambda scene: (scene.folder / "recording.json").unlink(),
            "site.toml", "Check the path", lambda scene: scene.portal(), name="recording",
        ),
    ],
    "portal": [Break(_not_found, "site.toml", "browser", _portal)],
    "https-source": [Break(_elsewhere, "[source] url", "firewall", _export)],
    "sftp-source": [Break(_sftp_refused, "[source] 127.0.0.1", "SFTP_PASSWORD", _sftp)],
}  # fmt: skip
