"""`socinno check --fix` mends what is safe, keeps everything else to the letter, and leaves the rest."""

import stat
from pathlib import Path

import pytest
from authors import debate, rules, run, write
from hypothesis import given
from hypothesis import strategies as st

from socinno.authoring.fixes import mended, slug
from socinno.library.tree import scalars

SOURCE = "Sam Baker: ‘My’ customers come\nby car,\u00a0they  said.\n"


@pytest.mark.parametrize(
    ("written", "after"),
    [
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
    ],
)
def test_typography_becomes_the_sources_own(written: str, after: str, tmp_path: Path) -> None:
    write(tmp_path, SOURCE, "report.txt")
    path = write(tmp_path, "# mine\n" + debate(written, "report.txt"))
    before = path.read_text()
    ran = run("check", "--fix", path)
    assert (ran.code, ran.out) == (0, "")
    assert f"mended in {path}: 1\n" in ran.err
    assert path.read_text() == before.replace(written, after)


def test_an_anchor_is_mended_too(tmp_path: Path) -> None:
    write(tmp_path, SOURCE, "report.txt")
    path = write(tmp_path, debate("‘My’ customers", "report.txt", "anchor: \"'My' customers\""))
    assert run("check", "--fix", path).out == ""
    assert '{anchor: "‘My’ customers"}' in path.read_text()


def test_ids_get_their_form_wherever_they_stand(tmp_path: Path) -> None:
    content = (
        debate()
        .replace("baker-says", "Baker_Says")
        .replace("  keep:", "  Ke ep:")
        .replace("[keep]", "[ 'Ke ep' ]")
    )
    path = write(tmp_path, content.replace("\n", "\r\n"))
    ran = run("check", "--fix", "--lang", "nl", path)
    assert (ran.code, ran.out) == (0, "")
    assert "verbeterd in" in ran.err
    after = (
        content.replace("Baker_Says", "baker-says")
        .replace("  Ke ep:", "  ke-ep:")
        .replace("'Ke ep'", "ke-ep")
    )
    assert path.read_bytes().decode() == after.replace("\n", "\r\n")


def test_an_id_that_would_meet_another_is_left_alone(tmp_path: Path) -> None:
    path = write(tmp_path, debate().replace("  walker: {", "  Baker: {name: B}\n  walker: {"))
    before = path.read_text()
    ran = run("check", "--fix", path)
    assert rules(ran) == ["bad-id"]
    assert path.read_text() == before


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


def test_a_file_keeps_its_permissions_its_mark_and_its_link(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    path = write(real, b"\xef\xbb\xbf" + debate().replace("baker-says", "Baker_Says").encode())
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    assert run("check", "--fix", link).code == 0
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert list(real.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_told_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, debate().replace("baker-says", "Baker_Says"))
    before = path.read_text()

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", refuse)
    ran = run("check", "--fix", path)
    assert ran.code == 1
    assert "cannot be written: No space left on device" in ran.err
    assert path.read_text() == before
    assert list(tmp_path.iterdir()) == [path]


@given(
    st.text(max_size=20),
    st.text(max_size=20),
    st.sampled_from(["a: %s\nb: c\n", "- '%s'\n- b\n", 'a: "%s"  # c\n']),
)
def test_an_edit_changes_its_own_scalar_or_nothing(old: str, new: str, form: str) -> None:
    text = form % old
    try:
        before = scalars(text)
    except ValueError:
        return
    for i, scalar in enumerate(before):
        after, count = mended(text, {(scalar.line, scalar.column): new})
        values = [s.value for s in before]
        if count:
            values[i] = new
        else:
            assert after == text
        assert [s.value for s in scalars(after)] == values


def test_a_place_without_a_scalar_changes_nothing() -> None:
    assert mended("a: b\n", {(9, 9): "x"}) == ("a: b\n", 0)


@given(st.text(max_size=40))
def test_a_slug_is_an_id_or_nothing(name: str) -> None:
    import re

    from socinno.model import ID_PATTERN

    assert re.search(ID_PATTERN, slug(name)) or not re.search("[a-z]", slug(name))
