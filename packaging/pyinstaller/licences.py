"""Collect the licences of everything that a bundle holds, beside the bundle's own notice."""

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOTICE = ROOT / "packaging/licences"
COMMON = Path("/usr/share/common-licenses")
"""Where Debian keeps the long texts; a bundle is released from such a machine."""

LONG_TEXTS = ("LGPL-3", "GPL-3")
"""Qt and PySide6 come under the LGPL 3, which refers to the GPL 3; their wheels bring no text."""

IS_LICENCE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)


def distributions(modules: Iterable[str]) -> dict[str, Distribution]:
    """Name the distributions that the given top-level modules come from."""
    owners = packages_distributions()
    names = {name for module in modules for name in owners.get(module.partition(".")[0], ())}
    return {name: distribution(name) for name in sorted(names) if name != "wattif"}


def licence_files(found: Distribution) -> Iterator[Path]:
    """Give the licence files of a distribution."""
    for path in found.files or ():
        if path.parts[0].endswith(".dist-info") and IS_LICENCE.search("/".join(path.parts[1:])):
            yield Path(str(found.locate_file(path)))


def debian_packages(libraries: Iterable[str]) -> set[str]:
    """Name the Debian packages that system libraries come from; none on other systems."""
    names = {
        f"*/{Path(library).name}" for library in libraries if library.startswith(("/usr/", "/lib"))
    }
    if not names or shutil.which("dpkg") is None:
        return set()
    answer = subprocess.run(
        ["dpkg", "-S", *sorted(names)], capture_output=True, text=True, check=False
    )
    return {line.partition(":")[0] for line in answer.stdout.splitlines()}


def python_licence() -> Path | None:
    """Find the licence of the Python that goes into the bundle."""
    standard = Path(sysconfig.get_path("stdlib"))
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    places = (
        standard / "LICENSE.txt",
        Path(sys.base_prefix, "LICENSE.txt"),
        Path(f"/usr/share/doc/python{version}/copyright"),
    )
    return next((place for place in places if place.exists()), None)


def write(folder: Path, modules: Iterable[str], binaries: Iterable[tuple[str, str]]) -> None:
    """Fill the folder: the notice, then one folder a component.

    `binaries` are pairs of the place in the bundle and the file it comes from.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(NOTICE, folder)
    shutil.copy(ROOT / "LICENSE", folder / "Wattif.txt")
    for path in (ROOT / "ui").rglob("LICENSE-*.txt"):
        shutil.copy(path, folder / path.name.removeprefix("LICENSE-"))
    for name in LONG_TEXTS:
        if (COMMON / name).exists():
            shutil.copy(COMMON / name, folder / f"{name}.txt")
        else:
            print(f"{name}.txt was not found: add it to {folder} before passing the bundle on")
    if python := python_licence():
        shutil.copy(python, folder / "Python.txt")

    pairs = list(binaries)
    in_packages = {place.partition("/")[0] for place, _ in pairs if "/" in place}
    found_here = distributions({*modules, *in_packages})
    versions = "".join(f"{name} {found.version}\n" for name, found in found_here.items())
    (folder / "versions.txt").write_text(versions, encoding="utf-8")
    for name, found in found_here.items():
        for path in licence_files(found):
            target = folder / name / path.parent.name / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    for package in sorted(debian_packages(source for _, source in pairs)):
        copyright_file = Path("/usr/share/doc", package, "copyright")
        if copyright_file.exists():
            shutil.copy(copyright_file, folder / f"{package}.txt")
