"""`socinno check --fix` mends what is safe, keeps everything else to the letter, and leaves the rest."""

import os
import stat
from pathlib import Path

import pytest
from authors import debate, rules, run, write
from hypothesis import given, settings
from hypothesis import strategies as st

from socinno.authoring import fixes
from socinno.authoring.fixes import Edit, edited
from socinno.library.tree import Scalar, scalars

SOURCE = "Sam Baker: ‘My’ customers come\nby car,\u00a0they  said.\n"


def test_typography_becomes_the_sources_own(tmp_path: Path) -> None:
    write(tmp_path, SOURCE, "report.txt")
    cases = [
        ("\"'My' customers come by car\"", '"‘My’ customers come by car"'),
        ('"‘My\' customers"  # why', '"‘My’ customers"  # why'),
        ("'''My'' customers'", '"‘My’ customers"'),
        (
            ">-  # folded\n      'My' customers come\n      by car",
            ">-  # folded\n      ‘My’ customers come\n      by car",
        ),
        (
            "|-\n      'My' customers come by car, they said.",
            "|-\n      ‘My’ customers come by car,\u00a0they  said.",
        ),
        ('"come by car, they said."', '"come by car,\u00a0they  said."'),
        ("customers come by car, they said.", '"customers come by car,\u00a0they  said."'),
        ("\"'My' [...] by car\"", '"‘My’ [...] by car"'),
    ]
    for written, after in cases:
        path = write(tmp_path, "# mine\n" + debate(written, "report.txt"))
        before = path.read_text()
        ran = run("check", "--fix", path)
        assert (ran.code, ran.out) == (0, "")
        assert f"mended in {path}: 1\n" in ran.err
        assert path.read_text() == before.replace(written, after)


