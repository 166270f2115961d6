"""The thread beside the screen: the newest order of a pane is answered, in parts, and nothing ends it."""

import time
from collections.abc import Callable
from itertools import count, islice
from threading import Event, current_thread
from typing import cast

import pytest
from debates import a_debate

from socinno.browse import answers
from socinno.browse.asking import Ask, Reply
from socinno.browse.work import MOST, Answer, Order, Worker
from socinno.formats import Sheet
from socinno.library import Library
from socinno.library.catalogue import FileLibrary
from socinno.problems import Problem, Stop, Unusable, Where

SHEET = Sheet("en", 60, True)


def a_library() -> Library:
    return FileLibrary((a_debate(),), (), {})


class Desk:
    """Orders, and gathers the answers."""

    def __init__(self, open: Callable[..., Library] = lambda *_: a_library()) -> None:
        self.answers: list[Answer] = []
        self.worker = Worker(open, self.answers.append)
        self.worker.start()

    def order(self, what: str, serial: int = 1, rows: int = 10, pane: str = "main", debate: str = "") -> None:
        self.worker.order(Order(pane, serial, Ask(what, debate), SHEET, rows))

    def until(self, count: int) -> list[Answer]:
        for _ in range(1000):
            if len(self.answers) >= count:
                break
            time.sleep(0.01)
        assert len(self.answers) >= count
        return self.answers


def asks(monkeypatch: pytest.MonkeyPatch, **own: Callable[[Library, Ask, Sheet], Reply]) -> None:
    monkeypatch.setattr(answers, "ASKS", {**answers.ASKS, **own})


