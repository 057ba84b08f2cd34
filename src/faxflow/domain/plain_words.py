"""What is wrong with a value in plain words, without those of the library that checked it."""

_WORDS = {
    "Value error, ": "",
    "Input should be a valid integer, unable to parse string as an integer": "it is no number",
    "Input should be a valid tuple": 'it should be a list in brackets, as ["…", "…"]',
    "Input should be a valid list": 'it should be a list in brackets, as ["…", "…"]',
    "Input should be a valid dictionary": "it should be a section of its own, in [brackets]",
    "Input should be a valid string": "it should be text in quotation marks",
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
