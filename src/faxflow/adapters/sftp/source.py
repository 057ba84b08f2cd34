"""A folder on an SFTP server: takes the day's file, finished and whole, and leaves it there."""

import asyncio
import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from zoneinfo import ZoneInfo

import asyncssh

from faxflow.adapters.mail_security import Secret
from faxflow.adapters.sftp.line import connected, hush, ours
from faxflow.adapters.sftp.login import Login, login_of
from faxflow.config.source import SftpSettings
from faxflow.domain.file_choice import (
    NoneChosen,
    Seen,
    Wanted,
    choose,
    chosen_words,
    is_named,
    moment,
)
from faxflow.domain.report_file import ReportFile
from faxflow.domain.run import Clock
from faxflow.errors import ConfigurationProblem, ReportNotThere

_TIMES_PATIENT = 10
"""All of it may take so many timeouts."""

_PIECE = 4_000_000
_NO_FILE = frozenset({asyncssh.FILEXFER_TYPE_DIRECTORY, asyncssh.FILEXFER_TYPE_SPECIAL})


class SftpSource:
    """Signs in once for each fetch; `secret` gives the value of a secret by its name."""

    def __init__(
        self, settings: SftpSettings, secret: Secret, zone: ZoneInfo, clock: Clock
    ) -> None:
        self._settings = settings
        self._secret = secret
        self._wanted = Wanted(settings.pattern, zone, settings.max_age_hours, settings.early_hours)
        self._clock = clock

    def fetch(self, day: date) -> ReportFile:
        """The day's report. Raises LoginRefused, HostKeyUnknown, HostKeyChanged, ReportNotThere,
        ServerUnreachable, SecretMissing or ConfigurationProblem."""
        login = login_of(self._settings, self._secret)
        with ours(self._settings):
            return asyncio.run(self._fetched(login, day))

    async def _fetched(self, login: Login, day: date) -> ReportFile:
        asyncio.get_running_loop().set_exception_handler(hush)
        async with asyncio.timeout(_TIMES_PATIENT * self._settings.timeout_seconds):
            line = await connected(self._settings, login)
            try:
                sftp = await line.start_sftp_client(path_errors="surrogateescape")
                return await self._report(sftp, day)
            finally:
                line.close()
                await line.wait_closed()

    async def _report(self, sftp: asyncssh.SFTPClient, day: date) -> ReportFile:
        with self._folder_problems():
            files = await self._files(sftp, self._wanted.names(day))
        chosen = choose(files, self._wanted, day, self._clock())
        if isinstance(chosen, NoneChosen):
            raise self._not_there(day, chosen.what)
        self._check_size(chosen.seen)
        await asyncio.sleep(self._settings.settle_seconds)
        with self._file_problems(day):
            content = await self._content(sftp, chosen.seen)
        if content is None:
            raise self._not_there(day, "the file is still being written")
        place = f"sftp {self._settings.server}, folder {self._settings.folder}"
        return ReportFile(chosen.seen.name, content, chosen_words(place, chosen))

    async def _files(self, sftp: asyncssh.SFTPClient, names: str) -> list[Seen]:
        found = []
        async for entry in sftp.scandir(self._settings.folder):
            name, attributes = str(entry.filename), entry.attrs
            if is_named(name, names):
                if attributes.type == asyncssh.FILEXFER_TYPE_SYMLINK:
                    attributes = await self._target(sftp, name)
                if attributes.type not in _NO_FILE:
                    found.append(_seen(name, attributes))
        return found

    async def _target(self, sftp: asyncssh.SFTPClient, name: str) -> asyncssh.SFTPAttrs:
        """What a link leads to; one that leads nowhere is no file."""
        try:
            return await sftp.stat(self._path(name))
        except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath, asyncssh.SFTPPermissionDenied):
            return asyncssh.SFTPAttrs(type=asyncssh.FILEXFER_TYPE_SPECIAL)

    async def _content(self, sftp: asyncssh.SFTPClient, seen: Seen) -> bytes | None:
        """The whole file; None where it does not look as it was seen, before or after."""
        path = self._path(seen.name)
        if not seen.size or await self._look(sftp, seen.name) != seen:
            return None
        content = bytearray()
        async with sftp.open(path, "rb") as file:
            while len(content) < seen.size:
                async with asyncio.timeout(self._settings.timeout_seconds):
                    piece = await file.read(min(_PIECE, seen.size - len(content)))
                if not isinstance(piece, bytes) or not piece:
                    return None
                content += piece
        return bytes(content) if await self._look(sftp, seen.name) == seen else None

    async def _look(self, sftp: asyncssh.SFTPClient, name: str) -> Seen:
        async with asyncio.timeout(self._settings.timeout_seconds):
            return _seen(name, await sftp.stat(self._path(name)))

    def _path(self, name: str) -> str:
        return posixpath.join(self._settings.folder, name)

    def _check_size(self, seen: Seen) -> None:
        if seen.size > self._settings.max_megabytes * 1_000_000:
            raise ConfigurationProblem(
                where="[source] max_megabytes",
                what=f"the file has {seen.size / 1e6:.0f} MB",
                todo="Raise it, if the file is right.",
            )

    @contextmanager
    def _folder_problems(self) -> Iterator[None]:
        try:
            yield
        except (
            asyncssh.SFTPNoSuchFile,
            asyncssh.SFTPNoSuchPath,
            asyncssh.SFTPNotADirectory,
        ) as error:
            raise self._misnamed("there is no such folder on the server") from error
        except asyncssh.SFTPPermissionDenied as error:
            raise self._misnamed(f"{self._settings.user} may not read it") from error

    @contextmanager
    def _file_problems(self, day: date) -> Iterator[None]:
        try:
            yield
        except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath) as error:
            raise self._not_there(day, "the file was taken away as it was read") from error
        except asyncssh.SFTPPermissionDenied as error:
            raise self._not_there(day, f"{self._settings.user} may not read the file") from error

    def _misnamed(self, what: str) -> ConfigurationProblem:
        where = f"[source] folder {self._settings.folder} on {self._settings.server}"
        return ConfigurationProblem(where=where, what=what, todo="Name another, or have it made.")

    def _not_there(self, day: date, what: str) -> ReportNotThere:
        folder = f"{self._settings.folder} on {self._settings.server}"
        return ReportNotThere(day=day, folder=folder, pattern=self._wanted.names(day), what=what)


def _seen(name: str, attributes: asyncssh.SFTPAttrs) -> Seen:
    """Where a server tells no time, the file is of no day."""
    return Seen(name, attributes.size or 0, moment(attributes.mtime or 0))
