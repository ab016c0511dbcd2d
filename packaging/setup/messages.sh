#!/bin/sh
# `messages.sh PYBABEL [LANGUAGE…]` collects the marked texts into build/wattif.pot, merges them into the catalogue of
# every language there is (and begins those that are named), and compiles what the program reads.
set -eu
pybabel=$1
shift
folder=explorer/locale
template=build/wattif.pot

mkdir -p build "$folder"
"$pybabel" --quiet extract --mapping pyproject.toml --keywords plural:1,2 --no-location --sort-output \
    --project Wattif --copyright-holder "The Wattif authors" --output-file "$template" explorer ui
for language in "$@"; do
    [ -e "$folder/$language" ] ||
        "$pybabel" init --domain wattif --input-file "$template" --output-dir "$folder" --locale "$language"
done
if [ -z "$(ls "$folder")" ]; then
    rmdir "$folder"
    echo "The texts are in $template. There is no language yet; begin one with: make messages ARGS=zh_CN"
    exit 0
fi
"$pybabel" update --domain wattif --input-file "$template" --output-dir "$folder" --ignore-pot-creation-date --no-fuzzy-matching
"$pybabel" compile --domain wattif --directory "$folder" --statistics
