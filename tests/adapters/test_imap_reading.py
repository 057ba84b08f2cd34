"""What a server may answer when it is asked for mails, from a stand-in that says it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from imapclient.exceptions import IMAPClientError
from test_imap_mailbox import client

from faxflow.adapters.imap_reading import LONGEST_READ, Load, fetch, list_uids, loads, sizes
from servers.dovecot import Dovecot
from servers.faulty_imap import FaultyImap, Mishap


@dataclass
class Answering:
    """Shows `parts` of the mails asked for, says NO where one of `bad` is among them."""

    parts: Mapping[int, Mapping[bytes, object]]
    bad: frozenset[int] = frozenset()
    gone: frozenset[int] = frozenset()
    asked: list[Sequence[int]] = field(default_factory=list)

    def fetch(self, uids: Sequence[int], _what: object) -> dict[int, Mapping[bytes, object]]:
        if not self.bad.isdisjoint(uids):
            raise IMAPClientError("fetch failed: message cannot be converted")
        return {uid: self.parts[uid] for uid in uids if uid in self.parts}

    def search(self, criteria: Sequence[str]) -> list[int]:
        named = {int(uid) for uid in criteria[1].split(",")}
        return sorted(named & (self.parts.keys() | self.bad) - self.gone)


def test_a_mail_without_a_body_counts_as_unreadable_and_one_that_is_gone_does_not() -> None:
    blank = {b"BODY[]": None}
    server = Answering({1: blank, 2: {b"BODY[]": b"x"}, 3: blank}, gone=frozenset({3}))

    found = fetch(server, Load([1, 2, 3]))  # type: ignore[arg-type]

    assert ([mail.uid for mail in found.mails], found.unreadable) == ([2], 1)


def test_a_mail_that_the_server_refuses_counts_as_unreadable_and_the_others_are_read() -> None:
    server = Answering({1: {b"BODY[]": b"x"}, 3: {b"BODY[]": b"y"}}, bad=frozenset({2}))

    found = fetch(server, Load([1, 2, 3, 4]))  # type: ignore[arg-type]

    assert ([mail.uid for mail in found.mails], found.unreadable) == ([1, 3], 1)


def test_mails_that_the_server_cannot_measure_are_read_singly_and_no_further_than_long_ones() -> (
    None
):
    size = {b"RFC822.SIZE": 5}
    refusing = Answering({1: size, 3: size}, bad=frozenset({2}))
    silent = Answering({1: size, 2: {}})

    unmeasured = sizes(refusing, [1, 2, 3])  # type: ignore[arg-type]
    half = sizes(silent, [1, 2, 3])  # type: ignore[arg-type]

    assert list(loads(unmeasured)) == [Load([uid], first=LONGEST_READ) for uid in (1, 2, 3)]
    assert (half[1], half[2] > LONGEST_READ, 3 in half) == (5, True, False)


def test_an_inbox_of_very_many_mails_is_listed(dovecot: Dovecot) -> None:
    uids = list(range(1_000_000, 1_150_000))
    told = b"* SEARCH " + b" ".join(b"%d" % uid for uid in uids) + b"\r\n"
    with (
        FaultyImap(dovecot.port, "SEARCH", Mishap(say=told, answer=b"OK done")) as server,
        client(replace(dovecot, port=server.port), "many") as line,
    ):
        line.select_folder("INBOX")

        found = list_uids(line)

    assert found == uids
