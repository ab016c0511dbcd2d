#!/bin/sh
# `run.sh WATTIF [SCENARIO]` opens the window on a scenario (a preset's name or a file).
# Without a screen it draws the window into wattif.png and prints the results instead.
set -eu
wattif=$1
scenario=${2:-gpt-4-training}

if packaging/setup/has-screen.sh; then
    exec "$wattif" open "$scenario"
fi

echo "There is no screen here, so the window is drawn into wattif.png and the results follow as a table."
QT_QPA_PLATFORM=offscreen "$wattif" shot "$scenario" -o wattif.png
echo
exec "$wattif" run "$scenario"
