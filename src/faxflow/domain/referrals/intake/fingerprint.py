"""What makes two arrivals the same one: a mistake here would lose a referral, so all must agree."""

from dataclasses import dataclass

from faxflow.domain.referrals.intake.incoming import Incoming
from faxflow.domain.referrals.record import Channel

Key = tuple[str, ...]
"""Words that are hashed with the store's key before they are kept."""


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """`lasting` names the very same thing, whenever it comes again. `content` names what it
    says: the same files and the same words are the same referral only while that one is open,
    and within a few days. `beside` is `content` with where it came from, for files that name
    nobody: a blank form from another office is another matter."""

    lasting: tuple[Key, ...]
    content: Key | None
    beside: Key | None


def fingerprints(incoming: Incoming) -> Fingerprints:
    """What an arrival is known by."""
    identity = incoming.identity
    # Ornaments and empty files are the same in many mails: they say nothing.
    papers = tuple(sorted({one.sha256 for one in incoming.papers if one.content}))
    content = (*papers, identity.words)
    source = (incoming.channel, incoming.source)
    lasting: list[Key] = [("whole", identity.content)]
    if identity.own_id:
        # With what it brings: some services number all their messages alike.
        lasting.append(("own id", *source, *identity.own_id, *papers))
    says = papers or identity.words
    # A row of a file comes with each later file; a mail of so few words may be written twice.
    row = incoming.channel is Channel.CALL_CENTRE
    return Fingerprints(
        tuple(lasting),
        ("content", *content) if says and not incoming.is_call else None,
        ("content from", *source, *content) if papers or (row and says) else None,
    )
