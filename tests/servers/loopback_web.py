"""A web server on loopback in a thread of its own, with TLS where it has a certificate."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Generic, TypeVar

from servers.certificate import Certificate

Owner = TypeVar("Owner")


class LoopbackWeb(ThreadingHTTPServer, Generic[Owner]):
    """Answers for its `owner`, who says what and keeps what was asked."""

    def __init__(
        self,
        owner: Owner,
        handler: type[BaseHTTPRequestHandler],
        certificate: Certificate | None,
    ) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.owner = owner
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate.public, certificate.key)
            self.socket = context.wrap_socket(self.socket, server_side=True)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client may leave when it likes."""

    @contextmanager
    def listening(self, over: threading.Event) -> Iterator[int]:
        """Its port, while it serves; `over` is set once nobody is to wait for it any more."""
        thread = threading.Thread(target=self.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield self.server_port
        finally:
            over.set()
            self.shutdown()
            self.server_close()
            thread.join()
