"""What comes in, made for tests: forms, mails, voice messages, and a practice that takes it in."""

import io
import os
import wave
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.store.connection import open_store
from making import MORNING, REHEARSAL_TEXT, MovableClock, new_store
from servers.dovecot import PASSWORD, Dovecot

FORM = {
    "Patient Name": "Wilhelmina Oakhurst",
    "Date of Birth": "04/17/1958",
    "Sex": "Female",
    "Phone": "(217) 555-0143",
    "Address": "18 Larkspur Way",
    "City": "Springfield",
    "State": "IL",
    "ZIP": "62704",
    "Insurance": "Prairie Mutual",
    "Member ID": "PM4471902",
    "Referring Provider": "Dr. Tobias Fennimore",
    "Referring Practice": "Fennimore Family Medicine",
    "Service Requested": "Cardiology",
    "Reason for Referral": "Palpitations",
    "ICD-10": "R00.2",
}
"""A form with all that intake needs; everyone on it is invented."""

OTHER_FORM = {**FORM, "Patient Name": "Barnaby Quillfeather", "Date of Birth": "11/02/1971"}


def form_text(form: Mapping[str, str] = FORM) -> str:
    """The form as somebody types it into a mail."""
    return "\n".join(["REFERRAL FORM", "", *(f"{label}: {said}" for label, said in form.items())])


def pdf(form: Mapping[str, str] = FORM, *, password: str | None = None) -> bytes:
    """The form as a PDF with text; the same form is the same file."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True, encrypt=password)
    for number, line in enumerate(form_text(form).splitlines()):
        canvas.drawString(60, 760 - 20 * number, line)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def picture(size: int = 40, kind: str = "PNG") -> bytes:
    """A small picture without text, as logos are."""
    stream = io.BytesIO()
    Image.new("L", (size, size), 200).save(stream, kind)
    return stream.getvalue()


def sound(seconds: int = 3, level: int = 128) -> bytes:
    """A recording of so many seconds."""
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(1000)
        file.writeframes(bytes([level]) * 1000 * seconds)
    return stream.getvalue()


def mail(
    text: str = "Please see the attached referral.",
    *files: tuple[str, bytes],
    message_id: str = "<one@fennimore.example>",
    sender: str = "Front Office <office@fennimore.example>",
    subject: str = "Referral",
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """A mail to the practice; files are media types and contents."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = "referrals@hilltop.example"
    message["Subject"] = subject
    message["Date"] = MORNING
    message["Message-ID"] = message_id
    for name, value in (headers or {}).items():
        message[name] = value
    message.set_content(text)
    for number, (media, content) in enumerate(files):
        main_type, _, sub = media.partition("/")
        name = f"file-{number}.{sub}"
        message.add_attachment(content, maintype=main_type, subtype=sub, filename=name)
    if files:
        message.set_boundary("=_the-same-each-time")
    return message.as_bytes()


def fax(
    content: bytes,
    media: str = "application/pdf",
    *,
    message_id: str = "<f1@fax.example>",
    caller: str = "12175550188",
) -> bytes:
    """A fax as its service forwards it."""
    return mail(
        f"You have received a 1 page fax from {caller}.\n",
        (media, content),
        message_id=message_id,
        sender="Fax Service <noreply@fax.example>",
        subject=f"New fax from: {caller}",
    )


def voicemail(
    *,
    message_id: str = "<v1@pbx.example>",
    caller: str = "2175550166",
    own_id: str = "1-0000a1",
    content: bytes | None = None,
) -> bytes:
    """A voice message as Asterisk forwards it."""
    return mail(
        f"A message of 0:03 was left in mailbox 2100 by {caller}.\n",
        ("audio/x-wav", content or sound()),
        message_id=message_id,
        sender="PBX <pbx@hilltop.example>",
        subject="[PBX]: New message 3 in mailbox 2100",
        headers={
            "X-Asterisk-VM-Message-Num": "3",
            "X-Asterisk-VM-Caller-ID-Num": caller,
            "X-Asterisk-VM-Caller-ID-Name": "OAKHURST W",
            "X-Asterisk-VM-Duration": "3",
            "X-Asterisk-VM-Message-ID": own_id,
            "X-Asterisk-VM-Orig-time": "1795430000",
        },
    )


@dataclass
class Desk:
    """A practice whose intake runs in this process, over folders and, if given, a mailbox."""

    folder: Path
    server: Dovecot | None = None
    user: str = "intake"
    settings: str = ""
    clock: MovableClock = field(default_factory=MovableClock)
    runs: int = 0

    def __post_init__(self) -> None:
        (self.folder / "data").mkdir()
        (self.folder / "drop").mkdir()
        new_store(self.folder / "data").close()
        text = REHEARSAL_TEXT + f'[intake]\nfolder = "drop"\nsettle_seconds = 0\n{self.settings}\n'
        if self.server:
            text += (
                f'[intake_mailbox]\nhost = "127.0.0.1"\nport = {self.server.port}\n'
                f'security = "none"\nuser = "{self.user}"\npassword = "INTAKE_PASSWORD"\n'
            )
        self.config.write_text(text)

    @property
    def config(self) -> Path:
        return self.folder / "faxflow.toml"

    @property
    def vault(self) -> Path:
        return self.folder / "data" / "documents"

    def intake(self, *options: str) -> int:
        """One pass; gives its exit code."""
        return self.run("referral", "intake", *options)

    def run(self, *words: str) -> int:
        self.runs += 1
        world = World(
            {"INTAKE_PASSWORD": PASSWORD}, self.clock, _own_name(), lambda: f"{self.runs:06d}"
        )
        return main([*words, "--config", str(self.config)], world)

    def drop(self, name: str, content: bytes) -> None:
        """Leaves a file in the drop folder, at the desk's own time."""
        path = self.folder / "drop" / name
        path.write_bytes(content)
        os.utime(path, (self.clock.at.timestamp(),) * 2)

    def deliver(self, *mails: bytes, folder: str = "INBOX") -> None:
        """Puts mails into the shared mailbox."""
        from imapclient import IMAPClient

        assert self.server
        with IMAPClient("127.0.0.1", self.server.port, ssl=False) as client:
            client.login(self.user, PASSWORD)
            for one in mails:
                client.append(folder, one, msg_time=self.clock.at)

    def in_folder(self, folder: str) -> int:
        """How many mails lie in a folder of the mailbox."""
        from imapclient import IMAPClient

        assert self.server
        with IMAPClient("127.0.0.1", self.server.port, ssl=False) as client:
            client.login(self.user, PASSWORD)
            if not client.folder_exists(folder):
                return 0
            client.select_folder(folder, readonly=True)
            return len(client.search("UNDELETED"))

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        path = self.folder / "data" / "faxflow.db"
        with (
            closing(open_store(path, "rehearsal", config="faxflow.toml")) as store,
            store.read() as tx,
        ):
            return [tuple(row) for row in tx.execute(sql)]

    def outcomes(self) -> list[object]:
        """What became of each arrival, in their order."""
        return [row[0] for row in self.rows("SELECT outcome FROM arrivals ORDER BY id")]

    def referrals(self) -> int:
        return len(self.rows("SELECT id FROM referrals"))


def _own_name() -> str:
    """Whoever made the store is its administrator."""
    import getpass

    return getpass.getuser()
