"""Signs in to an SFTP server and counts the files of the folder; none is read."""

import asyncio

import asyncssh

from faxflow.adapters.mail_security import Secret
from faxflow.adapters.sftp.line import connected, hush, ours
from faxflow.adapters.sftp.login import Login, login_of
from faxflow.config.source import SftpSettings
from faxflow.errors import ConfigurationProblem

_CLOSED = (
    asyncssh.SFTPNoSuchFile,
    asyncssh.SFTPNoSuchPath,
    asyncssh.SFTPNotADirectory,
    asyncssh.SFTPPermissionDenied,
)


def files_there(settings: SftpSettings, secret: Secret) -> int:
    """How many files lie in the folder.

    Raises LoginRefused, HostKeyUnknown, HostKeyChanged, ServerUnreachable, SecretMissing or
    ConfigurationProblem.
    """
    login = login_of(settings, secret)
    with ours(settings):
        return asyncio.run(_counted(settings, login))


async def _counted(settings: SftpSettings, login: Login) -> int:
    asyncio.get_running_loop().set_exception_handler(hush)
    async with asyncio.timeout(3 * settings.timeout_seconds):
        line = await connected(settings, login)
        try:
            sftp = await line.start_sftp_client(path_errors="surrogateescape")
            names = [one async for one in sftp.scandir(settings.folder)]
        except _CLOSED as error:
            raise ConfigurationProblem(
                where=f"[source] folder {settings.folder} on {settings.server}",
                what=f"{settings.user} cannot open it",
                todo="Name another, or have it made.",
            ) from error
        finally:
            line.close()
            await line.wait_closed()
    return sum(one.attrs.type != asyncssh.FILEXFER_TYPE_DIRECTORY for one in names)
