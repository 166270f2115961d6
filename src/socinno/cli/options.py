"""The command line as data: every command, argument and option once.

Typer's parser, completion, the -h pages and `socinno help` all read this. What each means is said by
`words`, under the keys that stand here.
"""

from collections.abc import Mapping

from socinno.cli import terminal
from socinno.cli.shapes import FILES, TOPICS, Argument, Declared, Option, Things
from socinno.formats import FORMATS
from socinno.words import LANGUAGES

SHORT = 24  # characters of what may stand for a value: more of them are told apart from it
FORMAT = Option("format", ("--format", "-f"), "how", "NAME", completes=tuple(FORMATS))
OUTPUT = Option("output", ("--output", "-o"), "where", "FILE", completes=FILES)
EVERYWHERE = (
    Option("lang", ("--lang",), "how", "nl|en", completes=LANGUAGES),
    FORMAT,
    Option("all", ("--all",), "how"),
    Option("width", ("--width",), "how", "CELLS"),
    Option("color", ("--color",), "how", "WHEN", completes=terminal.COLOURS),
    OUTPUT,
    Option("force", ("--force",), "where"),
    Option("no_pager", ("--no-pager",), "where"),
    Option("content", ("--content",), "what", "DIR", completes=FILES),
    Option("debate", ("--debate", "-d"), "what", "ID", completes=Things(("debate",))),
)
"""The options that the program and its commands have; one that writes nothing lacks some."""

SPEAKER = Option("speaker", ("--speaker", "-s"), "only", "NAME", True, Things(("speaker",)))
FILTERS = (
    SPEAKER,
    Option("position", ("--position", "-p"), "only", "NAME", True, Things(("position",))),
    Option("dichotomy", ("--dichotomy",), "only", "NAME", True, Things(("dichotomy",))),
    Option("kind", ("--kind",), "only", "direct|indirect", True, ("direct", "indirect")),
    Option("source", ("--source",), "only", "NAME", True, Things(("source",))),
)
"""The options that choose among quotes and speakers, each of which may be given several times."""

LIMIT = Option("limit", ("--limit", "-n"), "only", "NUMBER")
INFERRED = Option("with_inferred", ("--with-inferred",), "only")
TEXT = Option("text", ("--text",), "only", "ID=FILE", True, FILES)
SPLITS = ("file", "split")
SORT_QUESTIONS = Option("sort", ("--sort",), "how", "ORDER", completes=SPLITS, key="option-sort-questions")
ORDERS = ("similarity", "name", "affiliation", "file")
SORT_SPEAKERS = Option("sort", ("--sort",), "how", "ORDER", completes=ORDERS, key="option-sort-speakers")
MIN_SHARED = Option("min_shared", ("--min-shared",), "only", "NUMBER")
BASES = ("stated", "reported", "inferred")
SHELLS = ("bash", "zsh", "fish")
IMPORTS = ("spreadsheet", "aif", "kialo", "wahl-o-mat", "dna", "qdpx", "taguette", "polis", "text")
"""What `new --from` reads, by the name that --as takes."""
EXPORTS: Mapping[str, tuple[str, ...]] = {
    "page": (".html", ".htm"),
    "parquet": (".parquet", ""),
    "spreadsheet": (".csv", ".xlsx"),
    "argdown": (".argdown", ".ad"),
    "graphml": (".graphml",),
    "gexf": (".gexf",),
}
"""What `export` can write, and the endings of a name by which that is known, the empty one too."""


def _command(
    name: str,
    *own: Option,
    group: str = "read",
    argument: Argument | None = None,
    filtered: bool = False,
    formats: tuple[str, ...] = (),
    examples: tuple[str, ...],
    seldom: bool = False,
    without: tuple[str, ...] = (),
) -> Declared:
    everywhere = (option for option in EVERYWHERE if option.name not in without)
    options = (*own, *(FILTERS if filtered else ()), *everywhere)
    if formats:
        few = "|".join(formats)
        metavar = few if len(few) <= SHORT else FORMAT.metavar
        its = FORMAT._replace(metavar=metavar, completes=formats, key="option-own-format")
        options = tuple(its if option is FORMAT else option for option in options)
    return Declared(name, group, argument, options, formats, examples, seldom)


PROGRAM = _command(
    "",
    Option("version", ("--version",), "about"),
    group="",
    examples=(
        "socinno compare graaf wittmayer",
        "socinno export {debate}.html",
        "socinno show {example-my-debate}.yaml",
    ),
)
"""The program itself, without a command."""

