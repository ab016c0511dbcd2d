#!/bin/sh
# Prints the first Python that Wattif runs on: 3.11 to 3.14, as far as the pinned Qt goes.
# Arguments are tried first; PYTHON in the environment, where set, is the only one tried.
set -f
for python in ${PYTHON:-"$@" python3.11 python3.12 python3.13 python3.14 python3 python}; do
    if "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then
        command -v "$python"
        exit 0
    fi
done
cat >&2 <<END
Wattif needs Python 3.11 to 3.14${PYTHON:+, and $PYTHON is none}. On Debian or Ubuntu:

    sudo apt-get install python3 python3-venv

END
exit 1
