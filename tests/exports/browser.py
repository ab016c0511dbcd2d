"""Chromium without a window and without a network, and what it makes of a page."""

import json
import re
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

_QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-extensions", "--proxy-server=http://127.0.0.1:9"),
)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_MEASURE = """<script>
const wide = document.documentElement.scrollWidth, room = window.innerWidth;
const out = [...document.querySelectorAll("body *")].filter(e =>
  !e.closest(".scrolls, svg") && e.getBoundingClientRect().right > room + 1);
parent.postMessage(
  JSON.stringify([room, wide, out.map(e => e.tagName + ": " + e.textContent.slice(0, 40))]), "*");
</script>"""
_FRAME = """<!doctype html><body style="margin:0"><script>
addEventListener("message", e => {{ document.documentElement.dataset.measured = e.data; }});
</script><iframe src="{name}" style="border:0;width:{width}px;height:{height}px"></iframe>"""
"""A window of Chromium's cannot be as narrow as a phone; a frame in it can."""


def photographed(page: Path, picture: Path, width: int, height: int, *, dark: bool = False) -> None:
    """A picture of the page in a window of that size."""
    looks = ("--blink-settings=preferredColorScheme=0",) if dark else ()
    frame = _framed(page, width, height)
    _run(frame, f"--screenshot={picture}", f"--window-size={max(width, 500)},{height}", *looks)


def measured(page: Path, width: int, height: int) -> tuple[int, int, list[str]]:
    """The window's width, the page's width in it, and what sticks out.

    A copy of the page is measured that differs in one thing: it may run the script that measures.
    """
    copy = page.with_name(f"measured-{page.name}")
    text = _POLICY.sub("", page.read_text("utf-8")).replace("</body>", f"{_MEASURE}</body>")
    copy.write_text(text, "utf-8")
    frame = _framed(copy, width, height)
    dom = _run(frame, "--dump-dom", "--virtual-time-budget=3000", "--window-size=1600,1000")
    found = re.search(r'data-measured="([^"]*)"', dom)
    assert found, dom[:500]
    room, wide, out = json.loads(unescape(found[1]))
    return room, wide, out


def _framed(page: Path, width: int, height: int) -> Path:
    frame = page.with_name(f"frame-{page.name}")
    frame.write_text(_FRAME.format(name=page.name, width=width, height=height), "utf-8")
    return frame


def asked_for(page: Path, log: Path) -> set[str]:
    """The hosts that were asked for anything while the page was shown."""
    _run(page, f"--log-net-log={log}", f"--screenshot={log.with_suffix('.png')}")
    addresses = re.findall(r'"url":"([a-z]+://[^"]*)"', log.read_text("utf-8", "replace"))
    return {urlsplit(address).hostname or "" for address in addresses} - {""}


def printed(page: Path, pdf: Path) -> None:
    """The page on paper."""
    _run(page, f"--print-to-pdf={pdf}", "--no-pdf-header-footer")


def _run(page: Path, *options: str) -> str:
    profile = page.with_name("profile")
    run = subprocess.run(
        ["chromium", *_QUIET, f"--user-data-dir={profile}", *options, page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    return run.stdout
