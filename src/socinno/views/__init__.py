"""An answer as plain data without colour, width or interface language: what it says, and in which shape.

A value is a passage of content, a word of the interface (a key, said by the writer in the asked
language), a reference to a thing, a quotation, a stance, several of these, or a shape of its own.
`None` is silence: what the source does not report, which writers must show as such.
"""

from socinno.views.shapes import Card as Card
from socinno.views.shapes import Column as Column
from socinno.views.shapes import Columns as Columns
from socinno.views.shapes import Crossing as Crossing
from socinno.views.shapes import Field as Field
from socinno.views.shapes import Foot as Foot
from socinno.views.shapes import Head as Head
from socinno.views.shapes import Item as Item
from socinno.views.shapes import Matrix as Matrix
from socinno.views.shapes import MatrixLine as MatrixLine
from socinno.views.shapes import Part as Part
from socinno.views.shapes import Reasons as Reasons
from socinno.views.shapes import Row as Row
from socinno.views.shapes import Table as Table
from socinno.views.shapes import Value as Value
from socinno.views.shapes import View as View
from socinno.views.source import SourceLine as SourceLine
from socinno.views.source import SourceView as SourceView
from socinno.views.values import LANGUAGES_ASKED as LANGUAGES_ASKED
from socinno.views.values import UNKNOWN as UNKNOWN
from socinno.views.values import ByName as ByName
from socinno.views.values import Changed as Changed
from socinno.views.values import Context as Context
from socinno.views.values import Counts as Counts
from socinno.views.values import Date as Date
from socinno.views.values import Hint as Hint
from socinno.views.values import Place as Place
from socinno.views.values import Quotation as Quotation
from socinno.views.values import Reason as Reason
from socinno.views.values import Ref as Ref
from socinno.views.values import Share as Share
from socinno.views.values import Sign as Sign
from socinno.views.values import Signed as Signed
from socinno.views.values import StanceView as StanceView
from socinno.views.values import Text as Text
from socinno.views.values import Word as Word
from socinno.views.values import Written as Written
