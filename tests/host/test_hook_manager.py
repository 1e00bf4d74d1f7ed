"""A hook that this host does not have costs that hook; an old one is still asked for a time."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from comity._version import __version__
from comity.host import Host
from comity.host.hook_manager import DEPRECATED, Deprecated, HookManager
from comity.host.hookspecs import hookimpl
from comity.model.drafts.base import Draft
from comity.model.office import Office
from comity.model.records import Parties

DAY = dt.date(2026, 10, 5)
PARTIES = Parties({"requesting": "TV", "requested": "NR"})
PLUGIN = """
from comity import DataPlugin, hookimpl
class Plugin(DataPlugin):
    {body}
plugin = Plugin(__name__)
"""
NEWER = {
    "unknown-hook": "@hookimpl\n    def comity_sanctions(self, draft):\n        return []",
    "unknown-argument": (
        "@hookimpl\n    def comity_channels(self, draft, lawyer, court):\n        return []"
    ),
}
SAID = {
    "unknown-hook": "has the hook comity_sanctions, which this version of Comity does not have",
    "unknown-argument": "The hook comity_channels of the plugin NR takes lawyer, court, which",
}
REMARK = {
    "unknown-hook": f"comity_sanctions is not a hook in Comity {__version__}, so it is never asked",
    "unknown-argument": (
        f"comity_channels takes lawyer, court, which Comity {__version__} does not give, so it is "
        "never asked"
    ),
}


@pytest.mark.parametrize("which", NEWER)
def test_a_hook_of_another_version_costs_that_hook_and_not_the_country(
    which: str, country: Callable[..., Path], make_host: Callable[..., Host], draft: Draft
) -> None:
    country("NR", plugin=PLUGIN.format(body=NEWER[which]))
    host = make_host(Office(allowed=frozenset({"comity-nr"})))  # tried in a process of its own

    assert host.jurisdiction("NR") is not None
    assert host.law("NR", DAY) is not None
    assert [q for q in host.quarantined if q.distribution == "comity-nr"] == []
    assert "comity_sanctions" not in host.registry.hooks("NR")
    assert host.channels(draft, PARTIES, DAY) == []
    assert [str(remark) for remark in host.registry.hook_remarks("NR")] == [REMARK[which]]
    assert host.registry.hook_remarks("core") == ()


@pytest.mark.parametrize("which", NEWER)
def test_a_hook_of_another_version_is_told_in_the_findings_and_blocks_nothing(
    which: str, country, comity, write, request_data, allow_code
) -> None:
    allow_code("comity-nr")
    country("TV")
    site = country("NR", plugin=PLUGIN.format(body=NEWER[which]))
    case = write(request_data)

    done = comity("check", case, "--format", "json", site=site, tame=True)
    listed = comity("plugins", site=site, tame=True)

    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(done.stdout)["files"][0]["findings"]
    (told,) = [f for f in found if f["rule"] == f"plugin.{which}"]
    assert told["severity"] == "advice"
    assert SAID[which] in told["message"]
    assert "update Comity" in told["cure"]
    assert REMARK[which] in " ".join(listed.stdout.split())


def test_what_the_data_say_is_asked_in_place_of_an_override_that_cannot_be(
    country: Callable[..., Path], make_host: Callable[..., Host], draft: Draft
) -> None:
    rule = """[[rule]]
id = "nr.paper"
role = "requested"
require = [{ field = "paper_size", present = true }]
says = "A request names its paper."
source = "act"
article = "s. 1"
read = "official"
"""
    body = "@hookimpl\n    def comity_validate(self, draft, lawyer):\n        return []"
    country("NR", law=rule, plugin=PLUGIN.format(body=body))
    host = make_host(Office(allowed=frozenset({"comity-nr"})), tame=True)

    found = host.validate(draft, PARTIES, DAY)

    assert [finding.rule for finding in found] == ["nr.paper"]
    assert [remark.what for remark in host.registry.hook_remarks("NR")] == ["argument"]
    host.registry.quarantine("NR", "a test")
    assert host.validate(draft, PARTIES, DAY) == []


class Old:
    """A plugin of the time before a hook was replaced."""

    asked = 0

    @hookimpl
    def comity_rules(self, draft: object) -> list[object]:
        self.asked += 1
        return []


class Both(Old):
    """A plugin for hosts of both times."""

    @hookimpl
    def comity_validate(self, draft: object) -> list[object]:
        return []


def table(ends: str, replacement: str = "comity_validate") -> dict[str, Deprecated]:
    return {"comity_rules": Deprecated(since="0.1", ends=ends, replacement=replacement)}


def ask(manager: HookManager) -> None:
    manager.hook.comity_validate(draft=None, parties=PARTIES, on=DAY)


def test_an_old_hook_is_asked_as_its_replacement_and_remarked_on() -> None:
    manager, plugin = HookManager(table("9.0")), Old()
    manager.register(plugin, "NR")
    ask(manager)

    assert plugin.asked == 1
    assert [str(remark) for remark in manager.remarks] == [
        "comity_rules is deprecated: since 0.1 use comity_validate; Comity 9.0 does not ask it"
    ]


def test_of_a_plugin_that_has_both_hooks_the_new_one_is_asked() -> None:
    manager, plugin = HookManager(table("9.0")), Both()
    manager.register(plugin, "NR")
    ask(manager)

    assert plugin.asked == 0
    assert [remark.what for remark in manager.remarks] == ["deprecated"]


def test_an_old_hook_is_unknown_from_the_version_on_that_ends_it() -> None:
    manager, plugin = HookManager(table(__version__)), Old()
    manager.register(plugin, "NR")
    ask(manager)

    assert plugin.asked == 0
    assert [remark.what for remark in manager.remarks] == ["unknown"]


def test_an_old_hook_that_still_has_a_specification_is_asked_by_its_own_name() -> None:
    old = {"comity_validate": Deprecated(since="0.1", ends="9.0")}
    manager, plugin = HookManager(old), Both()
    manager.register(plugin, "NR")

    assert [str(remark) for remark in manager.remarks] == [
        f"comity_rules is not a hook in Comity {__version__}, so it is never asked",
        "comity_validate is deprecated: since 0.1 there is none in its place; Comity 9.0 does not "
        "ask it",
    ]
    assert manager.hook.comity_validate(draft=None, parties=PARTIES, on=DAY) == [[]]


def test_an_old_hook_is_a_remark_of_the_list_of_plugins(
    country, comity, allow_code, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(DEPRECATED, "comity_rules", table("9.0")["comity_rules"])
    allow_code("comity-nr")
    body = "@hookimpl\n    def comity_rules(self, draft):\n        return []"
    site = country("NR", plugin=PLUGIN.format(body=body))

    done = comity("plugins", "--format", "json", site=site, tame=True)

    (row,) = [row for row in json.loads(done.stdout)["plugins"] if row["name"] == "NR"]
    assert row["remarks"] == [
        "comity_rules is deprecated: since 0.1 use comity_validate; Comity 9.0 does not ask it."
    ]


def test_every_deprecated_hook_has_a_table_that_can_be_held_to() -> None:
    from comity.host import hookspecs
    from comity.host.host_range import bounds_of

    for name, old in DEPRECATED.items():
        assert bounds_of(f"comity>={old.since},<{old.ends}"), name
        assert hasattr(hookspecs, old.replacement or name), name
