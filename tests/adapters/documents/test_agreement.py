"""Two readings of a page are compared word by word, wherever the words stand."""

from faxflow.adapters.documents.agreement import agree
from faxflow.domain.referrals.document_text import Box, Line, Word

WORDS = [f"word{number}" for number in range(100)]


def _reading(words: list[str]) -> tuple[Line, ...]:
    box = Box(0, 0, 10, 10)
    return tuple(Line((Word(one, box), Word("|", box))) for one in words)


def test_readings_agree_that_differ_in_a_word_of_fifty() -> None:
    assert agree(_reading(WORDS), _reading([*WORDS[2:], "w0rd", "vvord1"]))


def test_signs_alone_and_capitals_do_not_matter() -> None:
    assert agree(_reading(WORDS), _reading([*"x-_.", *(word.title() for word in WORDS)]))


def test_readings_differ_where_a_word_of_twenty_does() -> None:
    assert not agree(_reading(WORDS), _reading([*WORDS[5:], *(f"w0rd{n}" for n in range(5))]))


def test_what_one_lost_counts() -> None:
    assert not agree(_reading(WORDS), _reading(WORDS[10:]))


def test_empty_and_failed_readings_agree_with_none() -> None:
    assert not agree((), ())
    assert not agree(_reading(WORDS), "it was not recognised within 40 s")
    assert not agree("the text recognition failed", _reading(WORDS))
