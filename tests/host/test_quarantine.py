"""A broken country is named, blocks the cases that need it, and no others."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host
from comity.model.office import Office

HEAD = """
from comity import DataPlugin, Finding, Jurisdiction, LawBook, Severity
from comity import hookimpl

class Plugin(DataPlugin):
    {body}

plugin = Plugin(__name__)
"""
VALIDATE = "@hookimpl\n    def comity_validate(self, draft, parties, on):\n        "

BROKEN = {
    "is no Python": ("def (", "SyntaxError"),
    "import error": ("import no_such_library", "No module named 'no_such_library'"),
    "exits at import": ("raise SystemExit(0)", "SystemExit"),
    "has no plugin": ("", "has no attribute 'plugin'"),
    "is nothing": ("plugin = None", "is None"),
    "answers no hook": ("plugin = object()", "does not return a record for NR"),
    "raises at startup": (
        HEAD.format(body="@hookimpl\n    def comity_startup(self, host):\n        1 / 0"),
        "ZeroDivisionError",
    ),
    "misspelt and unmarked": (
        HEAD.format(body="def comity_rules(self):\n        return []"),
        "comity_rules lacks @hookimpl",
    ),
    "override without its mark": (
        HEAD.format(body="def comity_validate(self, draft, parties, on):\n        return []"),
        "comity_validate lacks @hookimpl",
    ),
    "raises": (HEAD.format(body=VALIDATE + "raise KeyError('section 3')"), "KeyError"),
    "exits": (HEAD.format(body=VALIDATE + "import sys; sys.exit(0)"), "SystemExit"),
    "recurses": (
        HEAD.format(body=VALIDATE + "return plugin.comity_validate(draft, parties, on)"),
        "RecursionError",
    ),
    "answers a word": (HEAD.format(body=VALIDATE + "return 'nothing to say'"), "returned a str"),
    "answers a number": (HEAD.format(body=VALIDATE + "return 3"), "returned an int"),
    "answers numbers": (
        HEAD.format(body=VALIDATE + "return [3]"),
        "returned an int, not a Finding",
    ),
    "answers lazily": (HEAD.format(body=VALIDATE + "yield 1"), "returned a generator"),
    "severity in words": (
        HEAD.format(body=VALIDATE + "return [Finding('error', 'nr.r', 'No.')]"),
        "a Finding whose severity is a str",
    ),
    "citation in words": (
        HEAD.format(
            body=VALIDATE + "return [Finding(Severity.ERROR, 'r', 'No.', citation='s. 3')]"
        ),
        "a Finding whose citation is a str",
    ),
    "message of its own": (
        HEAD.format(
            body=VALIDATE + "from comity.model.messages import Message; "
            "return [Finding(Severity.ERROR, 'r', 'No.', said=Message('nr.r', (), 'No.'))]"
        ),
        "a Finding whose said is not a message of the registry",
    ),
    "message of nothing": (
        HEAD.format(
            body=VALIDATE + "from comity.model.messages import Message; "
            "return [Finding(Severity.ERROR, 'r', 'No.', said=Message(3, 'x', remedy='y'))]"
        ),
        "a Finding whose said is not a message of the registry",
    ),
    "message that says something else": (
        HEAD.format(
            body=VALIDATE + "from comity.text.messages import message; "
            "return [Finding(Severity.ERROR, 'r', 'No.', said=message('law.by-account'))]"
        ),
        "a Finding whose said is not what message and cure say",
    ),
    "record of another": (
        HEAD.format(
            body="@hookimpl\n    def comity_jurisdictions(self):\n        "
            "return [Jurisdiction('TV', 'Stolen', 'Stolen', ('en',))]"
        ),
        "does not return a record for NR",
    ),
    "record without languages": (
        HEAD.format(
            body="@hookimpl\n    def comity_jurisdictions(self):\n        "
            "return [Jurisdiction('NR', 'Britain', 'Britain', None)]"
        ),
        "whose languages is a NoneType",
    ),
    "law of words": (
        HEAD.format(
            body="@hookimpl\n    def comity_law(self, jurisdiction, on):\n        "
            "return LawBook('NR', answers=('yes',))"
        ),
        "a LawBook whose answers contains a str",
    ),
}


def findings(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return json.loads(done.stdout)["files"][0]["findings"]


# one of each thing that the host looks at; the others for `tox -e long`
EACH_RUN = {"is no Python", "exits at import", "has no plugin", "answers no hook"}
EACH_RUN |= {"raises at startup", "override without its mark", "raises", "recurses"}
EACH_RUN |= {"answers a word", "citation in words", "message that says something else"}
EACH_RUN |= {"record of another", "law of words"}


@pytest.mark.parametrize(
    "case", [pytest.param(c, marks=() if c in EACH_RUN else pytest.mark.long) for c in BROKEN]
)
def test_a_broken_country_blocks_the_case_that_needs_it(
    case: str, country, comity, write, request_data, allow_code
) -> None:  # a test below has a process for one of each stage
    allow_code("comity-nr", "comity-tv", "comity-pact")
    source, cause = BROKEN[case]
    country("TV")
    site = country("NR", plugin=source, version="3.1")

    done = comity("check", write(request_data), "--format", "json", site=site, tame=True)

    assert done.returncode == 1, done.stderr
    (error,) = [f for f in findings(done) if f["severity"] == "error"]
    assert error["rule"] == "plugin.quarantined"
    assert error["message"].startswith("The rules of NR were not applied: NR (comity-nr 3.1): ")
    assert cause in error["message"]
    assert error["field"] == "requested.state"
    assert error["line"] > 0
    assert "Traceback" not in done.stderr


# one for each stage, and one that claims the State of the notice; the others for `tox -e long`
STAGES = {"exits at import", "is nothing", "raises at startup", "answers a word"}
STAGES |= {"record of another"}


@pytest.mark.parametrize(
    "case", [pytest.param(c, marks=() if c in STAGES else pytest.mark.long) for c in BROKEN]
)
def test_it_blocks_nobody_else(case: str, country, comity, write, notice_data, allow_code) -> None:
    allow_code("comity-nr", "comity-tv", "comity-pact")
    country("TV")
    site = country("NR", plugin=BROKEN[case][0])

    done = comity("build", write(notice_data), "-o", "out", site=site)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "case", ["import error", "raises", "misspelt and unmarked", "record of another"]
)
def test_nothing_is_built_of_a_case_that_needs_it(
    case: str, country, comity, write, request_data, tmp_path: Path, allow_code
) -> None:
    allow_code("comity-nr", "comity-tv", "comity-pact")
    country("TV")
    site = country("NR", plugin=BROKEN[case][0])

    done = comity("build", write(request_data), "-o", "out", site=site, tame=True)

    assert done.returncode == 1
    assert "The rules of NR were not applied" in done.stderr
    assert not (tmp_path / "desk" / "out").exists()


def test_a_plugin_that_fails_while_the_document_is_made_blocks_it_too(
    country, comity, write, request_data, tmp_path: Path, allow_code
) -> None:
    allow_code("comity-nr", "comity-tv", "comity-pact")
    body = "@hookimpl\n    def comity_format_value(self, value, kind, language, parties):\n        "
    site = country("TV", plugin=HEAD.format(body=body + "raise OSError('no such calendar')"))

    done = comity("build", write(request_data), "-o", "out", site=site, tame=True)

    assert done.returncode == 1
    assert "The rules of TV were not applied" in done.stderr
    assert "case.yaml:" in done.stderr
    assert not (tmp_path / "desk" / "out").exists()


def test_the_list_of_plugins_names_each_with_its_cause(country, comity, allow_code) -> None:
    allow_code("comity-nr", "comity-tv", "comity-pact")
    country("TV")
    site = country("NR", plugin="import no_such_library", version="3.1")

    text = comity("plugins", site=site, tame=True)
    data = json.loads(comity("plugins", "--format", "json", site=site).stdout)

    assert text.returncode == 0
    row = next(q for q in data["quarantined"] if q["name"] == "NR")
    assert (row["distribution"], row["version"]) == ("comity-nr", "3.1")
    assert "no_such_library" in row["reason"]
    assert row["reason"] in text.stdout
    tuvalu = next(p for p in data["plugins"] if p["name"] == "TV")
    assert (tuvalu["distribution"], tuvalu["version"]) == ("comity-tv", "1.0")
    assert (tuvalu["editions"], tuvalu["undated"]) == ([], 0)
    assert {"law", "validate", "jurisdictions"} <= set(tuvalu["hooks"])


@pytest.mark.parametrize(
    ("law", "cause"),
    [
        ("this is no TOML", "act.toml"),
        (
            '[[rule]]\nid = "nr.r"\nrole = "requested"\nsays = "Say it."\nsource = "lost"\n'
            'require = [{field = "subject", present = true}]\nread = "official"\n'
            "to = 2001-01-01\n",
            "lost",
        ),
    ],
)
def test_the_list_of_plugins_sets_aside_a_country_whose_law_cannot_be_read(
    law: str, cause: str, country, comity
) -> None:
    country("TV")
    site = country("NR", law=law)
    rows = json.loads(comity("plugins", "--format", "json", site=site).stdout)

    (row,) = [q for q in rows["quarantined"] if q["name"] == "NR"]
    assert cause in row["reason"]
    names = {plugin["name"] for plugin in rows["plugins"]}
    assert "TV" in names
    assert "NR" not in names


def test_the_list_of_plugins_sets_aside_a_topic_that_cannot_give_its_instruments(
    install, comity, allow_code
) -> None:
    allow_code("comity-nr", "comity-tv", "comity-pact")
    site = install(
        "comity-pact", "2.0", "[comity.plugins]\npact = pact:plugin\n", modules={"pact.py": TOPIC}
    )
    rows = json.loads(comity("plugins", "--format", "json", site=site, tame=True).stdout)

    assert "pages missing" in next(q["reason"] for q in rows["quarantined"] if q["name"] == "pact")


def test_what_a_plugin_prints_does_not_get_into_the_results(
    country, comity, write, request_data, allow_code
) -> None:
    allow_code("comity-nr", "comity-tv", "comity-pact")
    chatty = "print('loaded')\n" + HEAD.format(body=VALIDATE + "print('asked'); return []")
    site = country("TV", plugin=chatty)

    done = comity("check", write(request_data), "--format", "json", site=site)

    assert done.returncode == 0
    assert findings(done)
    assert "loaded" in done.stderr
    assert "asked" in done.stderr


def test_an_interrupt_that_a_plugin_raises_is_its_own_fault(
    country, make_host: Callable[..., Host]
) -> None:
    country("TV", plugin="raise KeyboardInterrupt")
    host = make_host()

    assert host.jurisdiction("TV") is None
    (aside,) = [q for q in host.quarantined if q.name == "TV"]
    assert "KeyboardInterrupt, which only the user may do" in aside.reason


TOPIC = """
from comity import hookimpl
class Topic:
    @hookimpl
    def comity_instruments(self):
        raise RuntimeError("pages missing")
