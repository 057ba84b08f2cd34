"""The first lines of a text that may be far too long to be cut into all of them."""


def first_lines(text: str, most: int) -> list[str]:
    """At most so many lines, without their ends."""
    return text[: end_of_lines(text, most)].split("\n")[:most]


def end_of_lines(text: str, count: int) -> int:
    """Where so many lines end, each with its line end; the text's own end where it has fewer."""
    end = 0
    for _ in range(count):
        end = text.find("\n", end) + 1
        if not end:
            return len(text)
    return end
