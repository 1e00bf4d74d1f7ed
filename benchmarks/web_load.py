"""Fifty people at work on one ``comity serve``, beside a view that signs in and reads one row.

    python benchmarks/web_load.py [--postgres] [PEOPLE [SECONDS]]

With ``--postgres`` it is the server of an office, ``comity serve --config``, on a PostgreSQL of its
own, and each person has an account in one of five teams and signs in.

Each of them opens a copy of the business e-mail sample, reads its pages and changes a field of a
section, with time to think between. Now and then one looks at the letter, asks for a document,
reads the register or takes in a file: these steps are told beside the others and have no aim. The
view with which all is compared looks up the session and reads one row; it is asked as often as the
others, under the same load, in the same run. So what else the machine does weighs on all alike: the
ratios count, the milliseconds are of this machine.

Aims: 95 of 100 saves with live findings within 8 times the view, 95 of 100 pages within 4 times;
the memory of the server does not grow.
"""

from __future__ import annotations

import http.client
import os
import platform
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import web_load_office

from comity_web.running.links import make_link

PEOPLE, SECONDS = 50, 120
THINKING = 15.0
"""Seconds for which a person reads or types between two requests, on average."""
SAMPLE = "bec-request"
SECTIONS = ("case", "facts", "secrecy", "signature", "sending")
ROW, PAGE, SAVE = "the view that reads one row", "a page", "a save with live findings"
PREVIEW, DOCUMENT = "the page of the letter", "a document asked for"
REGISTER, UPLOAD = "the register", "a file taken in"
SELDOM = (PREVIEW, DOCUMENT, REGISTER, UPLOAD)
OFTEN = 0.08
"""How often a step is one of these."""
AIMS = {PAGE: 4.0, SAVE: 8.0}
FIELDS, MARK = "application/x-www-form-urlencoded", "a-part-of-the-benchmark"
FLAT = 1.15
"""How much more memory the last third may take than the second."""


# --- the server, with the view of the benchmark --------------------------------------------------


def serve(*options: str) -> None:
    """Serve as the command does, with one more view."""
    from comity_web import command
    from comity_web.running import settings
    from comity_web.running.serving import Serving

    usual = settings.configure

    def configure(serving: Serving, database: Mapping[str, Any] | None = None) -> None:
        usual(serving, database)
        _add_view()

    settings.configure = configure
    command.command.main([*options], standalone_mode=False)


def _add_view() -> None:
    from django.http import HttpRequest, HttpResponse
    from django.urls import path

    from comity_web import urls
    from comity_web.accounts.roles import Action
    from comity_web.cases.models import CaseFile
    from comity_web.guarding import rights

    def row(request: HttpRequest) -> HttpResponse:
        file = CaseFile.objects.get(key=request.GET["key"])
        return HttpResponse(file.name, content_type="text/plain; charset=utf-8")

    urls.urlpatterns.append(path("benchmark-row", row, name="benchmark-row"))
    rights.RULES = {**rights.RULES, "benchmark-row": rights.Rule(Action.READ)}


