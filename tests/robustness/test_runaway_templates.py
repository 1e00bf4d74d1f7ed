"""Row 7: templates that never end, or eat the memory: each is ended, and the program lives on."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

if not Path("/proc/self/status").exists():
    pytest.skip("only Linux tells the peak of a process", allow_module_level=True)

SECONDS = 5.0
MEGABYTES = 512
OURS = """
import json, sys, time
from pathlib import Path
from comity.model.errors import RenderError
from comity.steps.render.document import compile_template

context = {"x": "value", "doc": {"title": "A request for assistance"}, "labels": {}, "parts": {}}
for path in sorted(Path(sys.argv[1]).iterdir()):
    data, begun, ended = path.read_bytes(), time.process_time(), "rendered"
    try:
        compile_template(data, path.name).fill(context)
    except RenderError:
        ended = "refused"
    took = time.process_time() - begun
    status = Path('/proc/self/status').read_text()  # rusage has the parent's peak
    most = int(status.split('VmHWM:')[1].split()[0]) // 1024
    print(json.dumps([path.name, took, most, ended]), flush=True)
"""
PLAIN = """
import sys
from docxtpl import DocxTemplate

document = DocxTemplate(sys.argv[1])
document.render({"v": "v", "x": "value", "doc": {"title": "A request for assistance"}})
document.save(sys.argv[1] + ".out")
"""


@pytest.fixture(scope="session")
def runaways(data) -> dict[str, str]:
    return {
        name: "".join(text * times for text, times in pieces)
        for name, pieces in data("runaway.json").items()
    }


def test_every_runaway_is_ended_in_time_and_the_program_goes_on(
    runaways, altered, tmp_path: Path, figure
):
    for name, body in runaways.items():
        (tmp_path / f"{name}.docx").write_bytes(altered().only(body).packed())
    done = subprocess.run(
        [sys.executable, "-c", OURS, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=SECONDS * len(runaways),
        check=False,
    )
    ended = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert len(ended) == len(runaways)
    assert [one for one in ended if one[1] > SECONDS or one[2] > MEGABYTES] == []
    assert sum(how == "refused" for *_, how in ended) > len(ended) * 0.9
    figure("7", tried=f"{len(ended)} templates", ours=f"{len(ended)} ended")


def test_a_long_document_is_no_runaway(
    templates, document, every_format, words
):  # 2,000 facts with notes
    template = next(t for t in templates if t.path.name == "request.docx")
    content = document(template, "Short")
    items = [
        {"number": f"{n}.", "text": f"Fact number {n}. " * 20, "notes": ["Source: a report."]}
        for n in range(2000)
    ]
    content.context["parts"]["facts"] = {**content.context["parts"]["facts"], "items": items}
    made = every_format(content, template)
    assert "Factnumber1999." in words("md", made["md"])


@pytest.mark.long
def test_the_plain_stack_ends_few(runaways, altered, tmp_path: Path, figure):
    ended = 0
    for number, body in enumerate(runaways.values()):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(altered().only(body).packed())
        ended += _ends(path)
    # to ten: a busy machine ends a few less in their time
    figure("7", plain=f"about {round(ended, -1)} ended")


def _ends(path: Path) -> bool:
    """Whether the plain stack is done with a template within the time and the memory."""

    def limited() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31))  # for the machine's sake

    process = subprocess.Popen(
        [sys.executable, "-c", PLAIN, str(path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=limited,
    )
    most, end = 0, time.monotonic() + SECONDS
    while process.poll() is None and time.monotonic() < end:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
        except OSError:
            break
        peak = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
        most = max(most, int(peak[0]) // 1024 if peak else 0)
        time.sleep(0.02)
    running = process.poll() is None
    process.kill()
    process.wait()
    return not running and most <= MEGABYTES
