"""The desktop is asked for no screen saver, and whether things may move; over a bus of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from ui import app
from ui.present.awake import Awake
from ui.present.motion import is_reduced

_SYSTEM = "/usr/bin/python3"
_DESKTOP = """
import dbus, dbus.service, sys
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
portal = "org.freedesktop.portal.Settings"

class Saver(dbus.service.Object):
    @dbus.service.method("org.freedesktop.ScreenSaver", in_signature="ss", out_signature="u")
    def Inhibit(self, who, why):
        print("inhibit", who, flush=True)
        return dbus.UInt32(77)

    @dbus.service.method("org.freedesktop.ScreenSaver", in_signature="u")
    def UnInhibit(self, cookie):
        print("uninhibit", int(cookie), flush=True)

class Settings(dbus.service.Object):
    @dbus.service.method(portal, in_signature="ss", out_signature="v")
    def Read(self, space, key):
        if key == "enable-animations":
            wanted = sys.argv[1] != "still"
            return dbus.Boolean(wanted, variant_level=2)
        raise dbus.DBusException("no such key", name="org.freedesktop.portal.Error.NotFound")

names = [dbus.service.BusName(name, bus) for name in
         ("org.freedesktop.ScreenSaver", "org.freedesktop.portal.Desktop")]
Saver(bus, "/org/freedesktop/ScreenSaver")
Settings(bus, "/org/freedesktop/portal/desktop")
print("ready", flush=True)
GLib.MainLoop().run()
"""
"""What a desktop answers; the second argument says whether it wants stillness."""


def _why_not() -> str:
    if not shutil.which("dbus-run-session"):
        return "there is no dbus-run-session"
    found = subprocess.run(
        [_SYSTEM, "-c", "import dbus, gi"], capture_output=True, check=False
    ).returncode
    return "the system's Python has no dbus" if found else ""


pytestmark = pytest.mark.skipif(bool(_why_not()), reason=_why_not())


@pytest.mark.parametrize(("wish", "reduced"), [("still", True), ("moving", False)])
def test_the_desktop_is_asked(wish: str, reduced: bool) -> None:
    play = f"from tests.ui import test_present_desktop as t; t.play({wish!r})"
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", play],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"reduced {reduced}", "inhibit Wattif", "uninhibit 77"]


def play(wish: str) -> None:
    """Ask a desktop, in the process that has a bus of its own."""
    app.make_application()
    desktop = subprocess.Popen([_SYSTEM, "-c", _DESKTOP, wish], stdout=subprocess.PIPE, text=True)
    assert desktop.stdout is not None
    try:
        assert desktop.stdout.readline() == "ready\n"
        print(f"reduced {is_reduced()}")
        awake = Awake()
        awake.hold()
        QTest.qWait(300)
        print(desktop.stdout.readline().strip())
        awake.release()
        print(desktop.stdout.readline().strip(), flush=True)
    finally:
        desktop.kill()
        desktop.wait()
