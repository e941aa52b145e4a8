"""Arithmetic on time, and nothing else."""
