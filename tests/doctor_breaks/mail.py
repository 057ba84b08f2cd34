"""How gateway, mailboxes and the ways to staff are broken, each on loopback."""

import socket
from functools import partial

from doctor_breaks.case import Act, Break
from doctor_scene import Scene
from faxflow.simulator.gateway.fax_gateway import FaxGateway
from rehearsing import PASSWORD, wall_clock
from servers.name_server import MX, SPF, Record, running_name_server
from servers.quota_imap import running_quota_imap
from servers.scripted_smtp import Act as Say
from servers.scripted_smtp import ScriptedSmtp
from servers.token_server import ACCOUNT, SECRET, TENANT, running_token_server

HELLO = b"250-fax-rehearsal.example\r\n250 SIZE 30000000\r\n"


def simulated(scene: Scene) -> None:
    """The whole gateway and its mailbox."""
    gateway = scene.stack.enter_context(FaxGateway(wall_clock, password=PASSWORD))
    ports = {"smtp": gateway.smtp_port, "imap": gateway.imap_port, "office": gateway.office_port}
    scene.write(**ports)
    scene.change("[notices]", 'sent_folder = ""\n\n[notices]')


def _smtp(part: str, **script: bytes) -> Act:
    """A mail server that answers so, in the place of one of ours."""

    def serve(scene: Scene) -> ScriptedSmtp:
        server = ScriptedSmtp(({"EHLO": HELLO, **{key: Say(say) for key, say in script.items()}},))
        scene.stack.enter_context(server)
        scene.write(**{part: server.port})
        scene.change("security =", "timeout_seconds = 0.5\nsecurity =")
        return server

    return serve


def _no_password(scene: Scene) -> None:
    scene.environment["MAILBOX_PASSWORD"] = "wrong"


def _no_folder(scene: Scene) -> None:
    scene.change('sent_folder = ""', 'folder = "Elsewhere"')


def _no_sent(scene: Scene) -> None:
    scene.change('sent_folder = ""', 'sent_folder = "Elsewhere"')


def _referrals(scene: Scene) -> None:
    simulated(scene)
    port = scene.config.read_text().partition("[mailbox]")[2].partition("port = ")[2].split()[0]
    before, _, after = scene.config.read_text().partition("[mailbox]")
    results = after.replace('user = "service"', 'user = "results"', 1)
    scene.config.write_text(f"{before}[mailbox]{results}")
    scene.add(
        f'[intake_mailbox]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
        'user = "service"\npassword = "MAILBOX_PASSWORD"'
    )


def _halted(scene: Scene) -> None:
    scene.sql(
        "INSERT INTO gateways (name, halted_at, halted_for)"
        " VALUES ('rehearsal', :then, 'login_refused')",
        then=scene.ago(hours=1),
    )


def _quota(used: int, limit: int) -> Act:
    """A mailbox of so many kilobytes, of which so many are used."""

    def serve(scene: Scene) -> None:
        scene.write(imap=scene.stack.enter_context(running_quota_imap(used, limit)))
        scene.change("[notices]", 'sent_folder = ""\n\n[notices]')

    return serve


def _names(*answers: Record) -> Act:
    """A name server that gives these records, or knows no such name."""

    def serve(scene: Scene) -> None:
        scene.name_servers(scene.stack.enter_context(running_name_server(answers)))
        scene.monkeypatch.setattr(socket, "getaddrinfo", _unknown)
        text = scene.config.read_text()
        text = text.replace(".example", ".test")  # a domain that somebody may have
        scene.config.write_text(text.replace('host = "127.0.0.1"', 'host = "mail.test"', 1))

    return serve


def _unknown(*_: object, **__: object) -> object:
    raise OSError("no such name")


def _oauth(scene: Scene) -> None:
    server = scene.stack.enter_context(running_token_server())
    scene.monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate.public))
    scene.environment["OAUTH_SECRET"] = SECRET
    scene.change('user = "service"', f'auth = "oauth"\nuser = "{ACCOUNT}"')
    scene.add(
        f'[oauth]\nprovider = "microsoft"\ntenant = "{TENANT}"\nclient_id = "app-id"\n'
        f'client_secret = "OAUTH_SECRET"\nauthority = "{server.url}"'
    )


def _oauth_refused(scene: Scene) -> None:
    scene.environment["OAUTH_SECRET"] = "wrong"


