"""Who may open a folder on Windows, where a list beside it says so, and not a mode.

The list is asked for and written in the letters in which Windows shows it (SDDL), so what is made
of it is a matter of text. Where Windows does not tell, as of some network drives, nothing is said.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

__all__ = ["close_to_others", "let_in", "may_open"]

_ACE = re.compile(r"\((?:A|OA|XA|ZA);[^;)]*;[^;)]*;[^;)]*;[^;)]*;([^;)]*)")
_WIDE = {
    **dict.fromkeys(("WD", "S-1-1-0", "AN", "S-1-5-7"), "everyone"),
    **dict.fromkeys(("AU", "S-1-5-11", "BU", "S-1-5-32-545", "DU"), "all users"),
    **dict.fromkeys(("IU", "S-1-5-4", "NU", "S-1-5-2"), "all users"),
    **dict.fromkeys(("BG", "S-1-5-32-546", "DG", "LG"), "guests"),
}
"""The groups that take in people whom the owner never named, by both of their signs."""
_DOMAIN = re.compile(r"S-1-5-21-[\d-]+-(513|514)")
"""All users of a domain, and its guests."""
_OWNER = re.compile(r"O:(S-[\d-]+|[A-Z]{2})")
_FILE, _OF_OWNER, _OF_OTHERS, _NOT_INHERITED = 1, 1, 4, 0x80000000


def let_in(sddl: str) -> str:
    """Which wide group a list lets in: everyone, all users or guests; empty where none.

    A folder without a list, as on a disk that has none, is everybody's.

    Args:
        sddl: the owner and the list, as Windows writes them.
    """
    _, listed, aces = sddl.partition("D:")
    if not listed or "NO_ACCESS_CONTROL" in aces:
        return "everyone"
    for sign in _ACE.findall(aces):
        if said := _WIDE.get(sign):
            return said
        if found := _DOMAIN.fullmatch(sign):
            return "all users" if found[1] == "513" else "guests"
    return ""


def may_open(path: Path) -> str:
    """Which wide group may open a folder; empty where none may, or the system does not tell."""
    said = _told(path)
    return "" if said is None else let_in(said)


def close_to_others(path: Path) -> None:
    """Let the owner, the administrators and the system alone open a folder that was just made.

    Python does so from 3.11.10, 3.12.4 and 3.13 on. Where it cannot be done, ``may_open`` tells.
    """
    said = _told(path)
    owner = None if said is None else _OWNER.match(said)
    if owner is not None:
        aces = "".join(f"(A;OICI;FA;;;{sign})" for sign in ("SY", "BA", owner[1]))
        _say(path, f"D:P{aces}")


def _told(path: Path) -> str | None:
    """The owner of a folder and its list, in SDDL; None where Windows does not tell."""
    if sys.platform != "win32":
        return None
    import ctypes
    from ctypes import wintypes

    rights = ctypes.WinDLL("advapi32")
    free = ctypes.WinDLL("kernel32").LocalFree
    free.argtypes = [ctypes.c_void_p]
    found, text, length = ctypes.c_void_p(), ctypes.c_void_p(), wintypes.ULONG()
    what = _OF_OWNER | _OF_OTHERS
    if rights.GetNamedSecurityInfoW(
        ctypes.c_wchar_p(str(path)), _FILE, what, None, None, None, None, ctypes.byref(found)
    ):
        return None
    try:
        if not rights.ConvertSecurityDescriptorToStringSecurityDescriptorW(
            found, 1, what, ctypes.byref(text), ctypes.byref(length)
        ):
            return None
        return ctypes.wstring_at(text.value or 0)
    finally:
        free(found)
        free(text)


def _say(path: Path, sddl: str) -> None:
    """Give a folder a list, and let it inherit none."""
    if sys.platform != "win32":
        return
    import ctypes

    rights = ctypes.WinDLL("advapi32")
    free = ctypes.WinDLL("kernel32").LocalFree
    free.argtypes = [ctypes.c_void_p]
    made = ctypes.c_void_p()
    if rights.ConvertStringSecurityDescriptorToSecurityDescriptorW(
        ctypes.c_wchar_p(sddl), 1, ctypes.byref(made), None
    ):
        what = ctypes.c_uint32(_OF_OTHERS | _NOT_INHERITED)
        rights.SetFileSecurityW(ctypes.c_wchar_p(str(path)), what, made)
        free(made)
