"""A monkey at the window: it does things at random, and what the screen says has to stay true."""
