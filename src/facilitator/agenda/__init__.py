"""The plan: what a facilitator writes, read into frozen values."""
