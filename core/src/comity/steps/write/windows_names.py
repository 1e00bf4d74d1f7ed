"""Names that Windows does not hold as they are written: devices, and what it reads as more.

What is written to a device is gone without an error, and what stands behind a colon lies in a
stream of a file that no program shows.
"""

from __future__ import annotations

import errno
import re
from pathlib import Path

__all__ = ["real_reason", "windows_lacks"]

_DEVICES = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³]) *(?:\..*)?$", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"|?*\\]|[. ]$')
_NAME, _PATH = 255, 248
"""Signs of a name, and of a path less the twelve that Windows keeps of its 260."""


def windows_lacks(name: str) -> bool:
    """Whether Windows cannot hold a file of this name, or holds it as something else."""
    return bool(_DEVICES.match(name) or _FORBIDDEN.search(name))


def real_reason(number: int, path: Path) -> int:
    """Why Windows does not write a file: of a name that is too long it says that nothing is there.

    Args:
        number: the reason that it gives, of ``errno``.
        path: the whole path of the file.
    """
    long = len(path.name) > _NAME or len(str(path)) > _PATH
    return errno.ENAMETOOLONG if long and number in (errno.ENOENT, errno.EINVAL) else number
