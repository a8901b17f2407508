"""English as the app speaks it."""
