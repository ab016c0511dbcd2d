"""Kills the program at random moments and looks at what is left of the work.

`python -m tests.kill 200 1` kills 200 times, beginning with seed 1, and prints what came of it.
"""
