"""The window of Wattif: Qt views over one scenario and its results."""