ALL = (
    _command(
        "show",
        SPEAKER,
        SORT_QUESTIONS,
        Option("context", ("--context",), "only"),
        TEXT,
        argument=Argument("NAME", completes=Things()),
        examples=("socinno show", "socinno show relations", "socinno show graaf --lang nl"),
    ),
    _command(
        "who",
        SORT_SPEAKERS,
        Option("pairs", ("--pairs",), "only"),
        MIN_SHARED,
        INFERRED,
        LIMIT,
        argument=Argument("SPEAKER", completes=Things(("speaker",))),
        filtered=True,
        examples=("socinno who", "socinno who graaf", "socinno who --pairs"),
    ),
    _command(
        "compare",
        Option("only", ("--only",), "only", "shared|differing", completes=("shared", "differing")),
        SPEAKER,
        INFERRED,
        argument=Argument("NAME", 1, many=True, completes=Things(("dichotomy", "position", "speaker"))),
        examples=(
            "socinno compare graaf wittmayer",
            "socinno compare relations-products",
            "socinno compare relations products -o {example-both}.html",
        ),
    ),
    _command(
        "quotes",
        LIMIT,
        filtered=True,
        examples=(
            "socinno quotes -s graaf --kind direct",
            "socinno quotes -p relations -f json",
            "socinno quotes -o {example-quotes}.csv",
        ),
    ),
    _command(
        "speakers",
        LIMIT,
        filtered=True,
        examples=("socinno speakers", "socinno speakers --dichotomy relations-products"),
    ),
    _command(
        "search",
        Option("without", ("--without",), "only", "WORD", True),
        LIMIT,
        argument=Argument("WORDS", 1, many=True),
        filtered=True,
        examples=(
            "socinno search bewoners",
            "socinno search '{example-phrase}' --without {example-word}",
            "socinno search 'initiat*' -s graaf",
        ),
    ),
    _command(
        "debates",
        SPEAKER,
        LIMIT,
        examples=("socinno debates {example-folder}/", "socinno debates -s graaf"),
    ),
    _command(
        "browse",
        argument=Argument("NAME", completes=Things()),
        without=("format", "all", "width", "output", "force", "no_pager"),
        examples=("socinno browse", "socinno browse {example-folder}/"),
    ),
    _command(
        "index",
        Option("status", ("--status",), "other"),
        Option("rebuild", ("--rebuild",), "other"),
        Option("clear", ("--clear",), "other"),
        examples=("socinno index",),
        seldom=True,
    ),
    _command(
        "export",
        SORT_QUESTIONS,
        MIN_SHARED,
        Option("open", ("--open",), "where"),
        group="share",
        argument=Argument("PATH", 1, completes=FILES, before=("FILE", "FOLDER")),
        formats=tuple(EXPORTS),
        examples=(
            "socinno export {debate}.html",
            "socinno export {example-my-debate}.yaml {example-page}.html",
            "socinno export {example-site} --format page",
            "socinno export {debate}.csv",
        ),
    ),
    _command(
        "new",
        Option("from_", ("--from",), "only", "SOURCE", completes=FILES),
        Option("as_", ("--as",), "only", "FORMAT", completes=IMPORTS),
        Option("title", ("--title",), "only", "TEXT"),
        Option("language", ("--language",), "only", "TAG"),
        group="write",
        argument=Argument("ID", 1),
        examples=(
            "socinno new {example-my-debate} --from {example-interview}.md",
            "socinno new {example-my-debate}",
            "socinno new {example-budget} --content DIR",
        ),
    ),
    _command(
        "cite",
        Option("supports", ("--for",), "only", "NAME", True, Things(("position",))),
        Option("challenges", ("--against",), "only", "NAME", True, Things(("position",))),
        Option("about", ("--about",), "only", "NAME", True, Things(("dichotomy",))),
        SPEAKER._replace(key="option-cite-speaker"),
        Option("told_by", ("--told-by",), "only", "NAME", True, Things(("speaker",))),
        Option("stance", ("--stance",), "only", "HOW", completes=BASES),
        Option("note", ("--note",), "only", "TEXT"),
        Option("indirect", ("--indirect",), "only", "TEXT"),
        Option("translation", ("--translation",), "only", "en=TEXT", True),
        Option("id", ("--id",), "only", "ID"),
        Option(
            "source",
            ("--source",),
            "only",
            "ID|PATH",
            True,
            Things(("source",), or_path=True),
            "option-cite-source",
        ),
        Option("yes", ("--yes", "-y"), "where"),
        Option("printed", ("--print",), "where"),
        group="write",
        argument=Argument("FILE WORDS", 2, many=True, completes=FILES, of_file=True),
        without=("format", "all", "output", "force", "no_pager", "content", "debate"),
        examples=(
            "socinno cite {example-my-debate}.yaml {example-words} --for no-cars",
            "socinno cite {example-my-debate}.yaml {example-words} --yes",
            "socinno cite {example-my-debate}.yaml - --yes < {example-passages}.txt",
        ),
    ),
    _command(
        "check",
        TEXT,
        Option("strict", ("--strict",), "only"),
        Option("fix", ("--fix",), "only"),
        Option("explain", ("--explain",), "only", "RULE"),
        group="write",
        argument=Argument("PATH", many=True, completes=FILES),
        formats=("lines", "json", "sarif"),
        examples=(
            "socinno check {example-my-debate}.yaml",
            "socinno check {example-my-debate}.yaml --format sarif",
            "socinno check --explain unknown-id",
        ),
    ),
    _command(
        "schema",
        Option("write", ("--write",), "where", "DIR", completes=FILES),
        group="write",
        examples=("socinno schema --write DIR",),
        seldom=True,
    ),
    _command(
        "help",
        group="more",
        argument=Argument("TOPIC", completes=TOPICS),
        examples=("socinno help", "socinno help {topic-options}", "socinno help compare"),
    ),
    _command(
        "completion",
        group="more",
        argument=Argument("SHELL", 1, completes=SHELLS),
        examples=(
            "source <(socinno completion bash)",
            "source <(socinno completion zsh)",
            "socinno completion fish | source",
        ),
        seldom=True,
    ),
)
COMMANDS: Mapping[str, Declared] = {command.name: command for command in ALL}
"""Every command by its name, in the order in which -h lists them."""
