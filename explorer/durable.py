"""Writing a file so that a crash, a full disk or another program leaves the old one or the new."""

import contextlib
import errno
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.text import _

_BESIDE = ".wattif-unfinished-"
_PATIENCE = 1.0
"""Seconds that one who saves waits for another one in the same folder."""


class ChangedError(WattifError):
    """The file holds something else than whoever saves believes."""


def replace(path: Path, content: str | bytes, unless: Callable[[Path], bool] | None = None) -> None:
    """Write a text or bytes beside `path`, flush to disk, take its place; a link is followed.

    Raises WattifError: what went wrong and what can be done; ChangedError where `unless`, asked
    about the file in the very moment when nobody else of us saves in its folder, says so.
    """
    try:
        target = Path(os.path.realpath(path))
        data = content.encode("utf-8") if isinstance(content, str) else content
        with _alone_in(target.parent):
            if unless is not None and unless(target):
                raise ChangedError(
                    _("{name} was changed by another program since it was opened.").format(
                        name=name_of(path)
                    )
                )
            _write_beside_and_replace(target, data)
    except (OSError, ValueError) as error:
        if isinstance(error, WattifError):
            raise
        raise WattifError(
            _("{name} could not be saved: {reason}. Your work is still open; {remedy}.").format(
                name=name_of(path), reason=reason_of(error), remedy=_remedy(error)
            )
        ) from None


def name_of(path: Path) -> str:
    """The name of a file as a sentence can tell it."""
    return short(path.name or str(path), most=120)


def reason_of(error: OSError | ValueError) -> str:
    """The system's reason in a few words that go on a sentence."""
    if isinstance(error, UnicodeEncodeError):
        return _("it has characters that no file can hold")
    if not isinstance(error, OSError):
        return _("the name cannot be used")
    reason = error.strerror or str(error)
    return reason[0].lower() + reason[1:]


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {
    *(errno.ENOENT, errno.ENOTDIR, errno.ESTALE, errno.EIO, errno.ENODEV, errno.ENXIO),
    *(errno.ETIMEDOUT, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ENOTCONN),
}


def _remedy(error: OSError | ValueError) -> str:
    number = error.errno if isinstance(error, OSError) else None
    if number in _FULL:
        return _("make room on the disk and save again, or save it in another place")
    if number in _FORBIDDEN:
        return _("save it in a place where you may write")
    if number in _GONE:
        return _("connect the drive or make the folder again, or save it in another place")
    return _("save it in another place")


def _write_beside_and_replace(target: Path, data: bytes) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    if not mode & 0o200:
        raise PermissionError(errno.EACCES, _("the file is read-only"))
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=_BESIDE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(mode)
        Path(beside).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise
    _sync_folder(target.parent)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """One of us at a time saves in a folder; the lock goes with the process that holds it.

    Where a folder cannot be locked (some drives, some systems), all go on as they are.
    """
    handle, locked = _lock(folder)
    try:
        if locked:
            _sweep(folder)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _lock(folder: Path) -> tuple[int | None, bool]:
    try:
        import fcntl  # noqa: PLC0415 - not on every system

        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except (ImportError, AttributeError, OSError):
        return None, False
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                return handle, False
            time.sleep(0.01)
        except OSError:
            return handle, False
        else:
            return handle, True


def _sweep(folder: Path) -> None:
    """Remove what somebody left who was killed while writing: nobody else writes here now."""
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{_BESIDE}????????"):
            left.unlink()


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