def endless(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    return Reply([(f"row {n}", None)] for n in count())


def text(answer: Answer) -> str:
    return "\n".join("".join(piece for piece, _ in row) for row in answer.rows)


def test_an_order_is_answered_in_another_thread_which_alone_has_the_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    threads: list[str] = []

    def here(*_: object) -> Reply:
        threads.append(current_thread().name)
        return Reply(iter([]))

    asks(monkeypatch, here=here)

    def open(*_: object) -> Library:
        threads.append(current_thread().name)
        return a_library()

    desk = Desk(open)
    desk.order("here")
    desk.until(1)
    assert threads == ["work", "work"]


def test_rows_are_drawn_as_far_as_they_are_wanted_and_then_on(monkeypatch: pytest.MonkeyPatch) -> None:
    asks(monkeypatch, endless=endless)
    desk = Desk()
    desk.order("endless", rows=10)
    [answer] = desk.until(1)
    assert (len(answer.rows), answer.first, answer.more) == (10, 0, True)
    desk.order("endless", rows=500)
    rest = desk.until(4)[1:]
    assert [len(it.rows) for it in rest] == [200, 200, 90]
    assert text(rest[-1]).endswith("row 499")


def test_nobody_reads_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    asks(monkeypatch, endless=endless)
    desk = Desk()
    desk.order("endless", rows=10 * MOST)
    while desk.answers == [] or desk.answers[-1].more:
        time.sleep(0.01)
    assert sum(len(it.rows) for it in desk.answers) == MOST + 2
    assert "There is more" in text(desk.answers[-1])


def test_the_newest_order_of_a_pane_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, let_go = Event(), Event()

    def slow(library: Library, ask: Ask, sheet: Sheet) -> Reply:
        begun.set()
        let_go.wait(20)
        return Reply(iter([[("slow", None)]]))

    asks(monkeypatch, slow=slow, quick=lambda *_: Reply(iter([[("quick", None)]])))
    desk = Desk()
    desk.order("slow", 1, pane="other")
    assert begun.wait(20)
    for serial in range(2, 9):
        desk.order("endless", serial)
    desk.order("quick", 9)
    let_go.set()
    assert [(it.pane, it.serial) for it in desk.until(2)] == [("other", 1), ("main", 9)]


def test_an_answer_that_nobody_waits_for_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = Event()

    def long(library: Library, ask: Ask, sheet: Sheet) -> Reply:
        begun.set()
        for _ in count():
            library.part("debate")
        raise AssertionError

    asks(monkeypatch, long=long, quick=lambda *_: Reply(iter([[("quick", None)]])))
    desk = Desk()
    desk.order("long", 1)
    assert begun.wait(20)
    desk.order("quick", 2)
    assert [it.serial for it in desk.until(1)] == [2]


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (Stop("no-debates", path="x"), "no-debates"),
        (KeyError("gone"), "browse-gone"),
        (PermissionError(13, "Permission denied"), "browse-trouble"),
        (ZeroDivisionError("a fault of ours"), "browse-trouble"),
    ],
)
def test_whatever_goes_wrong_is_told_and_the_next_order_answered(
    error: Exception, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(library: Library, ask: Ask, sheet: Sheet) -> Reply:
        raise error

    asks(monkeypatch, wrong=wrong, quick=lambda *_: Reply(iter([[("quick", None)]])))
    desk = Desk()
    desk.order("wrong", 1)
    [told] = desk.until(1)
    assert told.trouble is not None
    assert told.trouble.key == key
    desk.order("quick", 2)
    assert text(desk.until(2)[1]) == "quick"


def test_what_goes_wrong_while_rows_are_drawn_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def rows() -> object:
        yield [("one", None)]
        raise Stop("no-debates", path="x")

    asks(monkeypatch, half=lambda *_: Reply(rows()))  # type: ignore[arg-type]
    desk = Desk()
    desk.order("half")
    [told] = desk.until(1)
    assert told.trouble is not None


def test_an_index_that_proves_unusable_is_left_for_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def open(progress: Callable[[int, int], None], unusable: str) -> Library:
        told.append(unusable)
        return a_library()

    def spoilt(library: Library, ask: Ask, sheet: Sheet) -> Reply:
        if len(told) == 1:
            raise Unusable("spoilt")
        return Reply(iter([[("from the files", None)]]))

    asks(monkeypatch, spoilt=spoilt)
    desk = Desk(open)
    desk.order("spoilt")
    assert text(desk.until(1)[0]) == "from the files"
    assert told == ["", "spoilt"]


def test_a_library_is_opened_once_and_again_where_that_is_asked() -> None:
    opened = count(1)
    times: list[int] = []

    def open(*_: object) -> Library:
        times.append(next(opened))
        return a_library()

    desk = Desk(open)
    desk.order("start", 1)
    desk.until(1)
    desk.order("start", 2)
    desk.until(2)
    assert times == [1]
    desk.worker.reopen()
    desk.order("start", 3)
    desk.until(3)
    assert times == [1, 2]


def test_how_far_the_files_are_read_is_told() -> None:
    def open(progress: Callable[[int, int], None], unusable: str) -> Library:
        progress(3, 10)
        return a_library()

    desk = Desk(open)
    desk.order("start")
    assert desk.until(2)[0].progress == (3, 10)


def test_without_colour_what_is_named_stays() -> None:
    desk = Desk()
    desk.worker.order(Order("main", 1, Ask("start"), SHEET._replace(colour=False), 100))
    looks = [look for row in desk.until(1)[0].rows for _, look in row if look]
    assert not any(look.color for look in looks)
    assert any(look.meta for look in looks)


def test_nothing_is_begun_after_the_end() -> None:
    desk = Desk()
    desk.worker.stop()
    desk.order("start")
    time.sleep(0.1)
    assert list(islice(desk.answers, 1)) == []


class Resting:
    """A library that notes when it rests, and says that others have written."""

    problems = ()

    def __init__(self) -> None:
        self.rests, self.rested = 0, Event()

    def rest(self) -> None:
        self.rests += 1
        self.rested.set()

    def wake(self) -> bool:
        return False


def test_a_library_rests_while_there_is_nothing_to_do_and_is_opened_anew_where_others_wrote(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every: list[Resting] = []

    def open(*_: object) -> Library:
        every.append(Resting())
        return cast(Library, every[-1])

    asks(monkeypatch, endless=endless)
    desk = Desk(open)
    desk.order("endless", rows=10)
    desk.until(1)
    assert every[0].rested.wait(20)
    desk.order("endless", rows=20)
    again = desk.until(2)[1]
    assert (len(every), again.first, len(again.rows)) == (2, 0, 20)


def test_of_a_debate_that_is_not_there_it_is_said_whether_its_file_is_broken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(library: Library, ask: Ask, sheet: Sheet) -> Reply:
        raise KeyError(ask.debate)

    asks(monkeypatch, gone=gone)
    problem = Problem("no-place", (), {}, Where("folder/spoilt.yaml", 1, 1))
    desk = Desk(lambda *_: FileLibrary((a_debate(),), (problem,), {}))
    desk.order("gone", 1, debate="spoilt")
    desk.until(1)
    desk.order("gone", 2, debate="away")
    assert [it.trouble and it.trouble.key for it in desk.until(2)] == ["browse-broken", "browse-gone"]


def test_what_is_dropped_is_answered_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, let_go = Event(), Event()

    def slow(library: Library, ask: Ask, sheet: Sheet) -> Reply:
        begun.set()
        assert let_go.wait(20)
        library.part("debate")
        raise AssertionError

    asks(monkeypatch, slow=slow, quick=lambda *_: Reply(iter([[("quick", None)]])))
    desk = Desk()
    desk.order("slow", 1, pane="fetch")
    assert begun.wait(20)
    desk.order("quick", 2, pane="other")
    desk.worker.drop("fetch")
    desk.worker.drop("other")
    let_go.set()
    desk.order("quick", 3)
    assert [it.serial for it in desk.until(1)] == [3]
