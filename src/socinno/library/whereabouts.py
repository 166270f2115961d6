"""Where things stand in a content file: most files need no place, so the text is read again for those."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import yaml

from socinno.library.tree import Take, Tree, events, pass_over, place
from socinno.problems import KEY, Address, Problem, Where


def located(problems: Iterable[Problem], tree: Tree, file: str) -> Iterator[Problem]:
    """The same problems, each with the line and column that its address has in the file."""
    told = [*problems]
    places = _places({problem.address for problem in told}, tree, file)
    return (problem._replace(where=places[problem.address]) for problem in told)


def where(tree: Tree, address: Address, file: str) -> Where:
    """The place of an address: of a value where it starts, of a missing key its parent's place."""
    return _places({address}, tree, file)[address]


def _places(addresses: Collection[Address], tree: Tree, file: str) -> dict[Address, Where]:
    if not addresses:
        return {}
    ways = {address: [address[:n] for n in range(len(address), -1, -1)] for address in addresses}
    wanted = {step for way in ways.values() for step in way}
    take = events(tree.text)
    take(), take()  # the start of the stream, and that of the document
    found = dict(_within(take(), (), take, wanted, file))
    return {address: next(found[step] for step in way if step in found) for address, way in ways.items()}


def _within(
    event: Any, address: Address, take: Take, wanted: Collection[Address], file: str
) -> Iterator[tuple[Address, Where]]:
    """What is wanted of a node, with its place; the node is read to its end."""
    if address not in wanted:
        return pass_over(event, take)
    yield address, place(event, file)
    if type(event) is yaml.MappingStartEvent:
        while type(key := take()) is not yaml.MappingEndEvent:
            inner = (*address, key.value)
            if inner in wanted:
                yield (*inner, KEY), place(key, file)
            yield from _within(take(), inner, take, wanted, file)
    elif type(event) is yaml.SequenceStartEvent:
        item = -1
        while type(event := take()) is not yaml.SequenceEndEvent:
            item += 1
            yield from _within(event, (*address, item), take, wanted, file)