def test_a_file_is_mended_through_a_link_which_stays(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    file = write(tmp_path, debate("\"'My' customers\"", "report.txt"), "there.yaml")
    for folder in (tmp_path, tmp_path / "here"):
        write(folder, SOURCE, "report.txt")
    link = tmp_path / "here" / "square.yaml"
    link.symlink_to(file)
    assert "mended in" in run("check", "--fix", link).err
    assert link.is_symlink()
    assert '"‘My’ customers"' in file.read_text("utf-8")


def test_a_file_of_several_names_is_not_mended_and_its_new_text_is_printed(tmp_path: Path) -> None:
    write(tmp_path, SOURCE, "report.txt")
    path = write(tmp_path, debate("\"'My' customers\"", "report.txt"))
    before = path.read_text("utf-8")
    os.link(path, tmp_path / "twin.txt")
    ran = run("check", "--fix", path)
    assert (ran.code, ran.out) == (1, before.replace("'My'", "‘My’"))
    assert len(ran.err.splitlines()) == 1
    assert path.read_text("utf-8") == before


def test_an_anchor_is_mended_too(tmp_path: Path) -> None:
    write(tmp_path, SOURCE, "report.txt")
    path = write(tmp_path, debate("‘My’ customers", "report.txt", "anchor: \"'My' customers\""))
    assert run("check", "--fix", path).out == ""
    assert '{anchor: "‘My’ customers"}' in path.read_text()


def test_lines_end_as_they_did(tmp_path: Path) -> None:
    write(tmp_path, SOURCE, "report.txt")
    content = debate("\"'My' customers\"", "report.txt").replace("\n", "\r\n")
    path = write(tmp_path, content)
    assert "verbeterd in" in run("check", "--fix", "--lang", "nl", path).err
    assert path.read_bytes().decode() == content.replace("'My'", "‘My’")


def test_an_id_is_left_alone_for_another_file_may_name_it(tmp_path: Path) -> None:
    path = write(tmp_path, debate().replace("baker-says", "Baker_Says"))
    before = path.read_text()
    ran = run("check", "--fix", path)
    assert set(rules(ran)) == {"bad-id"}
    assert path.read_text() == before


def test_a_quote_under_its_language_is_mended_and_the_language_stays(tmp_path: Path) -> None:
    write(tmp_path, SOURCE, "report.txt")
    content = debate("TEXT", "report.txt").replace("text: TEXT", "text:\n      en: \"'My' customers\"")
    path = write(tmp_path, content)
    run("check", "--fix", path)
    assert path.read_text() == content.replace("'My'", "‘My’")


def test_other_problems_stay_and_are_told(tmp_path: Path) -> None:
    write(tmp_path, SOURCE, "report.txt")
    path = write(tmp_path, debate("\"'My' taxi customers come\"", "report.txt"))
    before = path.read_text()
    assert rules(run("check", "--fix", path)) == ["quote-near"]
    assert path.read_text() == before


def test_control_characters_of_a_source_are_never_taken_over(tmp_path: Path) -> None:
    write(tmp_path, "Sam: ‘My’\u202e customers come by car.", "report.txt")
    path = write(tmp_path, debate("\"'My'\u200b customers\"", "report.txt"))
    before = path.read_text()
    run("check", "--fix", path)
    assert path.read_text() == before


def typographic(folder: Path) -> Path:
    """A debate with one quote to mend."""
    write(folder, SOURCE, "report.txt")
    return write(folder, b"\xef\xbb\xbf" + debate("\"'My' customers\"", "report.txt").encode())


def test_a_file_keeps_its_permissions_its_mark_and_its_link(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    path = typographic(real)
    write(tmp_path, SOURCE, "report.txt")  # beside the link, where the source is looked for
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    assert "mended" in run("check", "--fix", link).err
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert sorted(real.iterdir()) == [real / "report.txt", path]


def test_a_file_that_cannot_be_written_is_told_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = typographic(tmp_path)
    before = path.read_text()

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", refuse)
    ran = run("check", "--fix", path)
    assert ran.code == 1
    assert "cannot be written: No space left on device" in ran.err
    assert path.read_text() == before
    assert sorted(tmp_path.iterdir()) == [tmp_path / "report.txt", path]


def changed_elsewhere(old: str, new: str, form: str) -> bool:
    """Whether an edit of one scalar of a text changed anything else, or something that it did not count."""
    text = form % old
    try:
        before = scalars(text)
    except ValueError:
        return False
    values = [scalar.value for scalar in before]
    for i, scalar in enumerate(before):
        after, count = edited(text, [Edit((scalar.line, scalar.column), scalar.value, new)])
        expected = [*values[:i], new, *values[i + 1 :]] if count else values
        if [s.value for s in scalars(after)] != expected or (not count and after != text):
            return True
    return False


TEXTS = st.text(max_size=20)
FORMS = st.sampled_from(["a: %s\nb: c\n", "- '%s'\n- b\n", 'a: "%s"  # c\n'])


@given(TEXTS, TEXTS, FORMS)
@settings(max_examples=20)
def test_an_edit_changes_its_own_scalar_or_nothing(old: str, new: str, form: str) -> None:
    assert not changed_elsewhere(old, new, form)


@pytest.mark.long
@given(TEXTS, TEXTS, FORMS)
@settings(max_examples=500, deadline=None)
def test_an_edit_of_many_texts_changes_its_own_scalar_or_nothing(old: str, new: str, form: str) -> None:
    assert not changed_elsewhere(old, new, form)


def test_several_edits_are_made_in_one_text() -> None:
    wanted = [Edit((1, 4), "b", "x"), Edit((2, 1), "d", "y"), Edit((1, 1), "a", "z")]
    assert edited("a: b\nc: d\n", wanted) == ('"z": "x"\nc: "y"\n', 3)


def test_a_place_without_that_scalar_changes_nothing() -> None:
    assert edited("a: b\n", [Edit((9, 9), "b", "x"), Edit((1, 4), "a", "x")]) == ("a: b\n", 0)


def test_many_edits_take_few_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are, and though some can be written in no way but between double marks."""
    readings = 0

    def counted(text: str) -> list[Scalar]:
        nonlocal readings
        readings += 1
        return scalars(text)

    monkeypatch.setattr("socinno.authoring.fixes.scalars", counted)
    text = "".join(f"- \"'a' {n}\"\n- b: 'c {n}'\n" for n in range(300))
    quotes = [Edit((2 * n + 1, 3), f"'a' {n}", f"‘a’ {n}") for n in range(300)]
    spaces = [Edit((2 * n + 2, 6), f"c {n}", f"c\u00a0{n}") for n in range(300)]
    after, count = edited(text, [*quotes, *spaces])
    assert count == 600
    assert [s.value for s in scalars(after)[:3]] == ["‘a’ 0", "b", "c\u00a00"]
    assert readings < 10


def test_more_than_a_hundred_quotes_of_a_file_are_mended(tmp_path: Path) -> None:
    said = "".join(f"Sam Baker: ‘My’ customers come by car, {n}.\n" for n in range(250))
    write(tmp_path, said, "report.txt")
    words = "'My' customers come by car, {0}."
    quote = f'  q{{0}}: {{{{speaker: baker, kind: direct, source: report, text: "{words}"}}}}\n'
    quotes = "".join(map(quote.format, range(250)))
    content = debate("\"'My' customers\"", "report.txt").replace("stances:", f"{quotes}stances:")
    path = write(tmp_path, content)
    ran = run("check", "--fix", path)
    assert f"mended in {path}: 251\n" in ran.err
    assert "typography" not in ran.out


def test_what_cannot_be_proved_is_tried_a_bounded_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"k{n}: a{n}\n" for n in range(3_000))
    readings = []

    def broken(text: str) -> list[Scalar]:
        readings.append(text)
        return scalars(text) if len(readings) == 1 else []

    monkeypatch.setattr(fixes, "scalars", broken)
    monkeypatch.setattr(fixes, "READ_AGAIN", 20 * len(text))
    edits = [Edit((n + 1, 1), f"a{n}", f"b{n}") for n in range(3_000)]
    assert edited(text, edits) == (text, 0)
    assert len(readings) <= 1 + 2 * 20
