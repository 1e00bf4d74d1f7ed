"""Under which licence a new distribution stands: an SPDX id, and its LICENSE file."""

from __future__ import annotations

import re
from importlib.resources import files

from comity.model.errors import Fault, InputError

__all__ = ["KNOWN", "licence_file", "licence_line", "plan_licence"]

KNOWN = {
    "Apache-2.0": "Apache License 2.0",
    "EUPL-1.2": "European Union Public Licence 1.2",
    "MIT": "MIT License",
    "CC0-1.0": "Creative Commons Zero 1.0",
    "CC-BY-4.0": "Creative Commons Attribution 4.0",
    "BSD-3-Clause": "BSD 3-Clause License",
    "MPL-2.0": "Mozilla Public License 2.0",
    "LGPL-3.0-or-later": "GNU Lesser General Public License 3 or later",
    "GPL-3.0-or-later": "GNU General Public License 3 or later",
    "AGPL-3.0-or-later": "GNU Affero General Public License 3 or later",
}
WHOLE = frozenset({"Apache-2.0"})  # whose text comes with Comity
SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
ADDRESS = "https://spdx.org/licenses/{id}.html"
NONE_YET = """No licence has been chosen yet.

Until its owner chooses one, nobody else may copy, change or pass on this package. Before you
publish it, put the text of a licence into this file, and name the licence in pyproject.toml, under
[project]: license = "Apache-2.0". The ids are listed at https://spdx.org/licenses/.
"""
NAMED = """SPDX-License-Identifier: {id}

This package stands under this licence: {name}.
Before you publish it, replace this file with the full text: {address}
"""
OWN = """SPDX-License-Identifier: {id}

Before you publish this package, replace this file with the text of your licence.
"""


def plan_licence(given: str) -> str:
    """The SPDX id that somebody means; nothing stands for a licence that is yet to be chosen.

    Raises:
        InputError: it is not an SPDX id, or it is a slip for one that is known.
    """
    given = given.strip()
    exact = {name.casefold(): name for name in KNOWN}
    if not given or given.casefold() in exact:
        return exact.get(given.casefold(), "")
    cure = f"Write an SPDX id such as {', '.join([*KNOWN][:4])} (https://spdx.org/licenses/)."
    if not SPDX.fullmatch(given):
        message = f"{given!r} is not the SPDX id of a licence"
        raise InputError(Fault("--licence", 0, 0, "", message, cure))
    near = [name for name in KNOWN if _letters(name).startswith(_letters(given))]
    if near:
        message, cure = f"unknown licence {given!r}", f"Did you mean {' or '.join(near)}?"
        raise InputError(Fault("--licence", 0, 0, "", message, cure))
    return given


def _letters(name: str) -> str:
    """``GPLv3`` as ``gpl3``: what people leave out and put in when they name a licence."""
    return re.sub(r"[^a-z0-9]|v(?=\d)", "", name.casefold())


def licence_line(licence: str) -> str:
    """The line of pyproject.toml that names the licence; a comment while there is none."""
    if licence:
        return f'license = "{licence}"'
    return '# no licence yet (LICENSE): license = "Apache-2.0"'


def licence_file(licence: str) -> bytes:
    """The file LICENSE: the full text where Comity has it, else where to find it."""
    if licence in WHOLE:
        return (files("comity.kit.scaffold") / "files" / f"{licence}.txt").read_bytes()
    if not licence:
        return NONE_YET.encode()
    if licence.startswith("LicenseRef-"):
        return OWN.format(id=licence).encode()
    address = ADDRESS.format(id=licence)
    name = KNOWN.get(licence, licence)
    return NAMED.format(id=licence, name=name, address=address).encode()
