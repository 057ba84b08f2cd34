"""What `case add` does: makes an urgent fax of a letter that a person gives."""

from faxflow.cli import tools
from faxflow.cli.given_letter import Given, fax_of, wanted_fields
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.counted import counted
from faxflow.domain.delivery import State
from faxflow.domain.fax_number import as_read
from faxflow.domain.ids import batch_name, case_name
from faxflow.domain.letter_data import blank_data
from faxflow.steps.add_case import Added, Adding, add_case
from faxflow.steps.new_fax import NewFax


def add_act(given: Given, *, again: bool, dry_run: bool) -> Act:
    """Adds one fax before the queue. Raises BadUsage for what cannot be sent."""

    def act(session: Session) -> Answer:
        fax = fax_of(session, given)
        adding = Adding(session.letters, tools.check_letter, again, dry_run)
        added = add_case(session.work, fax, adding)
        return Answer(_told(fax, added), _data(added))

    return act


def blank_act(letter: str | None) -> Act:
    """A file of the fields that the letter's template asks for, to be filled in."""

    def act(session: Session) -> Answer:
        fields = wanted_fields(session, letter)
        return Answer(blank_data(fields), {"fields": sorted(fields)})

    return act


def _told(fax: NewFax, added: Added) -> str:
    if not added.new:
        return _there(added)
    letter = f"a PDF of {counted(added.pages, 'page')}" if added.pages else "a letter to be drawn"
    number = as_read(fax.number)
    if added.case_id is None or added.batch_id is None:
        held = f", and held: {added.held_for}" if added.held_for else ""
        return f"A fax to {number} with {letter} would be added{held}."
    name, batch = case_name(added.case_id), batch_name(added.batch_id)
    then = f"holds it for a person: {added.held_for}" if added.held_for else "sends it first"
    return f"{name} ({batch}) goes to {number} with {letter}; the next `faxflow send` {then}."


def _there(added: Added) -> str:
    name = case_name(added.case_id) if added.case_id is not None else ""
    final = added.state in {State.DELIVERED, State.CANCELLED}
    again = "; --again sends it once more" if final else ""
    return f"This fax is there already: {name} is {added.state}{again}."


def _data(added: Added) -> dict[str, object]:
    return {
        "case": case_name(added.case_id) if added.case_id is not None else None,
        "added": added.new and added.case_id is not None,
        "state": added.state,
        "batch": batch_name(added.batch_id) if added.batch_id is not None else None,
        "pages": added.pages,
        "held_for": added.held_for,
    }
