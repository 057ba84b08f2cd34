"""What somebody may have meant who misspelt a word of a closed list."""

import difflib
from collections.abc import Iterable


def near_match(given: str, known: Iterable[str]) -> str:
    """`did you mean eligibility?`, or `known are: …` where none is near."""
    words = [str(word) for word in known]
    folded = given.strip().lower().replace("_", "-").replace(" ", "-")
    by_form = {word.replace("_", "-"): word for word in words}
    near = difflib.get_close_matches(folded, by_form, n=1)
    near = near or [form for form in by_form if folded and folded in form][:1]
    return f"did you mean {by_form[near[0]]}?" if near else f"known are: {', '.join(words)}"
