"""What leaves Carrywell on her wish: the letter, FHIR, tables and calendar. No clock, no database, no network."""
