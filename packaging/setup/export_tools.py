"""See to the programs that `make test-exports` opens our exports with.

Exits 0 when LibreOffice Calc, Chromium and poppler are there. As root on Debian or Ubuntu it
installs what is missing; otherwise it prints the exact command and exits 1. It runs on the bare
Python, so it uses the standard library alone.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROGRAMS = {
    "soffice": "libreoffice-calc-nogui",
    "chromium": "chromium",
    "pdftoppm": "poppler-utils",
}
"""What is called, and the Debian package that has it."""
CALC = Path("program/libsclo.so")
"""The part of LibreOffice that computes sheets; other parts may be there without it."""
APT = ["apt-get", "-o", "DPkg::Lock::Timeout=300"]


def missing_packages() -> dict[str, str]:
    """What is missing, as package to program."""
    missing = {package: name for name, package in PROGRAMS.items() if shutil.which(name) is None}
    office = shutil.which("soffice")
    if office is not None and not (Path(office).resolve().parent.parent / CALC).exists():
        missing[PROGRAMS["soffice"]] = "soffice"
    return missing


def install(packages: list[str]) -> bool:
    """Install Debian packages as root; the package lists may have to be fetched first."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = [*APT, "install", "--yes", "--no-install-recommends", *packages]
    print("Installing what opens the exports:", " ".join(packages), flush=True)
    if subprocess.run(command, env=environment, check=False).returncode == 0:
        return True
    print("Once more with fresh package lists:", flush=True)
    subprocess.run([*APT, "update"], env=environment, check=False)
    return subprocess.run(command, env=environment, check=False).returncode == 0


def main() -> int:
    """Check, and install or explain."""
    missing = missing_packages()
    if not missing:
        return 0
    packages = sorted(missing)
    if shutil.which("apt-get") is None:
        print("Missing on this system:", ", ".join(sorted(missing.values())), file=sys.stderr)
        print("Install what has them, then try again.", file=sys.stderr)
        return 1
    if os.geteuid() == 0 and install(packages) and not missing_packages():
        return 0
    print(
        "What opens the exports is missing. Install it, then try again:\n\n"
        f"    sudo apt-get install --no-install-recommends {' '.join(packages)}\n",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
