"""Thin views: parse, call the core, render."""
