"""`comity build --draft` of a file with gaps: a preview in each language, or a clear refusal."""

from __future__ import annotations

import pytest


def test_each_language_has_a_preview_of_its_own(comity, write, request_data, desk) -> None:
    del request_data["proceedings"]["nature"]
    args = ("--draft", "--format", "md,html", "--language", "en,fr")
    done = comity("build", write(request_data), "-o", "out", *args)

    assert done.returncode == 1, done.stderr
    assert sorted(path.name for path in (desk / "out").iterdir()) == [
        *("case.en.preview.html", "case.en.preview.md"),
        *("case.fr.preview.html", "case.fr.preview.md"),
    ]
    assert "[missing" in (desk / "out/case.en.preview.md").read_text().replace("\\", "")
    assert "[manque" in (desk / "out/case.fr.preview.md").read_text().replace("\\", "")
    assert "proceedings.nature" in done.stderr


def test_what_a_preview_cannot_have_is_told_at_once(
    comity, write, request_data, notice_data, desk
) -> None:
    pytest.importorskip("pypdfium2", reason="the witness is told to be lacking before all else")
    del request_data["date"]
    files = (write(request_data, "open.yaml"), write(notice_data, "whole.yaml"))
    done = comity("build", *files, "-o", "out", "--draft", "--witness", "--format", "json")

    assert done.returncode == 2
    for said in (
        "whole.yaml: This file is finished.",
        "--format: A preview",
        "--witness: The pages",
    ):
        assert said in done.stderr
    assert not (desk / "out").exists()


def test_a_language_without_wording_is_refused_for_a_preview_too(
    comity, write, request_data, desk
) -> None:
    del request_data["date"]
    done = comity("build", write(request_data), "-o", "out", "--draft", "--language", "fi")

    assert done.returncode == 2
    assert "--language" in done.stderr
    assert not (desk / "out").exists()


def test_a_state_that_there_is_not_leaves_a_preview(comity, write, request_data, desk) -> None:
    request_data["requested"]["state"] = "UK"
    done = comity("build", write(request_data), "-o", "out", "--draft", "--format", "md")

    assert done.returncode == 1
    page = (desk / "out/case.preview.md").read_text()
    for stood in ("Antarctica", "Bouvet", "Heard"):
        assert stood not in page


def test_a_finished_draft_is_built_as_before(comity, write, request_data, desk) -> None:
    done = comity("build", write(request_data), "-o", "out", "--draft", "--format", "md")

    assert done.returncode == 0, done.stderr
    assert (desk / "out/case.md").exists()
