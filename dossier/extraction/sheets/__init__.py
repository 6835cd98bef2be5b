"""Sheets of paper on a picture: where they lie, how they are laid flat, and which papers share one page."""
