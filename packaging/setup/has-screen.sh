#!/bin/sh
# Whether a window could be seen. Only Linux can be without a screen as far as we can tell.
[ "$(uname -s)" = Linux ] || exit 0
case "${QT_QPA_PLATFORM:-}" in offscreen* | minimal*) exit 1 ;; esac
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
