"""A value made of an answer's words, and what speaks against it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parsed:
    """`value` is None where the words give none; `doubt` then says what they are instead."""

    value: str | None
    doubt: str | None = None
