"""Handing out, without a screen: what every export holds, and how each kind is written."""
