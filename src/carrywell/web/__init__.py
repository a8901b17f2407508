"""The web surface: one Django app, server-rendered, without script."""
