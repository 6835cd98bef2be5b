"""Checks of authenticity, one file a check: they point at contradictions and say how a person can look further.

Words are 矛盾, 需核实, 提示, 无法判断 (``signs``). None of these checks is mandatory: they make
``suspicion``, by the rule in ``checks/suspicion.yaml``, and nothing else.
"""
