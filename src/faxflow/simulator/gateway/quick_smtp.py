"""aiosmtpd with DATA read in one piece: line by line, a 60 KB letter takes it 10 ms."""

import logging

from aiosmtpd.smtp import SMTP

_END = b"\r\n.\r\n"

logging.getLogger("mail.log").setLevel(logging.ERROR)  # it warns of itself at every login


class QuickSmtp(SMTP):
    """Takes messages of up to 32 MB."""

    line_length_limit = 32 * 1024 * 1024  # also how much its stream holds

    async def smtp_DATA(self, arg: str | None) -> None:  # noqa: N802 - aiosmtpd's name
        """Reads a message up to its final dot and asks the handler for the answer."""
        if await self.check_helo_needed() or await self.check_auth_needed("DATA"):
            return
        if arg or self.envelope is None or not self.envelope.rcpt_tos:
            await self.push("503 5.5.1 DATA follows RCPT and stands alone")
            return
        await self.push("354 Go on, and end with a dot")
        whole = await self._reader.readuntil(_END)
        self.envelope.content = whole[: 2 - len(_END)].replace(b"\r\n..", b"\r\n.")
        answer = await self._call_handler_hook("DATA")
        self.envelope = self._create_envelope()
        await self.push(answer)
