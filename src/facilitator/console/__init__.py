"""The screens of the facilitator."""
