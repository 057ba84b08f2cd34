"""The sex that a record tells, where it tells one of two."""

_WORDS = {
    "m": "male",
    "male": "male",
    "man": "male",
    "boy": "male",
    "f": "female",
    "female": "female",
    "woman": "female",
    "girl": "female",
}


def clean_sex(text: str) -> str:
    """male, female, or empty: what else is written says too little to compare."""
    return _WORDS.get(text.strip().lower().rstrip("."), "")
