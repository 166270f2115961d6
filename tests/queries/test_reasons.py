"""The tree of reasons: every quote once, whatever bears on what; the counts are right; it always ends."""

from arguing import ARGUED, Drawn, argued, chain, debate
from hypothesis import given

from socinno.model import Debate
from socinno.queries.presenter import Presenter
from socinno.queries.reasons import DEEPEST, MOST, Node, ReasonTree, reasons
from socinno.views import Quotation

ROOTS = ("left", "right")


def reached(of: Debate, root: str) -> set[str]:
    """The quotes that bear on a thing, themselves or through others: found the simple way."""
    met: set[str] = set()
    front = {root}
    while front:
        bears = {q.id for q in of.quotes.values() if front & {*q.supports, *q.challenges}}
        front = bears - met
        met |= bears
    return met


def whole(nodes: list[Node]) -> list[str]:
    return [node.quote.id for node in nodes if not node.again]


@given(ARGUED)
def test_every_reachable_quote_stands_there_once_with_its_words(drawn: Drawn) -> None:
    of = argued(drawn)
    for root in ROOTS:
        tree = ReasonTree(of, [root])
        found = whole(tree.nodes()[root])
        assert len(found) == len(set(found))
        assert set(found) == reached(of, root)
        assert tree.total(root) == len(found)
        assert tree.direct(root) == len(
            [q for q in of.quotes.values() if root in {*q.supports, *q.challenges}]
        )


@given(ARGUED)
def test_two_trees_together_have_each_quote_once(drawn: Drawn) -> None:
    of = argued(drawn)
    tree = ReasonTree(of, ROOTS)
    found = [name for nodes in tree.nodes().values() for name in whole(nodes)]
    assert sorted(found) == sorted(reached(of, "left") | reached(of, "right"))
    assert [tree.total(root) for root in ROOTS] == [len(reached(of, root)) for root in ROOTS]


@given(ARGUED)
def test_each_node_bears_on_the_one_above_it(drawn: Drawn) -> None:
    of = argued(drawn)
    for root, nodes in ReasonTree(of, ROOTS).nodes().items():
        path = [root]
        for node in nodes:
            assert node.level < len(path)
            del path[node.level + 1 :]
            assert node.on == path[-1]
            assert not node.apart
            assert node.on in getattr(node.quote, node.how)
            path.append(node.quote.id)


@given(ARGUED)
def test_what_is_left_out_is_counted_where_it_would_stand(drawn: Drawn) -> None:
    of = argued(drawn)
    tree = ReasonTree(of, ROOTS)
    for deepest in (1, 2, 3):
        shown = [node for nodes in tree.nodes(deepest).values() for node in nodes]
        assert all(node.level < deepest or node.again for node in shown)
        left = sum(node.below for node in shown if not node.again and not node.opened)
        assert len(whole(shown)) + left == len(reached(of, "left") | reached(of, "right"))
        for n, node in enumerate(shown):  # what is only named does stand there, before or after it
            around = {"above": shown[:n], "below": shown[n:]}.get(node.again, [])
            assert not node.again or node.quote.id in whole(around)


@given(ARGUED)
def test_of_some_speakers_their_quotes_stand_there_and_no_others(drawn: Drawn) -> None:
    of = argued(drawn)
    tree = ReasonTree(of, ["left"], {"ann"})
    nodes = tree.nodes()["left"]
    theirs = {name for name in reached(of, "left") if of.quotes[name].speaker == "ann"}
    assert sorted(whole(nodes)) == sorted(theirs)
    assert tree.total("left") == len(theirs)
    levels = [node.level for node in nodes]
    assert all(b <= a + 1 for a, b in zip([-1, *levels], levels, strict=False))


def test_what_bears_on_what_is_not_there_says_so() -> None:
    of = debate(
        {"a": {"speaker": "bob", "supports": ("left",)}, "b": {"speaker": "ann", "challenges": ("a",)}}
    )
    [node] = ReasonTree(of, ["left"], {"ann"}).nodes()["left"]
    assert (node.quote.id, node.on, node.level, node.apart) == ("b", "a", 0, True)


