"""One Host for many threads, from a cold start; tests/host/test_threads.py runs it as a process.

    python many_threads.py THREADS ROUNDS [build] [some]

Prints, as JSON, for each sample every outcome that a thread had, with how often. THREADS 0: one
after the other, each with a Host of its own, which is what all others must equal. With
``some``, of every third sample alone.
"""

from __future__ import annotations

import hashlib
import json
import sys
import threading
from collections import Counter
from pathlib import Path

from comity.host import Host
from comity.kit.samples import sample_files
from comity.pipeline.build import build, check_case, choose_exporters
from comity.pipeline.own_plugin import open_host
from comity.steps.read import read_case

Told = dict[str, Counter[str]]


def checked(file: Path, host: Host) -> str:
    """All that is found in a sample."""
    found = check_case(read_case(file, host.document_types()), host).findings
    return "\n".join(map(repr, found))


def built(file: Path, host: Host) -> str:
    """What is found, and the digests of what is made; where a salt is drawn, of documents alone."""
    case = check_case(read_case(file, host.document_types()), host)
    made = build(case, host, choose_exporters(["docx"], host), file.stem, draft=True)
    digests = (
        f"{name} {hashlib.sha256(data).hexdigest()}"
        for name, data in made.files
        if name.endswith(".docx") or not made.salt
    )
    return "\n".join((*map(repr, case.findings), *digests))


def main(threads: int, rounds: int, *, documents: bool, some: bool) -> Told:
    """What each sample gave, and how often."""
    work, files = built if documents else checked, sample_files()[:: 3 if some else 1]
    told: Told = {file.name: Counter() for file in files}
    if not threads:
        for file in files:
            told[file.name][work(file, open_host())] += 1
        return told
    host, start, lock = open_host(), threading.Barrier(threads), threading.Lock()

    def run(number: int) -> None:
        turned = files[number % len(files) :] + files[: number % len(files)]
        start.wait()
        for file in turned * rounds:
            try:
                outcome = work(file, host)
            except BaseException as error:  # told to the parent, as an outcome
                outcome = f"{type(error).__name__}: {error}"
            with lock:
                told[file.name][outcome] += 1

    sys.setswitchinterval(1e-4)  # often, so that what can meet does
    running = [threading.Thread(target=run, args=(number,)) for number in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return told


if __name__ == "__main__":
    words = sys.argv[3:]
    found = main(
        int(sys.argv[1]), int(sys.argv[2]), documents="build" in words, some="some" in words
    )
    sys.stdout.write(json.dumps(found))
