"""The commands of the command line, one module each: `add` declares it, `run` does it.

A module loads what it needs when it runs, so that no command waits for another's libraries.
"""

NAMES = (
    *("open", "list", "run", "explain", "check", "diff"),
    *("drivers", "solve", "outlook", "validate", "convert", "export", "shot", "schema"),
)
