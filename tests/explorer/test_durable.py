"""A save that goes wrong says what can be done, and leaves everything as it was."""

import errno
import fcntl
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer import durable
from explorer.durable import ChangedError, replace
from explorer.errors import WattifError
from explorer.files import load, save
from explorer.scenario import Scenario
from tests.explorer.samples import HEAD, ROOT, is_one_plain_line

NEW = Scenario(title="new")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file that was saved before."""
    path = tmp_path / "old.wattif.toml"
    path.write_text(HEAD + "title = 'old'\n", encoding="utf-8")
    return path


_ON_A_FULL_DISK = """
import pathlib, resource, sys
from explorer.errors import WattifError
from explorer.files import load, save
from explorer.scenario import Scenario

path = pathlib.Path(sys.argv[1]) / "mine.wattif.toml"
save(Scenario(title="old"), path)
if sys.argv[2] == "small":
    resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
try:
    save(Scenario(title="new", notes="n" * 60_000), path)
except WattifError as error:
    print(error)
assert load(path).title == "old"
assert list(path.parent.iterdir()) == [path]
"""
_SMALL_DISK = 'mount -t tmpfs -o size=24k wattif "$1" && exec "$2" -c "$3" "$1" disk'


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def test_a_full_disk_leaves_the_old_file_and_says_what_can_be_done(tmp_path: Path) -> None:
    shell = ["unshare", "-rm", "sh", "-c", _SMALL_DISK, "sh"]
    done = run(*shell, str(tmp_path), sys.executable, _ON_A_FULL_DISK)
    if done.returncode and "Error" not in done.stderr:
        # Where no disk can be mounted: a file that may not grow.
        done = run(sys.executable, "-c", _ON_A_FULL_DISK, str(tmp_path), "small")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("mine.wattif.toml could not be saved: ")
    assert "make room on the disk" in done.stdout
    assert "Your work is still open" in done.stdout


@pytest.fixture
def forbidden() -> Iterator[Path]:
    """A folder in which this process may read and not write, whoever runs it."""
    folder = Path(tempfile.mkdtemp())
    (folder / "old.wattif.toml").write_text(HEAD + "title = 'old'\n", encoding="utf-8")
    # What a save needs is loaded as long as it may be read.
    save(load(folder / "old.wattif.toml"), folder / "old.wattif.toml")
    folder.chmod(0o555)
    me = os.geteuid()
    if me == 0:
        os.seteuid(65_534)
    yield folder
    os.seteuid(me)
    folder.chmod(0o755)
    (folder / "old.wattif.toml").unlink()
    folder.rmdir()


def test_a_read_only_folder_is_told(forbidden: Path) -> None:
    path = forbidden / "old.wattif.toml"
    with pytest.raises(WattifError, match="in a place where you may write") as refusal:
        save(NEW, path)
    assert is_one_plain_line(str(refusal.value))
    assert load(path).title == "old"


def test_a_folder_that_vanished_is_told(old: Path) -> None:
    old.unlink()
    old.parent.rmdir()
    with pytest.raises(WattifError, match="connect the drive or make the folder again"):
        save(NEW, old)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "make room"),
        (errno.EDQUOT, "make room"),
        (errno.EROFS, "where you may write"),
        (errno.ESTALE, "connect the drive"),
        (errno.EIO, "connect the drive"),
        (errno.ELOOP, "in another place"),
    ],
)
def test_each_trouble_has_its_remedy(number: int, said: str) -> None:
    assert said in durable._remedy(OSError(number, os.strerror(number)))


# Others who write


def test_a_file_that_somebody_changed_is_not_replaced(old: Path) -> None:
    seen = old.read_text()
    old.write_text(HEAD + "title = 'theirs'\n")
    with pytest.raises(ChangedError, match="was changed by another program"):
        save(NEW, old, expected=seen)
    assert load(old).title == "theirs"
    assert list(old.parent.iterdir()) == [old]


def test_a_file_as_it_was_seen_is_replaced(old: Path) -> None:
    text = save(NEW, old, expected=old.read_text())
    assert old.read_text() == text
    save(Scenario(title="newer"), old, expected=text)
    assert load(old).title == "newer"


def test_a_file_that_is_no_longer_readable_counts_as_changed(old: Path) -> None:
    seen = old.read_text()
    old.write_bytes(b"\xff\xfe half")
    with pytest.raises(ChangedError):
        save(NEW, old, expected=seen)


def test_a_file_that_is_gone_is_written_again(old: Path) -> None:
    seen = old.read_text()
    old.unlink()
    save(NEW, old, expected=seen)
    assert load(old).title == "new"


def test_of_many_who_save_at_once_only_one_replaces_what_it_saw(old: Path) -> None:
    seen = old.read_text()
    saved, refused = list[str](), list[str]()

    def one(name: str) -> None:
        try:
            save(Scenario(title=name), old, before="", expected=seen)
        except ChangedError:
            refused.append(name)
        else:
            saved.append(name)

    threads = [threading.Thread(target=one, args=(f"no. {n}",)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(saved), len(refused)) == (1, 11)
    assert load(old).title == saved[0]


def test_what_a_killed_one_left_beside_the_file_goes_with_the_next_save(old: Path) -> None:
    left = old.with_name(".wattif-unfinished-a1b2c3d4")
    left.write_text("half")
    other = old.with_name(".wattif-personal")
    other.write_text("mine")
    save(NEW, old)
    assert not left.exists()
    assert other.read_text() == "mine"


def test_somebody_who_holds_the_folder_for_ever_does_not_stop_a_save(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "_PATIENCE", 0.05)
    handle = os.open(old.parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        replace(old, "kept")
    finally:
        os.close(handle)
    assert old.read_text() == "kept"
