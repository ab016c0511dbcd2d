"""The charts; each knows the results and nothing of the others."""
