"""Everything on the window that is neither a control nor a chart."""
