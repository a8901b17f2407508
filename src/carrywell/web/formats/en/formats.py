"""Dates as written in Britain, whose words the English pages use."""

DATE_FORMAT = "j F Y"
