"""A token server on loopback: speaks as Entra and Google do, and answers a mail server's doubt."""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from urllib.parse import parse_qs, urlsplit

from servers.certificate import Certificate, make_certificate
from servers.parts import open_folder

TENANT = "hilltop.example"
SECRET = "app-secret"
ACCOUNT = "desk@hilltop.example"
CODE_FOR_BROWSER = "code-of-the-browser"

Answer = tuple[int, dict[str, object]]


@dataclass
class TokenServer:
    """Keeps every form that it was sent; `good` tokens are those that open a mailbox.

    `refuses` maps a grant type to the answer that it gets; `lives_seconds` is told of each
    token, and msal renews one that has five minutes left. `pending` times a device code's
    person has not answered yet; without `vouches` no mail server is told of a good token.
    """

    certificate: Certificate
    forms: list[dict[str, str]] = field(default_factory=list)
    good: set[str] = field(default_factory=set)
    refuses: dict[str, Answer] = field(default_factory=dict)
    lives_seconds: int = 3600
    pending: int = 1
    vouches: bool = True
    device_scopes: list[str] = field(default_factory=list)
    https_port: int = 0
    http_port: int = 0
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.https_port}"

    def grants(self) -> list[str]:
        """The grant types that were asked for, in order."""
        return [form["grant_type"].rpartition(":")[2] for form in self.forms]

    def answer(self, path: str, form: dict[str, str]) -> Answer:
        """What the server says to a request."""
        if path == f"/{TENANT}/v2.0/.well-known/openid-configuration":
            return 200, self._discovery()
        if path == f"/{TENANT}/oauth2/v2.0/devicecode":
            self.device_scopes = form["scope"].split()
            return 200, {
                "device_code": "device", "user_code": "ABCD1234", "interval": 0,
                "verification_uri": "https://microsoft.example/devicelogin", "expires_in": 900,
            }  # fmt: skip
        if path in {f"/{TENANT}/oauth2/v2.0/token", "/token"}:
            self.forms.append(form)
            return self._token(form)
        if path == "/introspect":
            active = self.vouches and form.get("token") in self.good
            return 200, {"active": active, "username": ACCOUNT}
        return 400, {"error": "invalid_tenant", "error_description": "AADSTS90002: no such tenant"}

    def _discovery(self) -> dict[str, object]:
        here = f"{self.url}/{TENANT}/oauth2/v2.0"
        return {
            "issuer": f"{self.url}/{TENANT}/v2.0",
            "authorization_endpoint": f"{here}/authorize",
            "token_endpoint": f"{here}/token",
            "device_authorization_endpoint": f"{here}/devicecode",
        }

    def _token(self, form: dict[str, str]) -> Answer:
        grant = form["grant_type"].rpartition(":")[2]
        if grant in self.refuses:
            return self.refuses[grant]
        if grant == "client_credentials" and form.get("client_secret", SECRET) != SECRET:
            return 401, {"error": "invalid_client", "error_description": f"AADSTS7000215: {form}"}
        if grant == "device_code" and self.pending:
            self.pending -= 1
            return 400, {"error": "authorization_pending"}
        if grant == "authorization_code" and form["code"] != CODE_FOR_BROWSER:
            return 400, {"error": "invalid_grant"}
        number = next(self._numbers)
        self.good = {f"token-{number}"}
        told = {
            "access_token": f"token-{number}", "token_type": "Bearer",
            "expires_in": self.lives_seconds,
            "scope": form.get("scope") or " ".join(self.device_scopes),
        }  # fmt: skip
        if grant in {"client_credentials", "jwt-bearer"}:
            return 200, told
        return 200, {**told, "refresh_token": f"refresh-{number}", **_who()}


def _who() -> dict[str, object]:
    """Who signed in, as Entra tells it: two documents in base64, the signature not looked at."""
    import base64

    def encoded(value: dict[str, object]) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    claims = {"preferred_username": ACCOUNT, "oid": "person", "tid": TENANT, "sub": "person"}
    claims |= {"aud": "app-id", "iss": "entra", "exp": 4_000_000_000, "iat": 1}
    return {
        "client_info": encoded({"uid": "person", "utid": TENANT}),
        "id_token": f"{encoded({'alg': 'none'})}.{encoded(claims)}.",
    }


@contextmanager
def running_token_server() -> Iterator[TokenServer]:
    """By HTTPS for our own requests; by plain HTTP for Dovecot's."""
    with open_folder() as folder:
        server = TokenServer(make_certificate(folder))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(server.certificate.public, server.certificate.key)
        with _listening(server, context) as https, _listening(server, None) as http:
            server.https_port, server.http_port = https, http
            yield server


@contextmanager
def _listening(server: TokenServer, context: ssl.SSLContext | None) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self._answer()

        def _answer(self) -> None:
            asked = urlsplit(self.path)
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            form = {key: found[0] for key, found in parse_qs(f"{asked.query}&{sent}").items()}
            status, told = server.answer(asked.path, form)
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if context:
        listener.socket = context.wrap_socket(listener.socket, server_side=True)
    thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield int(listener.server_address[1])
    finally:
        listener.shutdown()
        thread.join()
        listener.server_close()
