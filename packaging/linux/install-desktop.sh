#!/bin/sh
# Makes Wattif known to this user's desktop: menu entry, icon, and the double click on *.wattif.toml.
#
#   install-desktop.sh [PROGRAM]   PROGRAM is the wattif to start; without it, the one found on PATH
#   install-desktop.sh --remove
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/wattif.desktop
type=$data/mime/packages/wattif.xml
icon=$data/icons/hicolor/scalable/apps/wattif.svg

refresh() {
    ! command -v update-mime-database >/dev/null || update-mime-database "$data/mime"
    ! command -v update-desktop-database >/dev/null || update-desktop-database "$data/applications"
    ! command -v gtk-update-icon-cache >/dev/null || gtk-update-icon-cache --quiet --ignore-theme-index "$data/icons/hicolor"
}

if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$type" "$icon"
    mkdir -p "$data/applications" "$data/mime/packages" "$data/icons/hicolor"
    refresh
    echo "Wattif is taken out of the desktop of this user."
    exit 0
fi

program=${1:-wattif}
if ! program=$(command -v "$program"); then
    echo "There is no program ${1:-wattif}; give the path of the wattif to start: $0 PROGRAM" >&2
    exit 1
fi
case $program in /*) ;; *) program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program") ;; esac
case $program in
*["\"\`\\\$%"]*)
    echo "A desktop entry cannot start a program of this path: $program" >&2
    exit 1
    ;;
esac

# In the repository the icon stands with the window that shows it too, in a bundle it lies beside this script.
drawing=$here/wattif.svg
[ -e "$drawing" ] || drawing=$here/../../ui/icons/wattif.svg

mkdir -p "${entry%/*}" "${type%/*}" "${icon%/*}"
cp "$drawing" "$icon"
cp "$here/wattif-mime.xml" "$type"
while IFS= read -r line; do
    case $line in Exec=wattif*) line="Exec=\"$program\"${line#Exec=wattif}" ;; esac
    printf '%s\n' "$line"
done <"$here/wattif.desktop" >"$entry"
refresh
echo "Wattif is in the menu of this user, and *.wattif.toml opens with it."
