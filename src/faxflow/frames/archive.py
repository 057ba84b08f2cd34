"""Reports that come packed: the one file in a ZIP archive or a gzip file."""

import gzip
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath

from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport

_ZIP, _GZIP = (b"PK\x03\x04", b"PK\x05\x06"), b"\x1f\x8b"
_MOST = 1 << 30
"""Bytes; what unpacks to more is no report of a practice."""
_WORKBOOK = frozenset(("[Content_Types].xml", "content.xml", "mimetype", "META-INF/manifest.xml"))
ARCHIVE_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError,
    RuntimeError, struct.error,
)  # fmt: skip
"""What reading an archive fails with; RuntimeError where a part of it is locked."""


def unpacked(report: ReportFile) -> ReportFile:
    """The report out of its archive; as it came where it is in none. Raises NotAReport."""
    try:
        if report.content.startswith(_GZIP):
            with gzip.GzipFile(fileobj=BytesIO(report.content)) as packed:
                return _of(report, packed.read(_MOST + 1))
        if report.content.startswith(_ZIP):
            return _out_of_zip(report)
    except NotImplementedError as error:
        raise NotAReport(name=report.name, what="it is packed in an unusual way") from error
    except RuntimeError as error:  # zipfile's word for a password
        raise NotAReport(name=report.name, what="it is protected by a password") from error
    except ARCHIVE_FAULTS as error:
        if report.content.startswith(_GZIP):
            raise NotAReport(name=report.name, what="the archive is damaged or cut off") from error
    return report


def _out_of_zip(report: ReportFile) -> ReportFile:
    with zipfile.ZipFile(BytesIO(report.content)) as archive:
        files = [one for one in archive.infolist() if _is_file(one)]
        if any(one.filename.replace("\\", "/") in _WORKBOOK for one in files):
            return _with_slashes(report, archive) if any(map(_is_odd, files)) else report
        if len(files) != 1:
            what = f"it is a ZIP archive of {len(files)} files; take the report out of it"
            raise NotAReport(name=report.name, what=what)
        with archive.open(files[0]) as packed:
            return _of(report, packed.read(_MOST + 1))


def _is_file(entry: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(entry.filename).name
    is_left_over = entry.filename.startswith("__MACOSX/") or name == ".DS_Store"
    # zipfile fails on a damaged name when it is asked itself
    return bool(entry.filename) and not entry.filename.endswith("/") and not is_left_over


def _is_odd(entry: zipfile.ZipInfo) -> bool:
    return "\\" in entry.filename


def _with_slashes(report: ReportFile, archive: zipfile.ZipFile) -> ReportFile:
    """A workbook whose parts are named as files of Windows, named as they should be."""
    mended = BytesIO()
    with zipfile.ZipFile(mended, "w") as copy:
        for entry in archive.infolist():
            copy.writestr(entry.filename.replace("\\", "/"), archive.read(entry))
    return ReportFile(report.name, mended.getvalue(), report.source)


def _of(report: ReportFile, content: bytes) -> ReportFile:
    if len(content) > _MOST:
        raise NotAReport(name=report.name, what="it unpacks to more than a gigabyte")
    return ReportFile(report.name, content, report.source)
