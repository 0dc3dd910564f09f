"""Tests of similar posts."""
