"""Checks of authenticity, one file a check: they point at contradictions and say how a person can look further.

Words are 矛盾, 需核实, 提示, 无法判断. A contradiction that is exact is ``review``, a mere hint ``warn``; ``fail`` is
kept for what several independent traces show. None of them is mandatory: they make ``suspicion`` and nothing else.
"""
