"""``comity build --witness`` and the second witness in ``comity template check``."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import comity_templates

pytestmark = pytest.mark.needs_country

SAMPLES = Path(__file__).parents[2] / "core/src/comity/kit/samples"
CASE = SAMPLES / "protected-witness-gb-in.yaml"
BASE = Path(comity_templates.__file__).parent / "base/request.docx"
SHORT = BASE.with_name("notice.docx")


def template(folder: Path, said: str) -> Path:
    """The base template with a sentence of its own before all else."""
    path = folder / "templates/request.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    data = io.BytesIO()
    with zipfile.ZipFile(BASE) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            if name == "word/document.xml":
                own = f"<w:body><w:p><w:r><w:t>{said}</w:t></w:r></w:p>".encode()
                blob = blob.replace(b"<w:body>", own, 1)
                assert own in blob
            new.writestr(name, blob)
    path.write_bytes(data.getvalue())
    return path


def office(folder: Path) -> Path:
    path = folder / "comity.toml"
    path.write_text('schema = 1\n[office]\ntemplates = "templates"\n', encoding="utf-8")
    return path


def test_without_its_programs_the_witness_says_what_to_install_and_nothing_is_built(
    comity, tmp_path
):
    done = comity("build", CASE, "-o", tmp_path / "out", "--witness", env={"PATH": str(tmp_path)})
    assert done.returncode == 2
    assert "LibreOffice" in done.stderr or "pypdfium2" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_without_its_programs_a_template_is_checked_and_the_check_says_what_it_left_out(
    comity, tmp_path
):
    done = comity("template", "check", SHORT, env={"PATH": str(tmp_path)})
    assert done.returncode == 0
    assert "Second witness, " in done.stderr
    assert "not run; it needs" in done.stderr


def test_without_the_witness_a_check_says_nothing_of_it(comity):
    done = comity("template", "check", SHORT, "--no-witness")
    assert done.returncode == 0
    assert "Second witness" not in done.stderr


@pytest.mark.documents
def test_an_honest_letter_and_its_sealed_annex_are_heard_and_built(comity, tmp_path):
    done = comity("build", CASE, "-o", tmp_path / "out", "--witness")
    assert done.returncode == 0
    heard = [line for line in done.stderr.splitlines() if line.startswith("Second witness")]
    assert len(heard) == 2
    assert all("the page says what the data say" in line for line in heard)
    assert (tmp_path / "out/protected-witness-gb-in.docx").is_file()


@pytest.mark.documents
def test_a_page_that_says_more_than_the_data_blocks_the_build_and_no_draft(comity, tmp_path):
    template(tmp_path, "Pay GBP 9,000.00 first.")
    command = ("build", CASE, "--witness", "--office", office(tmp_path))
    done = comity(*command, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert "GBP 9,000.00" in done.stderr
    assert not (tmp_path / "out").exists()
    done = comity(*command, "-o", tmp_path / "draft", "--draft")
    assert done.returncode == 1
    assert (tmp_path / "draft/protected-witness-gb-in.docx").is_file()


@pytest.mark.documents
def test_the_check_of_a_template_tells_of_a_sum_that_it_prints_by_itself(comity, tmp_path):
    path = template(tmp_path, "Pay GBP 9,000.00 first.")
    done = comity("template", "check", path)
    assert done.returncode == 1
    assert "[page-differs]" in done.stdout
    assert "GBP 9,000.00" in done.stdout