plugin = Topic()
"""


def test_a_broken_topic_blocks_a_case_that_it_was_asked_about(
    install, comity, write, request_data, allow_code
) -> None:
    allow_code("comity-nr", "comity-tv", "comity-pact")
    site = install(
        "comity-pact", "2.0", "[comity.plugins]\npact = pact:plugin\n", modules={"pact.py": TOPIC}
    )
    done = comity("check", write(request_data), "--format", "json", site=site, tame=True)

    assert done.returncode == 1
    (error,) = [f for f in findings(done) if f["severity"] == "error"]
    assert "pact (comity-pact 2.0): comity_instruments failed" in error["message"]


@pytest.mark.parametrize(("basis", "code"), [([], 0), ([{"instrument": "some-pact"}], 1)])
def test_a_topic_that_cannot_be_loaded_blocks_where_an_instrument_is_missing(
    install, comity, write, request_data, basis: list[dict[str, str]], code: int, allow_code
) -> None:
    allow_code("comity-nr", "comity-tv", "comity-pact")
    site = install(
        "comity-pact", "2.0", "[comity.plugins]\npact = pact:plugin\n", modules={"pact.py": "1 / 0"}
    )
    done = comity(
        "check", write(request_data | {"basis": basis}), "--format", "json", site=site, tame=True
    )
    assert done.returncode == code
    found = next(f for f in findings(done) if f["rule"] == "plugin.quarantined")
    assert found["severity"] == ("error" if code else "warning")
    assert "comity-pact 2.0" in found["message"]


@pytest.mark.parametrize("name", ["core", "NR"])
def test_a_topic_cannot_take_the_name_of_the_host_or_a_state(
    name: str, install, country, make_host
) -> None:
    country("NR")
    install(
        "comity-pact",
        "1.0",
        f"[comity.plugins]\n{name} = pact:plugin\n",
        modules={"pact.py": TOPIC},
    )
    host = make_host(Office(allowed=frozenset({"comity-nr", "comity-pact"})))

    record = host.jurisdiction("NR")
    assert record is not None
    assert record.name == "Republic of NR"
    assert any(q.distribution == "comity-pact" for q in host.quarantined)
