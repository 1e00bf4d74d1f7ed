"""What was read from law files is given again while the files are the same, and never longer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from comity.law.kept import KEPT
from comity.law.load import load_law
from comity.model.errors import LawDataError

ANSWER = """schema = 1
[[answer]]
question = "preservation-period"
value = {{ quantity = {days}, unit = "days" }}
source = "act"
read = "official"
"""
SOURCES = 'schema = 1\n[act]\ntitle = "{title}"\nread = "official"\n'


def write(folder: Path, name: str = "act.toml", days: int = 90) -> Path:
    (folder / "law").mkdir(parents=True, exist_ok=True)
    (folder / "sources.toml").write_text(SOURCES.format(title="Act"), encoding="utf-8")
    (folder / "law" / name).write_text(ANSWER.format(days=days), encoding="utf-8")
    return folder


def days(folder: Path) -> list[int]:
    return [answer.value["quantity"] for answer in load_law(folder, "QX").answers]


def test_the_same_files_are_made_into_tables_once(tmp_path: Path) -> None:
    first = load_law(write(tmp_path / "one"), "QX")

    assert load_law(tmp_path / "one", "QX") is first
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    assert load_law(tmp_path / "two", "QX") is first


def test_of_another_state_the_same_files_are_another_book(tmp_path: Path) -> None:
    write(tmp_path)

    assert [load_law(tmp_path, code).source for code in ("QX", "QY", "QX")] == ["QX", "QY", "QX"]


def test_a_file_that_changed_is_read_again_and_so_is_one_that_came_or_went(tmp_path: Path) -> None:
    assert days(write(tmp_path)) == [90]
    assert days(write(tmp_path, days=30)) == [30]
    assert days(write(tmp_path, "later.toml", days=10)) == [30, 10]
    (tmp_path / "law" / "act.toml").rename(tmp_path / "law" / "third.toml")
    assert days(tmp_path) == [10, 30]
    (tmp_path / "law" / "later.toml").unlink()
    assert days(tmp_path) == [30]


def test_a_source_that_changed_is_cited_as_it_is_now(tmp_path: Path) -> None:
    load_law(write(tmp_path), "QX")
    (tmp_path / "sources.toml").write_text(SOURCES.format(title="Newer Act"), encoding="utf-8")
    (answer,) = load_law(tmp_path, "QX").answers

    assert answer.cited().title == "Newer Act"


def test_what_cannot_be_used_is_told_each_time_and_mended_at_once(tmp_path: Path) -> None:
    file = write(tmp_path) / "law" / "act.toml"
    sound = file.read_text(encoding="utf-8")
    file.write_text("schema = ", encoding="utf-8")

    for _ in range(2):
        with pytest.raises(LawDataError, match=r"act\.toml: is not valid TOML"):
            load_law(tmp_path, "QX")
    file.write_text(sound, encoding="utf-8")
    assert days(tmp_path) == [90]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (write(tmp_path) / "law" / "folder.toml").mkdir()

    with pytest.raises(LawDataError, match=r"folder\.toml: cannot be read"):
        load_law(tmp_path, "QX")


def test_the_oldest_makes_room(tmp_path: Path) -> None:
    first = load_law(write(tmp_path), "QX")
    for number in range(KEPT):
        load_law(tmp_path, f"Q{number}")
    again = load_law(tmp_path, "QX")

    assert again is not first
    assert again == first
