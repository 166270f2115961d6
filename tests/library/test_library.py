"""A folder of debates as a library: what reads well is there, what does not is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from debates import VALID, edited

from socinno import files as folders
from socinno.files import content_files, own_content
from socinno.library import Library, load
from socinno.problems import Stop

BROKEN = edited("sumary: x\n")


def a_folder(folder: Path, **files: str) -> Path:
    """A folder with these files; a double underscore in a name stands for a sub-folder."""
    for name, text in files.items():
        file = folder.joinpath(*name.split("__")).with_suffix(".yaml")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def ids(found: Library) -> list[str]:
    return [debate.id for debate in found.debates]


def test_a_library_has_the_debates_of_a_folder_in_the_order_of_their_ids(tmp_path: Path) -> None:
    found = load(a_folder(tmp_path, c=VALID, a=VALID, b=VALID))
    assert ids(found) == ["a", "b", "c"]
    assert found.problems == ()


def test_sub_folders_belong_to_it_and_other_files_do_not(tmp_path: Path) -> None:
    a_folder(tmp_path, polder=VALID, sub__deep__sunday=VALID, sub__older=VALID)
    (tmp_path / "README.md").write_text("# no debate")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "short.yml").write_text(VALID, "utf-8")
    assert ids(load(tmp_path)) == ["older", "polder", "short", "sunday"]


def test_a_single_file_is_a_library_of_one(tmp_path: Path) -> None:
    a_folder(tmp_path, one=VALID, other=BROKEN)
    assert ids(load(tmp_path / "one.yaml")) == ["one"]
    assert ids(load(str(tmp_path / "one.yaml"))) == ["one"]


def test_one_broken_file_leaves_the_others_usable(tmp_path: Path) -> None:
    by_rule = edited("common-ground: {books: {title: x, summary: y, quotes: [shout]}}\n")
    a_folder(tmp_path, fine=VALID, form=BROKEN, rule=by_rule, syntax="a: [", empty="")
    found = load(tmp_path)
    assert ids(found) == ["fine"]
    assert [f"{Path(p.where.file).name} {p.code}" for p in found.problems] == [
        "empty.yaml empty-file",
        "form.yaml unknown-key",
        "rule.yaml unknown-id",
        "syntax.yaml yaml-shape",
    ]


def test_problems_name_the_file_as_it_was_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_folder(tmp_path / "content", fine=VALID, sub__broken=BROKEN)
    monkeypatch.chdir(tmp_path)
    [problem] = load("content").problems
    assert str(problem.where) == str(Path("content/sub/broken.yaml")) + ":1:1"


def test_where_no_file_can_be_read_every_problem_comes_with_the_stop(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        load(a_folder(tmp_path, a=BROKEN, b="a: ["))
    assert (stop.value.key, stop.value.code) == ("nothing-readable", 1)
    assert [problem.code for problem in stop.value.problems] == ["unknown-key", "yaml-shape"]
    assert stop.value.facts == {"path": str(tmp_path)}


def test_a_folder_without_debates_says_so(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        load(tmp_path)
    assert (stop.value.key, stop.value.code, stop.value.problems) == ("no-debates", 1, ())


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        load(tmp_path / "absent")
    assert (stop.value.key, stop.value.code) == ("no-content", 2)
    assert stop.value.facts == {"path": str(tmp_path / "absent")}


def test_a_link_to_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")
    found = load(a_folder(tmp_path, fine=VALID))
    assert ids(found) == ["fine"]
    assert [problem.code for problem in found.problems] == ["unreadable"]


def test_a_library_can_be_narrowed_to_one_debate(tmp_path: Path) -> None:
    found = load(a_folder(tmp_path, a=VALID, b=VALID, c=BROKEN))
    narrowed = found.narrowed(found.debates[1].id)
    assert ids(narrowed) == ["b"]
    assert narrowed.problems == found.problems


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    a_folder(tmp_path, b__a="", a__z="", c="")
    (tmp_path / "b.yml").touch()
    found = [str(file.relative_to(tmp_path)) for file in content_files(tmp_path)]
    assert found == ["a/z.yaml", "b/a.yaml", "b.yml", "c.yaml"]


def test_without_a_path_the_debates_that_come_along_are_read() -> None:
    found = load()
    assert "social-innovation" in ids(found)
    assert found.problems == ()


def test_content_beside_the_package_goes_before_that_of_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "src" / "socinno"
    package.mkdir(parents=True)
    monkeypatch.setattr(folders, "__file__", str(package / "folders.py"))
    assert own_content() == tmp_path / "content"
    (package / "content").mkdir()
    assert own_content() == package / "content"


def test_the_name_of_a_file_must_be_an_id(tmp_path: Path) -> None:
    found = load(a_folder(tmp_path, **{"fine": VALID, "2018": VALID, "My Debate": VALID, "été": VALID}))
    assert ids(found) == ["fine"]
    assert [(problem.code, problem.facts) for problem in found.problems] == [
        ("bad-file-name", {"value": "2018"}),
        ("bad-file-name", {"value": "My Debate"}),
        ("bad-file-name", {"value": "été"}),
    ]


def test_of_two_files_with_one_name_the_first_is_read_and_the_second_told(tmp_path: Path) -> None:
    found = load(a_folder(tmp_path, a__sunday=VALID, b__sunday=edited("title: Other\n")))
    assert [debate.title for debate in found.debates] == [load(tmp_path / "a").debates[0].title]
    [problem] = found.problems
    assert (problem.code, problem.where.file) == ("debate-twice", str(tmp_path / "b" / "sunday.yaml"))
    assert problem.facts == {"id": "sunday", "other": str(tmp_path / "a" / "sunday.yaml")}
