"""What the command that opens a document does: its content goes to standard output as it came."""

import sys

from faxflow.cli.referrals.intake_places import document_vault
from faxflow.cli.session import Act, Answer, Session
from faxflow.errors import AnswerLost
from faxflow.steps.referrals.open_document import open_document


def open_act(name: str) -> Act:
    """Writes a document to standard output."""

    def act(session: Session) -> Answer:
        _write(open_document(session.work, name, document_vault(session).read))
        return Answer("")

    return act


def _write(content: bytes) -> None:
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever read our answer has left, as `| head` does: that is no failure of ours.
        sys.stdout = None
    except OSError as error:
        sys.stdout = None  # else Python would try to write the rest at its end
        raise AnswerLost(what=error.strerror) from error
