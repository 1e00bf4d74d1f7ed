"""Where the data folder lies if nobody names one: where the system keeps the data of a person."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["default_folder"]


def default_folder(
    environ: Mapping[str, str] | None = None, system: str = sys.platform, home: Path | None = None
) -> Path:
    """The data folder of the person who runs the program.

    Args:
        environ: the variables of the environment; default: those of the process.
        system: the system, as ``sys.platform`` names it.
        home: the folder of the person; default: as the system says.
    """
    variables = os.environ if environ is None else environ
    own = home or Path.home()
    if system == "win32":
        local = variables.get("LOCALAPPDATA")
        return (Path(local) if local else own / "AppData" / "Local") / "Comity"
    if system == "darwin":
        return own / "Library" / "Application Support" / "Comity"
    data = variables.get("XDG_DATA_HOME", "")
    # a relative one is to be passed over, as the specification has it
    return (Path(data) if data.startswith("/") else own / ".local" / "share") / "comity"