class Form(HTMLParser):
    """The boxes of the forms of a page, in order: name, kind, value; and its links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.boxes: list[tuple[str, str, str]] = []
        self.options: list[tuple[str, str]] = []
        self.token = ""
        self._inside = False
        self._area: str | None = None
        self._words: list[str] = []
        self._select: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a box."""
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = "data-autosave" in has
        name = has.get("name", "")
        if name == "csrfmiddlewaretoken":
            self.token = has.get("value", "")
        elif not self._inside or not name:
            pass
        elif tag == "input":
            kind = has.get("type", "text")
            if kind not in ("radio", "checkbox") or "checked" in has:
                self.boxes.append((name, kind, has.get("value", "")))
        elif tag == "textarea":
            self._area, self._words = name, []
        elif tag == "select":
            self._select = name
        if tag == "option" and self._select and "selected" in has:
            self.boxes.append((self._select, "select", has.get("value", "")))

    def handle_data(self, data: str) -> None:
        """The text of a large box."""
        if self._area is not None:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Close what was open."""
        if tag == "textarea" and self._area is not None:
            text = "".join(self._words).removeprefix("\n")
            self.boxes.append((self._area, "textarea", text))
            self._area = None
        elif tag == "select":
            self._select = None
        elif tag == "form":
            self._inside = False


class Person(threading.Thread):
    """One person at work, until the end of the day."""

    def __init__(
        self, number: int, link: str, opened: threading.Barrier, seconds: float, account: str = ""
    ) -> None:
        super().__init__(daemon=True)
        self.account = account
        self.chance = random.Random(number)
        self.link, self.opened, self.seconds = urlsplit(link), opened, seconds
        self.took: list[tuple[str, float]] = []
        self.wrong: list[str] = []
        self.cookies: dict[str, str] = {}

    def run(self) -> None:
        """Enter, open a copy of the sample, and work on it."""
        try:
            self._enter()
            token = Form(self._ask("GET", "/")[1]).token
            self.case = self._post("/new-from-sample", [("sample", SAMPLE)], token)
            key = self.case.strip("/").split("/")[-1]
            self.opened.wait()  # nobody is measured while others still come in
            until = time.monotonic() + self.seconds
            while time.monotonic() < until:
                self._think()
                self._timed(ROW, f"/benchmark-row?key={key}")
                self._think()
                self._step()
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.wrong.append(f"{type(error).__name__}: {error}")
            self.opened.abort()
        except threading.BrokenBarrierError:
            pass  # who broke it says why

    def _enter(self) -> None:
        """Come in by the link, or sign in."""
        page = self._ask("GET", self.link.path)[1]
        if self.account:
            given = [("username", self.account), ("password", web_load_office.PASSWORD)]
            self._post(self.link.path, given, Form(page).token)

    def _step(self) -> None:
        if self.chance.random() < OFTEN:
            self._seldom(self.chance.choice(SELDOM))
            return
        if self.chance.random() < 0.3:
            also = ("", "check", "history", "s/people", "s/measures", "s/offences")
            self._timed(PAGE, self.case + self.chance.choice(also))
            return
        address = f"{self.case}s/{self.chance.choice(SECTIONS)}"
        form = Form(self._timed(PAGE, address))
        self._think()
        boxes = [(name, value) for name, _, value in form.boxes]
        texts = [
            at for at, (_, kind, value) in enumerate(form.boxes) if kind == "textarea" and value
        ]
        if texts:
            at = self.chance.choice(texts)
            name, value = boxes[at]
            boxes[at] = (name, f"{value.split(' (')[0]} ({self.chance.randrange(1000)})")
        began = time.perf_counter()
        self._post(address, boxes, form.token)
        self.took.append((SAVE, time.perf_counter() - began))

    def _seldom(self, what: str) -> None:
        """What one does now and then; what is made of it goes on in the worker."""
        if what == PREVIEW:
            self._timed(PREVIEW, f"{self.case}preview")
            return
        if what == REGISTER:
            self._timed(REGISTER, "/register")
            return
        token = Form(self._ask("GET", "/")[1]).token
        began = time.perf_counter()
        if what == DOCUMENT:
            given = [("formats", "docx"), ("draft", "1")]
            self._post(f"{self.case}documents/make", given, token)
        else:
            self._upload(token)
        self.took.append((what, time.perf_counter() - began))

    def _upload(self, token: str) -> None:
        """Take in the file of the case as another one."""
        content = self._ask("GET", f"{self.case}as/json")[1]
        parts = [
            'name="csrfmiddlewaretoken"' + f"\r\n\r\n{token}",
            'name="again"\r\n\r\n1',
            'name="file"; filename="case.json"\r\nContent-Type: application/json'
            + f"\r\n\r\n{content}",
        ]
        head = f"--{MARK}\r\nContent-Disposition: form-data; "
        body = "".join(f"{head}{part}\r\n" for part in parts) + f"--{MARK}--\r\n"
        kind = f"multipart/form-data; boundary={MARK}"
        status, _, _ = self._ask("POST", "/upload", body, kind)
        if status != 303:
            raise ValueError(f"an upload answered {status}")

    def _think(self) -> None:
        time.sleep(min(self.chance.expovariate(1 / THINKING), 3 * THINKING))

    def _timed(self, what: str, address: str) -> str:
        began = time.perf_counter()
        status, text, _ = self._ask("GET", address)
        self.took.append((what, time.perf_counter() - began))
        if status != 200:
            raise ValueError(f"{address.split('/')[-1]} answered {status}")
        return text

    def _post(self, address: str, boxes: list[tuple[str, str]], token: str) -> str:
        """Post a form; the path to which the answer leads."""
        body = urlencode([*boxes, ("csrfmiddlewaretoken", token)])
        status, _, to = self._ask("POST", address, body)
        if status != 303:
            raise ValueError(f"a post to {address.split('/')[-1]} answered {status}")
        return urlsplit(to).path

    def _ask(
        self, verb: str, address: str, body: str = "", kind: str = FIELDS
    ) -> tuple[int, str, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body:
            headers["Content-Type"] = kind
            headers["Origin"] = f"http://{self.link.netloc}"
        line = http.client.HTTPConnection(str(self.link.hostname), self.link.port, timeout=120)
        try:
            line.request(verb, address, body.encode() or None, headers)
            answer = line.getresponse()
            text = answer.read().decode()
        finally:
            line.close()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, text, answer.headers.get("Location", "")


# --- the measure ---------------------------------------------------------------------------------


def at_95(times: list[float]) -> float:
    """Within which 95 of 100 were answered."""
    return sorted(times)[int(0.95 * (len(times) - 1))]


def memory(pid: int) -> float:
    """Megabytes that a process and all that it started hold."""
    kilobytes = 0
    for one in (pid, *children(pid)):
        status = Path(f"/proc/{one}/status")
        if status.exists():
            lines = status.read_text(encoding="ascii", errors="replace").splitlines()
            kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))
    return kilobytes / 1024


def children(pid: int) -> Iterator[int]:
    """The processes that a process started, and those that they started."""
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            started = file.read_text(encoding="ascii").split()
        except OSError:
            continue  # it has ended
        for child in map(int, started):
            yield child
            yield from children(child)


@contextmanager
def own_machine() -> Iterator[tuple[int, Callable[[int], tuple[str, str]]]]:
    """``comity serve`` in a folder of its own: its process, and how each person comes in."""
    with tempfile.TemporaryDirectory(prefix="comity-load-") as folder:
        options = ["--no-browser", "--folder", folder, "--no-office"]
        command = [sys.executable, __file__, "--serve", *options]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        began = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
        )
        try:
            assert process.stdout is not None
            first = next(
                word for line in process.stdout for word in line.split() if "/enter/" in word
            )
            print(f"the link after {time.perf_counter() - began:.1f} s; aim 2")
            address = first.rpartition("/")[0]
            yield process.pid, lambda number: (f"{address}/{make_link(Path(folder))}", "")
        finally:
            process.terminate()
            process.wait(timeout=30)


def measure(
    people: int, seconds: float, *, office: bool
) -> tuple[dict[str, list[float]], list[float], list[str]]:
    """Times by what was done, the memory in megabytes second by second, what went wrong."""
    started = web_load_office.office(people, __file__) if office else own_machine()
    with started as (pid, door):
        opened = threading.Barrier(people)
        crowd = [
            Person(number, link, opened, seconds, account)
            for number in range(people)
            for link, account in [door(number)]
        ]
        for person in crowd:
            person.start()
        held = []
        while any(person.is_alive() for person in crowd):
            held.append(memory(pid))
            time.sleep(1)
    took: dict[str, list[float]] = {what: [] for what in (ROW, PAGE, SAVE, *SELDOM)}
    for person in crowd:
        for what, time_ in person.took:
            took[what].append(time_)
    return took, held, [fault for person in crowd for fault in person.wrong]


def main() -> int:
    """Measure, print, and say whether the aims are met."""
    given = [word for word in sys.argv[1:] if word != "--postgres"]
    people, seconds = (*map(int, given), *(PEOPLE, SECONDS)[len(given) :])
    took, held, wrong = measure(people, seconds, office="--postgres" in sys.argv)
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    print(f"{people} people, {machine}")
    whole = at_95(took[ROW])
    met = not wrong
    for what, times in took.items():
        if not times:
            continue  # a short run may leave out what one does now and then
        ratio = at_95(times) / whole
        aim = AIMS.get(what)
        met &= aim is None or ratio <= aim
        said = f"aim {aim:.0f}" if aim else ""
        print(f"{what:30} {len(times):6} asked {at_95(times) * 1000:8.0f} ms {ratio:6.2f} {said}")
    fifths = [f"{held[len(held) * part // 5]:.0f}" for part in range(5)]
    print(f"memory at each fifth of the run: {', '.join(fifths)} MB")
    third = len(held) // 3
    second, last = held[third : 2 * third], held[2 * third :]
    grown = (sum(last) / len(last)) / (sum(second) / len(second))
    print(f"memory {held[-1]:.0f} MB at the end, {grown:.2f} of the middle third; aim {FLAT}")
    for fault in wrong[:5]:
        print(f"wrong: {fault}", file=sys.stderr)
    return 0 if met and grown <= FLAT else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(*sys.argv[2:])
    else:
        sys.exit(main())
