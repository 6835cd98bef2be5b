"""What happens to an application over time: its way through the offices, and what comes out of it.

The steps are the policy's data (``terms.stages``), what must hold before each is a gate (``gates.py``), and
``procedure.py`` takes the steps. Kept by ``models/records``; nothing here reads a file or judges a paper.
"""
