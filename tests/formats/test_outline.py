"""The blocks of an outline: plain data, made by `blocks` and read by the formats."""

from asking import views

from socinno.formats import Sheet
from socinno.formats.blocks import answer_blocks
from socinno.formats.outline import Block, Grid, Heading, Labelled, Paragraph


def test_every_answer_is_made_of_them() -> None:
    for name, view in views().items():
        assert all(isinstance(block, Block) for block in answer_blocks(view, Sheet())), name


def test_a_grid_is_blocks_from_top_to_bottom_too() -> None:
    [grid] = [it for it in answer_blocks(views()["compare two positions"], Sheet()) if isinstance(it, Grid)]
    told = [*grid.stacked(grid.rows)]
    assert {type(block) for block in told} <= {Heading, Labelled, Paragraph}
