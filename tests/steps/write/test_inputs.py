"""Inputs are never outputs, whatever they are called."""

from __future__ import annotations

import os

import pytest

from comity.model.errors import OutputError
from comity.steps.write import Outputs

posix_only = pytest.mark.skipif(os.name != "posix", reason="links need no rights on POSIX alone")


def same(case, out, how):
    """Another name of the case file: where the build would write."""
    name = out / "result.json"
    if how == "itself":
        return case.name
    if how == "hard link":
        os.link(case, name)
    elif how == "link":
        name.symlink_to(case)
    elif how == "link to a link":
        (out / "between").symlink_to(case)
        name.symlink_to("between")
    return name.name


@posix_only
@pytest.mark.parametrize("how", ["itself", "hard link", "link", "link to a link"])
def test_an_input_under_another_name_is_not_written_over(tmp_path, how):
    case = tmp_path / "case.json"
    case.write_text("the case")
    outputs = Outputs(tmp_path, private=True, force=True, inputs=[case])
    outputs.add(same(case, tmp_path, how), b"document")
    outputs.add("other.docx", b"docx")
    for act in (outputs.check, outputs.commit):
        with pytest.raises(OutputError, match="this command reads it"):
            act()
    assert case.read_text() == "the case"
    assert not (tmp_path / "other.docx").exists()


@posix_only
@pytest.mark.parametrize("spelled", ["sub/../case.json", "./case.json", "link/case.json"])
def test_another_spelling_of_its_path_is_the_same_file(tmp_path, spelled):
    (tmp_path / "sub").mkdir()
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "case.json").write_text("the case")
    outputs = Outputs(tmp_path, private=True, force=True, inputs=[tmp_path / spelled])
    outputs.add("case.json", b"document")
    with pytest.raises(OutputError, match=r"case\.json: this command reads it"):
        outputs.commit()


@posix_only
def test_an_input_that_is_named_by_a_link_keeps_its_link(tmp_path):
    (tmp_path / "real.txt").write_text("the case")
    (tmp_path / "case.json").symlink_to(tmp_path / "real.txt")
    outputs = Outputs(tmp_path, private=True, force=True, inputs=[tmp_path / "case.json"])
    outputs.add("case.json", b"document")
    with pytest.raises(OutputError, match="this command reads it"):
        outputs.commit()
    assert (tmp_path / "case.json").is_symlink()


def test_a_copy_of_an_input_is_another_file(tmp_path):
    (tmp_path / "case.json").write_text("the case")
    (tmp_path / "copy.json").write_text("the case")
    outputs = Outputs(tmp_path, private=True, force=True, inputs=[tmp_path / "case.json"])
    outputs.add("copy.json", b"document")
    outputs.commit()
    assert (tmp_path / "copy.json").read_bytes() == b"document"


def test_an_input_is_not_taken_away(tmp_path):
    (tmp_path / "case.json").write_text("the case")
    outputs = Outputs(tmp_path, private=True, inputs=[tmp_path / "case.json"])
    outputs.discard("case.json")
    with pytest.raises(OutputError, match="this command reads it"):
        outputs.commit()


def test_what_is_taken_away_comes_back_when_something_fails(tmp_path):
    (tmp_path / "old.txt").write_text("old")
    outputs = Outputs(tmp_path, private=True)
    outputs.discard("old.txt")
    outputs.add("new.txt", b"new")
    outputs.commit()
    assert [path.name for path in tmp_path.iterdir()] == ["new.txt"]
