"""What is trained, and from what: commands that make the artefacts the product ships with."""
