"""What comes from other programs: Baby Buddy over the network or as CSV, and the journal's own CSV."""
