"""When two names of letters mean one letter."""


def same_letter(name: str) -> str:
    """What equal names have in common: capitals and blanks tell no letters apart."""
    return " ".join(name.split()).casefold()