def _webhook(address: str) -> Act:
    def write(scene: Scene) -> None:
        scene.environment["HOOK"] = address
        if "HOOK" not in scene.config.read_text():
            keys = '[notices]\nwebhook = "HOOK"\nwebhook_hosts = ["127.0.0.1"]'
            scene.change("[notices]", keys)

    return write


def _command(scene: Scene) -> None:
    program = scene.put("bin/page", "#!/bin/sh\n", 0o755)
    scene.change("[notices]", f'[notices]\ncommand = ["{program}"]')


_HOOK_HERE = _webhook("http://127.0.0.1:9/token-of-the-hook")
_HOOK_AWAY = _webhook("https://elsewhere.test/token-of-the-hook")
_GATEWAY = partial(_smtp, "smtp")
_OFFICE = partial(_smtp, "office")

MAIL = {
    "mailbox": [
        Break(_no_password, "[mailbox] 127.0.0.1", "MAILBOX_PASSWORD", simulated),
        Break(_no_folder, "[mailbox] folder", "INBOX", simulated, name="folder"),
        Break(_no_sent, "[mailbox] sent_folder", 'set it to ""', simulated, name="sent"),
        Break(Scene.write, "[mailbox] 127.0.0.1", "openssl", simulated, name="down"),
        Break(_quota(100, 100), "[mailbox] 127.0.0.1", "enlarged", _quota(7, 100), name="full"),
        Break(
            _quota(95, 100), "[mailbox] 127.0.0.1", "enlarged", _quota(7, 100), "warning",
            name="nearly full",
        ),
    ],
    "intake-mailbox": [
        Break(_no_password, "[intake_mailbox]", "MAILBOX_PASSWORD", _referrals),
    ],
    "gateway": [
        Break(_GATEWAY(MAIL=b"550 no\r\n"), "[gateway] sender", "registered", _GATEWAY()),
        Break(
            _GATEWAY(AUTH=b"535 no\r\n"), "[gateway]", "GATEWAY_PASSWORD", _GATEWAY(),
            name="login",
        ),
        Break(
            _GATEWAY(MAIL=b"530 5.7.0 sign in\r\n"), "[gateway] sender", "user and password",
            _GATEWAY(), name="wants a login",
        ),
        Break(
            _GATEWAY(AUTH=b"535 5.7.139 SmtpClientAuthentication is disabled\r\n"), "[gateway]",
            "switched on", _GATEWAY(), name="logins switched off",
        ),
        Break(_GATEWAY(greeting=b""), "[gateway]", "openssl s_client", _GATEWAY(), name="silent"),
        Break(
            _GATEWAY(EHLO=b"250 mail.test\r\n"), "[gateway]", "host and port", _GATEWAY(),
            name="a real one in a rehearsal",
        ),
        Break(
            lambda scene: scene.change("silence_hours", "max_megabytes = 25\nsilence_hours"),
            "[gateway] max_megabytes", "21.4", _GATEWAY(), "warning", name="size",
        ),
    ],
    "gateway-address": [
        Break(
            lambda scene: scene.change("{number}@fax.example", "{number}@fax example"),
            "[gateway] address", "Mend it",
        ),
        Break(
            lambda scene: scene.change("{number}@fax.example", "{number}@gmail.com"),
            "[gateway] address", "the fax service names", name="anybody's mailbox",
        ),
    ],
    "mail-domains": [
        Break(_names(), "[gateway] address", "Mend the domain", _names(MX, SPF)),
        Break(
            _names(MX), "[gateway] sender", "v=spf1", _names(MX, SPF), "warning", name="SPF"
        ),
    ],
    "gateway-breaker": [
        Break(_halted, "gateway rehearsal", "faxflow gateway resume", Scene.make_store)
    ],
    "oauth": [Break(_oauth_refused, "[gateway] user", "sign-in gateway --check", _oauth)],
    "notices": [
        Break(_OFFICE(RCPT=b"550 no\r\n"), "[notices] to", "Mend the address", _OFFICE())
    ],
    "webhook": [Break(_HOOK_AWAY, "webhook", "webhook_hosts", _HOOK_HERE)],
    "notice-command": [
        Break(lambda scene: (scene.root / "bin/page").unlink(), "[notices] command", "Install it",
              _command),
        Break(lambda scene: (scene.root / "bin/page").chmod(0o600), "[notices] command", "chmod +x",
              _command, name="mode"),
    ],
}  # fmt: skip
