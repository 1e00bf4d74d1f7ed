"""PDF through LibreOffice: what comes of it, and what is said when nothing does.

The tests marked ``documents`` run LibreOffice itself. Where it must hang or fail, which it does not
do on demand, a program of its name takes its place.
"""

from __future__ import annotations

import datetime as dt
import getpass
import io
import os
import platform
import re
import subprocess
import sys
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from comity.model.errors import InputError, OutputError, RenderError
from comity.steps.render import pdf, render

DAY = dt.date(2026, 11, 16)
ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a shell script as program")


@pytest.fixture
def docx(request_content, request_template):
    return render(request_content, request_template).docx


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Put a shell script in the place of LibreOffice."""

    def stand_in(script):
        program = tmp_path / "bin/soffice"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    return stand_in


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def test_without_libreoffice_one_sentence_says_what_to_do(docx, out, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(pdf, "_PLACES", ())
    with pytest.raises(InputError) as caught:
        pdf.convert(docx, day=DAY, beside=out)
    [fault] = caught.value.faults
    assert "soffice was not found" in fault.message
    assert "apt install libreoffice-writer-nogui" in fault.cure
    assert list(out.iterdir()) == []


@ON_POSIX
def test_what_hangs_is_ended_in_time_and_leaves_nothing(docx, out, stand_in):
    stand_in("sleep 300 & sleep 300")
    with pytest.raises(RenderError, match="gave no result within 1 seconds and was stopped"):
        pdf.convert(docx, day=DAY, beside=out, seconds=1)
    assert list(out.iterdir()) == []


@ON_POSIX
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo broken installation; exit 1", r"exit code 1\): broken installation"),
        ("exit 0", r"exit code 0\): it printed nothing"),
        ("mkdir -p pdf; printf '%%PDF-1.7 half' > pdf/document.pdf", "did not make a PDF"),
        ("echo $PWD", r"exit code 0\): it printed nothing"),
    ],
)
def test_what_makes_no_whole_pdf_is_an_error_that_names_no_folder(
    docx, out, stand_in, script, said
):
    stand_in(script)
    with pytest.raises(RenderError, match=said) as caught:
        pdf.convert(docx, day=DAY, beside=out)
    assert str(out) not in str(caught.value)
    assert list(out.iterdir()) == []


@ON_POSIX
def test_working_files_lie_beside_the_output_and_are_open_to_nobody_else(docx, out, stand_in):
    stand_in(f"stat -c %a . > {out}/mode; pwd > {out}/where; echo $HOME $TMPDIR > {out}/homes")
    with pytest.raises(RenderError):
        pdf.convert(docx, day=DAY, beside=out / "not" / "yet")
    where = (out / "where").read_text().strip()
    assert re.fullmatch(rf"{out}/\.comity-[0-9a-f]{{16}}\.part", where)
    assert (out / "mode").read_text() == "700\n"
    assert (out / "homes").read_text() == f"{where} {where}\n"
    assert sorted(path.name for path in out.iterdir()) == ["homes", "mode", "where"]


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nobody may refuse the owner of all"
)
def test_a_folder_that_may_not_be_written_is_named(docx, out, stand_in):
    stand_in("exit 0")
    out.chmod(0o500)
    with pytest.raises(OutputError, match="cannot create a working folder"):
        pdf.convert(docx, day=DAY, beside=out)


# --- LibreOffice itself ----------------------------------------------------------------------


def tell(command, path):
    return subprocess.run([*command, path], capture_output=True, check=True, text=True).stdout


@pytest.mark.documents
def test_the_pdf_is_tagged_titled_in_its_language_and_names_nobody(
    request_content, request_template, tmp_path
):
    made = pdf.export(render(request_content, request_template))
    file = tmp_path / "request.pdf"
    file.write_bytes(made.data)
    info = tell(["pdfinfo"], file)
    assert re.search(r"Tagged: +yes", info)
    assert f"Title:           {request_content.title}" in info
    assert "CreationDate:    Mon Nov 16 00:00:00 2026 UTC" in info
    assert re.search(r"JavaScript: +no", info)
    assert not re.search(r"Author|Subject|Keywords", info)
    assert b"<pdfaid:part>2</pdfaid:part>" in made.data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made.data
    assert b"/Lang(en" in made.data
    assert b"/DisplayDocTitle true" in made.data
    fonts = tell(["pdffonts"], file).splitlines()[2:]
    assert fonts
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)  # in the file
    structure = tell(["pdfinfo", "-struct"], file)
    assert {"H1", "Table", "TH"} <= set(re.findall(r"\w+", structure))
    for trace in (str(tmp_path), ".comity-", "file:///"):
        assert trace.encode() not in made.data
    metadata = info + tell(["pdfinfo", "-meta"], file)
    for name in (platform.node(), getpass.getuser()):
        assert not re.search(rf"\b{re.escape(name)}\b", metadata)
    assert re.fullmatch(r"LibreOffice \d+(\.\d+)+", made.tool)
    assert made.network in {"cut", "not cut"}


@pytest.mark.documents
def test_the_same_document_gives_the_same_pdf(docx, tmp_path):
    first, second = (pdf.convert(docx, day=DAY, beside=tmp_path / name).data for name in ("a", "b"))
    assert first == second
    other = pdf.convert(docx, day=dt.date(2027, 1, 2), beside=tmp_path).data
    assert other != first
    start = int(re.search(rb"startxref\s+(\d+)", first).group(1))
    offsets = re.findall(rb"(\d{10}) \d{5} n", first[start:])
    assert len(offsets) > 100
    assert all(re.match(rb"\d+ 0 obj", first[int(at) : int(at) + 12]) for at in offsets)


@pytest.mark.documents
def test_libreoffice_fetches_nothing_even_where_it_has_a_network(docx, tmp_path):
    """A linked picture, which no template with it would pass: the profile refuses it too."""
    calls = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            calls.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - likewise

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        linked = with_linked_picture(docx, f"http://127.0.0.1:{server.server_port}/x.png")
        made = pdf.convert(linked, day=DAY, beside=tmp_path, network=True)
        assert (made.network, calls) == ("not cut", [])
        # it could have asked: told to open the same address, this LibreOffice does. Version 25.2
        # asks for the picture as well once the profile allows it, 26.8 no longer does
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        address = f"http://127.0.0.1:{server.server_port}/x.html"
        subprocess.run(
            [pdf.find_office(), profile, "--headless", "--convert-to", "pdf", address],
            cwd=tmp_path,
            capture_output=True,
            timeout=pdf.SECONDS,
            check=False,
        )
        assert calls != []
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


PICTURE = """<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r>
<w:drawing><wp:inline
xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">
<wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="p"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData
uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic
xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>
<pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="rIdLink"/>
<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>
<a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic>
</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""
RELATION = (
    '<Relationship Id="rIdLink" TargetMode="External" Target="{target}" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
)


def with_linked_picture(docx, target):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                text = text.replace(b"<w:sectPr", PICTURE.encode() + b"<w:sectPr", 1)
            if name == "word/_rels/document.xml.rels":
                end = b"</Relationships>"
                text = text.replace(end, RELATION.format(target=target).encode() + end)
            new.writestr(name, text)
    return made.getvalue()
