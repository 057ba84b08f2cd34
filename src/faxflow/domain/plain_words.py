"""What is wrong with a value in plain words, without those of the library that checked it."""

_WORDS = {
    "Value error, ": "",
    "Input should be a valid integer, unable to parse string as an integer": "it is no number",
    "Input should be": "it should be",
    "String should": "it should",
    "Field required": "it is missing",
    "Extra inputs are not permitted": "there is no such key",
}


def plain(message: str) -> str:
    """The library's message as a person would say it."""
    for theirs, ours in _WORDS.items():
        message = message.replace(theirs, ours)
    return message
