"""The part of a drafted site that makes the recording's days move with the report's."""

from collections.abc import Iterator

from faxflow.domain.moving_day import moved_texts
from faxflow.domain.typed_day import TypedDay
from faxflow.views.site_draft_parts import Draft, bare
from faxflow.views.toml_value import toml_value


def typed_table(draft: Draft) -> Iterator[str]:
    """The table [typed], by step."""
    days = draft.days
    yield "# What steps of the recording type or open in the place of what they hold."
    if days.moving or days.staying:
        yield f"# Recorded on {days.recorded_on} ({days.told_by}), which counts as today."
    yield "[typed]"
    for one in days.texts(draft.recording):
        yield f"{one.step} = {toml_value(one.text)}    # it held {bare(', '.join(one.days))}"
    for day in days.staying:
        yield from _staying(draft, day)
    for picked in draft.needs.days:
        if picked.place is None:
            yield f"# DECIDE: step {picked.step} clicks on one day, and each replay on the same."
            yield "# Record again, and type the day into its field."


def _staying(draft: Draft, day: TypedDay) -> Iterator[str]:
    yield f"# DECIDE: step {day.step} holds {bare(day.text)} whatever the day of the report."
    if day.by_key:
        yield "# It is typed key by key: fill it in at once while you record, and it can move."
        return
    [moved] = moved_texts(draft.recording, [day], draft.days.recorded_on)
    yield f"# To let it move: {day.step} = {toml_value(moved.text)}"
