"""A value of the configuration as it is written in faxflow.toml: texts, numbers, lists, tables."""

from collections.abc import Mapping
from datetime import date, time
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from faxflow.domain.office_hours import Window

Plain = str | int | float | bool | None | list[Any] | dict[str, Any]


def plain_value(value: object) -> Plain:
    """`08:00-17:00` for a part of the day, a text for a path or a date; of a table the keys that
    are set."""
    if isinstance(value, BaseModel):
        return {key: plain_value(getattr(value, key)) for key in sorted(value.model_fields_set)}
    if isinstance(value, Mapping):
        return {str(plain_value(key)): plain_value(one) for key, one in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [plain_value(one) for one in value]
    return _single(value)


def _single(value: object) -> Plain:
    if isinstance(value, Enum):
        return _single(value.value)
    if isinstance(value, Window):
        return f"{_clock(value.start)}-{_clock(value.end)}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Path | date):
        return str(value)
    return value if isinstance(value, str | int | float | bool) else None


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
