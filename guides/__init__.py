"""The pictures of the guides for users, taken from a desk of made-up people and papers (``python -m guides``)."""
