"""Run the parts that are named, or all, each with its own amount or the usual one."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PARTS = ("fuzz", "kill", "monkey")


def main(arguments: Sequence[str]) -> int:
    """Run the parts one after another; 0 where none of them found anything."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--seconds", default="600", help="how long the fuzzer goes on")
    parser.add_argument("parts", nargs="*", metavar="PART[=AMOUNT]", help=" ".join(PARTS))
    options = parser.parse_args(arguments)
    asked = dict(part.partition("=")[::2] for part in options.parts or PARTS)
    if wrong := [name for name in asked if name not in PARTS]:
        parser.error(f"there is no part {wrong[0]}, only {', '.join(PARTS)}")
    if not asked.get("fuzz", "0"):
        asked["fuzz"] = options.seconds
    statuses = [_run(name, amount) for name, amount in asked.items()]
    return max(statuses)


def _run(name: str, amount: str) -> int:
    print(f"---- {name} {amount}".rstrip(), flush=True)
    run = import_module(f"tests.soak.{name}").run
    return int(run([amount] if amount else []))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
