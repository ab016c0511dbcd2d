"""See to the system libraries that Qt needs and that wheels cannot bring.

`system_libraries.py [--screen]` exits 0 when everything is there. As root on Debian or Ubuntu it
installs what is missing; otherwise it prints the exact command and exits 1. It runs on the bare
Python, before there is a virtual environment, so it uses the standard library alone.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

DRAW = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What drawing needs, off screen too: library file to Debian package."""

X11 = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""What a window on an X screen needs besides."""

WAYLAND = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""What a window on a Wayland screen needs besides."""

APT = ["apt-get", "-o", "DPkg::Lock::Timeout=300"]


def loads(library: str) -> bool:
    """Whether the dynamic linker finds the library, which is what Qt will ask."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(libraries: dict[str, str]) -> dict[str, str]:
    """What is missing, as package to what it is wanted for."""
    missing = {package: name for name, package in libraries.items() if not loads(name)}
    in_environment = sys.prefix != sys.base_prefix
    if not in_environment and importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        missing[f"python{version}-venv"] = "virtual environments"
    return missing


def install(packages: list[str]) -> bool:
    """Install Debian packages as root; the package lists may have to be fetched first."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = [*APT, "install", "--yes", "--no-install-recommends", *packages]
    print("Installing the system libraries that Qt needs:", " ".join(packages), flush=True)
    if subprocess.run(command, env=environment, check=False).returncode == 0:
        return True
    print("Once more with fresh package lists:", flush=True)
    subprocess.run([*APT, "update"], env=environment, check=False)
    return subprocess.run(command, env=environment, check=False).returncode == 0


def main(arguments: list[str]) -> int:
    """Check, and install or explain."""
    if not sys.platform.startswith("linux"):
        return 0
    libraries = dict(DRAW)
    if "--screen" in arguments:
        libraries |= X11 if os.environ.get("DISPLAY") else {}
        libraries |= WAYLAND if os.environ.get("WAYLAND_DISPLAY") else {}
    missing = missing_packages(libraries)
    if not missing:
        return 0
    packages = sorted(missing)
    if shutil.which("apt-get") is None:
        print("Missing on this system:", ", ".join(sorted(missing.values())), file=sys.stderr)
        print("Install the packages that hold them, then try again.", file=sys.stderr)
        return 1
    if os.geteuid() == 0 and install(packages) and not missing_packages(libraries):
        return 0
    print(
        "Some system packages are missing. Install them, then try again:\n\n"
        f"    sudo apt-get install --no-install-recommends {' '.join(packages)}\n",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
