"""What kind of file known people are from, which decides how far slips of the pen pass."""

from enum import StrEnum


class Register(StrEnum):
    """Families have twins, juniors and namesakes; in files of unrelated people nobody has.

    A file's own rows tell which it is (`families.py`); where nothing tells, it is of families.
    """

    FAMILIES = "families"
    UNRELATED = "unrelated"
