"""Runs Python code in a process that the kernel ends as soon as it reaches for the network.

`python -m tests.confined CODE ARGUMENT...` runs CODE. A filter on system calls (seccomp) kills the
process and all its threads, with SIGSYS, where any of them, or a library, or a child, makes a
socket other than between processes of this computer.
"""

import ctypes
import os
import platform
import struct
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

_LOAD, _EQUALS, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_CALL, _MACHINE, _FAMILY = 0, 4, 16
"""Where the kernel puts the number of a call, the kind of machine, and the first argument."""
_AF_UNIX = 1
_IO_URING_SETUP = 425
"""Makes sockets without a call that a filter would see."""
_FOREIGN_CALLS = 0x40000000
"""From here on x86-64 counts the calls of another convention."""
_PR_SET_SECCOMP, _FILTER, _PR_SET_NO_NEW_PRIVS = 22, 2, 38


@dataclass(frozen=True)
class Machine:
    """What Linux calls a kind of machine, and the number that socket() has there."""

    audit: int
    socket: int


MACHINES: Mapping[str, Machine] = {
    "x86_64": Machine(0xC000003E, 41),
    "aarch64": Machine(0xC00000B7, 198),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def why_not() -> str:
    """Why nothing can be confined here; empty where it can."""
    if not sys.platform.startswith("linux"):
        return "only Linux has seccomp"
    if platform.machine() not in MACHINES:
        return f"the numbers of system calls on {platform.machine()} are not known"
    return ""


def confine() -> None:
    """From here on this process and its children die of the network."""
    filter_ = b"".join(_steps(MACHINES[platform.machine()]))
    library = ctypes.CDLL(None, use_errno=True)
    program = _Program(len(filter_) // 8, filter_)
    for arguments in (
        (_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        (_PR_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0),
    ):
        if library.prctl(*arguments):
            raise OSError(ctypes.get_errno(), "the filter cannot be set")


def _steps(machine: Machine) -> list[bytes]:
    """The filter; a jump skips so many steps where its test holds, else the others."""
    return [
        _step(_LOAD, _MACHINE),
        _step(_EQUALS, machine.audit, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _CALL),
        _step(_AT_LEAST, _FOREIGN_CALLS, 4, 0),
        _step(_EQUALS, _IO_URING_SETUP, 3, 0),
        _step(_EQUALS, machine.socket, 0, 3),
        _step(_LOAD, _FAMILY),
        _step(_EQUALS, _AF_UNIX, 1, 0),
        _step(_RETURN, _KILL),
        _step(_RETURN, _ALLOW),
    ]


def _step(code: int, value: int, true: int = 0, false: int = 0) -> bytes:
    return struct.pack("HBBI", code, true, false, value)


def run(code: str, *arguments: str, patience: float = 120) -> subprocess.CompletedProcess[str]:
    """Run Python code under the filter; a negative exit status is the signal that ended it."""
    return subprocess.run(
        [sys.executable, "-m", "tests.confined", code, *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=patience,
        check=False,
    )


if __name__ == "__main__":
    confine()
    _code = sys.argv[1]
    sys.argv = ["wattif", *sys.argv[2:]]
    exec(compile(_code, "confined", "exec"), {"__name__": "__main__"})
