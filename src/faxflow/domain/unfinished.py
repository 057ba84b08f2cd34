"""Names that programs give to files which they are still writing."""

from typing import Final

_GROWING: Final = (
    *(".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".filepart", ".swp"),
    *(".writing", ".uploading", ".upload", ".inprogress", ".in-progress", ".incomplete", "~"),
)
_STARTS: Final = ("~$", ".~", ".nfs", ".fuse_hidden")


def is_unfinished(name: str) -> bool:
    """Whether a file of that name is still being written, or belongs to an open one."""
    folded = name.casefold()
    return folded.endswith(_GROWING) or folded.startswith(_STARTS)
