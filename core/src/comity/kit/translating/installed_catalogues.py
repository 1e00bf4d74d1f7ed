"""Where the catalogues of an installed language lie, or those that a country brings."""

from __future__ import annotations

from pathlib import Path

from comity.host import Host
from comity.host.installed import LANGUAGES
from comity.host.languages import FOLDER
from comity.host.packages import find_files
from comity.model.errors import Fault, InputError, PluginError
from comity.steps.wording.catalogue import SOURCE
from comity.text.catalogues import SUFFIX

__all__ = ["installed_catalogues"]


def installed_catalogues(named: str, host: Host) -> list[tuple[str, Path]]:
    """Each catalogue with its tag: of a language (``pt``), or of a country's distribution (``DE``).

    Raises:
        InputError: nothing of this name brings wording.
        PluginError: the language is set aside, or its files cannot be used.
    """
    tags = _of_country(named, host) or ([named] if named in host.languages.tags() else [])
    if not tags:
        _refuse(named, host)
    return [(tag, _file(tag, host)) for tag in tags]


def _of_country(code: str, host: Host) -> list[str]:
    entry = host.registry.owners.jurisdictions.get(code)
    if entry is None:
        return []
    brought = host.languages.brought
    return [tag for tag, one in brought.items() if one.distribution == entry.distribution]


def _file(tag: str, host: Host) -> Path:
    entry = host.languages.brought.get(tag)
    return find_files(entry).place / FOLDER / f"{tag}{SUFFIX}" if entry else host.languages.own[tag]


def _refuse(named: str, host: Host) -> None:
    for one in host.quarantined:
        if one.group == LANGUAGES and one.name == named:
            raise PluginError(f"The language {one} is set aside.")
    if named in host.installed():
        message = f"{named} brings no language"
    else:
        message = "is neither a file, nor an installed language, nor an installed country"
    there = ", ".join(tag for tag in host.languages.tags() if tag != SOURCE)
    raise InputError(Fault(named, 0, 0, "", message, f"Installed languages: {there}."))
