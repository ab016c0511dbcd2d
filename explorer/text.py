"""Every sentence a person reads goes through here, so that it can be translated."""

import gettext
from pathlib import Path

_catalogue = gettext.translation(
    "wattif", localedir=Path(__file__).parent / "locale", fallback=True
)

_ = _catalogue.gettext
plural = _catalogue.ngettext
