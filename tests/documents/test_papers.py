"""Correspondence as a reader meets them, in both languages: the text of each filled DOCX.

`python tests/documents/test_papers.py` writes the texts anew; read what changed before you keep it.
The author's own sentences stay in the language in which they were written.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from comity.kit.samples import sample_files
from comity.model.findings import Severity
from comity.pipeline.build import build, check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.render import pdf

FOLDER = Path(__file__).parent / "papers"
TO_PROVIDER = Path(__file__).parents[1] / "data/provider-papers"
FILES = {path.stem: path for path in sorted(FOLDER.glob("*.yaml"))} | {
    "disclosure-voluntary": TO_PROVIDER / "voluntary.yaml",
    "disclosure-emergency": TO_PROVIDER / "emergency.yaml",
    "disclosure-order": next(path for path in sample_files() if path.stem == "order-de-ie"),
}
LANGUAGES = ("en", "fr")
AGAIN = "if this was meant: python tests/documents/test_papers.py, and read the difference"

pytestmark = pytest.mark.needs_country


def text_of(path: Path, language: str) -> str:
    """A paper's DOCX, read back by the walker that HTML and Markdown are written from."""
    host = open_host()
    (case,) = read_all([path], host)
    checked = check_case(case, host, language=language)
    built = build(checked, host, [host.exporters()["md"]], path.stem)
    (text,) = (data for name, data in built.files if name == f"{path.stem}.md")
    return text.decode("utf-8")


def kept(name: str, language: str) -> Path:
    return FOLDER / f"{name}.{language}.txt"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_a_paper_reads_as_it_did(name: str, language: str) -> None:
    before = kept(name, language).read_text(encoding="utf-8")
    assert text_of(FILES[name], language).splitlines() == before.splitlines(), AGAIN


@pytest.mark.parametrize("path", FILES.values(), ids=FILES)
def test_nothing_but_advice_is_said_of_it(path: Path) -> None:
    host = open_host()
    (case,) = read_all([path], host)
    loud = [f for f in check_case(case, host).findings if f.severity is not Severity.ADVICE]
    assert [f.rule for f in loud] == []


def test_every_kind_and_every_form_is_there() -> None:
    names = set(FILES)
    kinds = open_host().document_types()
    wanted = {
        f"{name}-{form}" if kind.forms else name
        for name, kind in kinds.items()
        if name not in ("request", "notice")
        for form in (kind.forms or ("",))
    }
    assert names == wanted


@pytest.mark.documents
@pytest.mark.parametrize("name", ["reminder", "deficiency"])  # each has a line more than a page
def test_a_signature_is_not_alone_on_its_page(name: str, tmp_path: Path) -> None:
    host = open_host()
    (case,) = read_all([FOLDER / f"{name}.yaml"], host)
    checked = check_case(case, host)
    built = build(checked, host, [host.exporters()["docx"]], name)
    (docx,) = (data for file, data in built.files if file == f"{name}.docx")
    made = tmp_path / "paper.pdf"
    made.write_bytes(pdf.convert(docx, day=checked.resolved.draft.date, beside=tmp_path).data)
    told = subprocess.run(["pdftotext", made, "-"], check=True, capture_output=True, text=True)
    *_, last = told.stdout.removesuffix("\f").split("\f")

    before, _, after = last.partition("Contacts")
    assert "Yours faithfully," in after
    assert re.search(r"[a-z]{2}\.\s", before)  # and a sentence of the letter itself


def write_anew() -> None:
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for name, path in FILES.items():
        for language in LANGUAGES:
            text = text_of(path, language)
            kept(name, language).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_anew()
