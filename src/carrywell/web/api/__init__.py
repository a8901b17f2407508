"""The JSON API under ``/api/v1``: the check and the load for programs on this computer."""