def test_round_in_circles_it_ends() -> None:
    of = debate(
        {"a": {"supports": ("left", "b")}, "b": {"supports": ("a",)}, "c": {"challenges": ("c", "left")}}
    )
    nodes = ReasonTree(of, ["left"]).nodes()["left"]
    told = [(node.quote.id, node.level, node.again) for node in nodes]
    assert told == [("a", 0, ""), ("b", 1, ""), ("a", 2, "above"), ("c", 0, ""), ("c", 1, "above")]


def test_a_quote_stands_as_near_to_the_top_as_it_can() -> None:
    of = debate({"a": {"supports": ("left",)}, "b": {"supports": ("a", "left")}})
    nodes = ReasonTree(of, ["left"]).nodes()["left"]
    assert [(node.quote.id, node.level, node.again) for node in nodes] == [
        ("a", 0, ""),
        ("b", 1, "below"),
        ("b", 0, ""),
    ]


def test_the_tree_of_a_quote_does_not_have_the_quote_itself() -> None:
    of = debate({"a": {"supports": ("b",)}, "b": {"supports": ("a",)}})
    [b, a] = ReasonTree(of, ["a"]).nodes()["a"]
    assert (b.quote.id, a.quote.id, a.again) == ("b", "a", "above")


def test_people_are_shown_some_levels_and_machines_all() -> None:
    of = chain(DEEPEST + 4)
    told = reasons(Presenter(of, "en"), ["left"])["left"]
    assert [entry.level for entry in told.entries] == [*range(DEEPEST)]
    assert [entry.more for entry in told.entries] == [0] * (DEEPEST - 1) + [4]
    assert (told.direct, told.total) == (1, DEEPEST + 4)
    assert [record["level"] for record in told.whole] == [*range(DEEPEST + 4)]
    everything = reasons(Presenter(of, "en"), ["left"], everything=True)["left"]
    assert len(everything.entries) == DEEPEST + 4


def test_machines_have_the_words_of_each_quote_once() -> None:
    of = debate({"a": {"supports": ("left",)}, "b": {"supports": ("a", "left")}})
    told = reasons(Presenter(of, "en"), ["left"])["left"]
    assert [isinstance(record["quotation"], Quotation) for record in told.whole] == [True, False, True]


def test_a_thing_without_reasons_has_no_tree() -> None:
    of = debate({"a": {"supports": ("left",)}})
    assert set(reasons(Presenter(of, "en"), ROOTS)) == {"left"}


def test_a_very_long_chain_is_a_tree_as_any() -> None:
    of = chain(10_000)
    told = reasons(Presenter(of, "en"), ["left"], everything=True)["left"]
    assert (len(told.entries), told.total) == (10_000, 10_000)


@given(ARGUED)
def test_of_very_many_the_first_are_shown_and_the_others_counted(drawn: Drawn) -> None:
    of = argued(drawn)
    tree = ReasonTree(of, ["left"], (), 2)
    nodes = tree.nodes(2)["left"]
    assert len([node for node in nodes if not node.level]) <= 2
    for n, node in enumerate(nodes):  # what is only named is there, all the same
        around = {"above": nodes[:n], "below": nodes[n:]}.get(node.again, [])
        assert not node.again or node.quote.id in whole(around)
    assert tree.total("left") == len(reached(of, "left"))


def test_a_card_says_how_many_it_leaves_out() -> None:
    of = debate({f"q{n}": {"supports": ("left",)} for n in range(MOST + 3)})
    told = reasons(Presenter(of, "en"), ["left"])["left"]
    assert (len(told.entries), told.left, told.direct) == (MOST, 3, MOST + 3)
    two = reasons(Presenter(of, "en"), ROOTS)["left"]
    assert (len(two.entries), two.left, two.named) == (MOST, 3, True)
    assert reasons(Presenter(of, "en"), ["left"], everything=True)["left"].left == 0


def test_a_circle_is_seen_where_no_more_than_that_is_too_deep() -> None:
    of = debate({"k1": {"supports": ("left", "k2")}, "k2": {"supports": ("k1",)}})
    told = reasons(Presenter(of, "en"), ["left"])["left"]
    assert [(it.quotation.id, it.again, it.more) for it in told.entries] == [
        ("k1", "", 0), ("k2", "", 0), ("k1", "above", 0),
    ]  # fmt: skip
