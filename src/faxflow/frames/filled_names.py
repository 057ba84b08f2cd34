"""What a mapping can fill in a letter, by the names that templates may ask with."""

from faxflow.frames.mapping import Mapping


def filled_names(mapping: Mapping) -> tuple[frozenset[str], ...]:
    """All names of each column; what is no column of the report has one."""
    own = tuple(
        frozenset(name for field in column.fields for name in field.names)
        for column in mapping.columns
    )
    known = frozenset[str]().union(*own)
    return (*own, *(frozenset({name}) for name in sorted(mapping.field_names - known)))
