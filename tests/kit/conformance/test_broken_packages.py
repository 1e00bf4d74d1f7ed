"""Countries that are packaged so that something is lost."""

from __future__ import annotations

from functools import partial

import pytest
from broken import (
    HOME,
    LAW,
    SOURCE,
    Files,
    Flaw,
    Run,
    assert_named,
    change,
    shown,
    with_rule,
)

PAGE, SORT = "kit-messages.md", "Packages"


def entry_point_misnamed(files: Files) -> None:
    change(files, "pyproject.toml", 'QM = "comity_qm"', 'Quarryland = "comity_qm"')


def distribution_misnamed(files: Files) -> None:
    change(files, "pyproject.toml", 'name = "comity-qm"', 'name = "quarry-law"')


def host_out_of_range(files: Files) -> None:
    change(files, "pyproject.toml", "comity>=0.1,<0.2", "comity>=7,<8")


def as_code(files: Files, source: bytes) -> None:
    """Make of the country one with Python code, and let its package hold it."""
    change(files, "pyproject.toml", 'QM = "comity_qm"', 'QM = "comity_qm:plugin"')
    files[f"{HOME}/__init__.py"] = source


def code_unallowed(files: Files) -> None:
    as_code(files, b"raise SystemExit('imported')\n")


def code_unheard(files: Files) -> None:
    files[f"{HOME}/__init__.py"] = (
        b"from comity import DataPlugin\nclass Quarryland(DataPlugin):\n    pass\n"
        b"plugin = Quarryland(__name__)\n"
    )


def code_beside_data(files: Files) -> None:
    files[f"{HOME}/rules.py"] = b"HOURS = 72\n"


def law_in_a_misspelt_folder(files: Files) -> None:
    with_rule(files)
    files[f"{HOME}/laws/act.toml"] = files.pop(LAW)


def sources_under_another_name(files: Files) -> None:
    files[f"{HOME}/source.toml"] = SOURCE


def text_beside_the_sources(files: Files) -> None:
    files[f"{HOME}/sources/example-act.pdf"] = b"%PDF-1.7"


def law_that_the_wheel_lacks(files: Files) -> None:
    with_rule(files)
    files[f"checkout:{HOME}/law/evidence.toml"] = b"schema = 1\n"


def sources_that_the_wheel_lacks(files: Files) -> None:
    with_rule(files)
    files[f"checkout:{HOME}/sources/practice.toml"] = b"schema = 1\n"


FLAWS = {
    "An entry point with a wrong name": Flaw(entry_point_misnamed, "names"),
    "A distribution with a wrong name": Flaw(distribution_misnamed, "names"),
    "A range without this host": Flaw(host_out_of_range, "host-range"),
    "Code that nobody has allowed": Flaw(code_unallowed, "import"),
    "Code that would never run": Flaw(code_unheard, "import"),
    "Code beside data": Flaw(code_beside_data, "import"),
    "An import that hangs": Flaw(
        partial(as_code, source=b"import time\ntime.sleep(600)\n"), "import"
    ),
    "An import that fails": Flaw(
        partial(as_code, source=b"import a_module_that_nobody_has\n"), "import"
    ),
    "An import that exits": Flaw(
        partial(as_code, source=b"import sys\nsys.exit('this is a script')\n"), "import"
    ),
    "An import that ends the process": Flaw(
        partial(as_code, source=b"import os\nos._exit(3)\n"), "import"
    ),
    "An object that is no plugin": Flaw(
        partial(as_code, source=b'plugin = "Quarryland"\n'), "import"
    ),
    "Law in a folder with another name": Flaw(law_in_a_misspelt_folder, "package"),
    "Sources under another name": Flaw(sources_under_another_name, "package"),
    "A text beside the sources": Flaw(text_beside_the_sources, "package"),
    "A law file that the wheel lacks": Flaw(law_that_the_wheel_lacks, "wheel"),
    "A file of sources that the wheel lacks": Flaw(sources_that_the_wheel_lacks, "wheel"),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_the_kit_names_the_flaw_and_the_page_shows_what_it_says(
    flaw: str, quarryland: Files, score: Run
) -> None:
    assert_named(
        FLAWS[flaw],
        shown(PAGE, SORT).get(flaw),
        quarryland,
        score,
        code=FLAWS[flaw].break_it is not code_unallowed,
    )


def test_the_page_shows_every_flaw_of_this_sort_and_no_other() -> None:
    assert list(shown(PAGE, SORT)) == list(FLAWS)
