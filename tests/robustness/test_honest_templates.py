"""Row 19: what lawyers use in Word goes through, and comes out as it went in."""

from __future__ import annotations

import importlib.util
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest

_spec = importlib.util.spec_from_file_location("honest", Path(__file__).with_name("honest.py"))
assert _spec is not None
assert _spec.loader is not None
honest = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(honest)

MAIN = "word/document.xml"


def streamed(parts: dict[str, bytes]) -> bytes:
    """A ZIP as programs write it that cannot go back: the sizes stand behind the data."""

    class OneWay(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise io.UnsupportedOperation

        def tell(self) -> int:
            raise io.UnsupportedOperation

    out = OneWay()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/", b"")
        for name, blob in parts.items():
            archive.writestr(name, blob)
    return out.getvalue()


@pytest.mark.parametrize("name", honest.HONEST)
def test_what_lawyers_use_goes_through(name, altered, refusal):
    made = honest.HONEST[name](altered())
    assert refusal(made.packed()) == ""


def test_all_of_it_goes_through_together_and_stays(altered, small_document, figure):
    made = altered().only("<w:p/>")
    for change in honest.HONEST.values():
        made = change(made)
    document = small_document(made.packed())
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        body = archive.read(MAIN).decode()
    for word in re.findall(r"kept\w*", made.parts[MAIN].decode()):
        assert word in body
    assert "rsid" not in body
    assert "w:sdt" not in body
    figure("19", tried=f"{len(honest.HONEST)} habits of Word; our own templates", ours="0 refused")


def test_a_streamed_file_goes_through(altered, refusal):
    assert refusal(streamed(altered().parts)) == ""


def test_a_document_of_another_library_goes_through(refusal):
    out = io.BytesIO()
    document = docx.Document()
    document.add_heading("Heading", 1)
    document.add_paragraph("Item", style="List Bullet")
    document.add_table(2, 2, style="Table Grid")
    document.add_page_break()
    document.save(out)
    assert refusal(out.getvalue()) == ""


@pytest.mark.documents
def test_our_templates_go_through_when_libreoffice_has_saved_them(templates, refusal, tmp_path):
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "ours").mkdir()
    ours = []
    for number, template in enumerate(templates):
        ours.append(tmp_path / "ours" / f"{number}-{template.path.name}")
        ours[-1].write_bytes(template.path.read_bytes())
    # all at once: most of the time goes by until LibreOffice has started
    command = [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "saved")]
    subprocess.run([*command, *map(str, ours)], check=True, capture_output=True, timeout=300)
    told = {path.name: refusal((tmp_path / "saved" / path.name).read_bytes()) for path in ours}
    refused = {name: said for name, said in told.items() if said}
    assert refused == {}
