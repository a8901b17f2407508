"""Today's plan: what of everything that is known is for her, today, and why."""
