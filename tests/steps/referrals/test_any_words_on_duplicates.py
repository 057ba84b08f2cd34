"""Whatever people say of who is whom, in any order: it holds, and undone it never was."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from same_people import Desk

from conftest import Office
from faxflow.domain.ids import PatientId
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.pair import Pair, PairKind, PairState
from faxflow.domain.referrals.same_person import roots
from faxflow.steps.referrals.judge_duplicate import Word
from faxflow.store.connection import open_store
from faxflow.store.referrals import duplicates
from making import rehearsal_config
from stocked import new_store_file

SERVICES = ("cardiology", "MRI", "physical therapy", "sleep study")
words = st.lists(st.tuples(st.sampled_from(Word), st.integers(1, 6)), max_size=14)


def four_of_one_name(desk: Desk) -> None:
    """Alike as strangers may be: a person is asked of each two."""
    for last, service in enumerate(SERVICES):
        told = {Field.PHONE: f"+1202555018{last}", Field.SERVICE: service}
        desk.take_in(told, dict.fromkeys((Field.STREET, Field.SUBURB, Field.POSTCODE), ""))


def links(desk: Desk) -> list[tuple[PatientId, PatientId]]:
    return [
        (PatientId(pair.one_id), PatientId(pair.other_id))
        for pair in pairs(desk)
        if pair.state is PairState.LINKED
    ]


def pairs(desk: Desk) -> list[Pair]:
    with desk.office.store.read() as tx:
        found = [one.pair for one in duplicates.listed(tx, None, 100)]
    return [pair for pair in found if pair.kind is PairKind.PATIENT]


@contextmanager
def a_desk() -> Iterator[Desk]:
    """A practice of its own: Hypothesis has no fixture for each example."""
    memory = Path("/dev/shm")  # noqa: S108
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        folder = Path(name)
        (folder / "faxflow.db").write_bytes(new_store_file())
        path = folder / "faxflow.db"
        with closing(open_store(path, "rehearsal", config="faxflow.toml")) as store:
            yield Desk(Office(store, rehearsal_config(folder)))


@settings(max_examples=10, deadline=None)
@given(said=words)
def test_any_course_of_words_keeps_persons_questions_and_tasks_in_step(
    said: list[tuple[Word, int]],
) -> None:
    with a_desk() as desk:
        four_of_one_name(desk)
        asked = len(desk.asked())

        for word, pair in said:
            desk.say(word, pair)
            stands_in_step(desk)

        for one in pairs(desk):
            desk.say(Word.UNDO, one.id)
        assert desk.persons() == [1, 2, 3, 4]
        assert len(desk.asked()) == asked


def stands_in_step(desk: Desk) -> None:
    """What follows from the words: persons from links, questions from all of them."""
    person = dict(enumerate(desk.persons(), start=1))
    assert person == roots((PatientId(n) for n in range(1, 5)), links(desk))
    two = [{person[one.one_id], person[one.other_id]} for one in pairs(desk)]
    denied = [
        persons
        for one, persons in zip(pairs(desk), two, strict=True)
        if one.state is PairState.DISTINCT
    ]
    assert all(len(persons) == 2 for persons in denied)
    for one, persons in zip(pairs(desk), two, strict=True):
        if one.state is PairState.OPEN:
            assert len(persons) == 2
            assert persons not in denied
    assert len(desk.asked()) == sum(one.state is PairState.OPEN for one in pairs(desk))
