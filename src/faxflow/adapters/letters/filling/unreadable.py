"""What a broken Word package raises: cut, encrypted, without its parts, or with broken XML."""

import zipfile
import zlib
from typing import Final

from docx.opc.exceptions import OpcError
from lxml import etree

UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    OpcError,
    etree.LxmlError,
    KeyError,
    ValueError,
    RuntimeError,
)
