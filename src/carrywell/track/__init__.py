"""Her journal: entries to trend, forecast and escalation. No clock, no database, no language."""
