"""A drawing of boxes and lines in Graphviz's language. Text from papers goes in quoted and is never markup."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

from dossier.models.base import Record

State = Literal["same", "doubt", "differs", "missing"]
"""It agrees; a person must look; it does not agree; no paper joins it."""

_WIDE = 28
"""Characters of a line in a box; a Chinese one counts for two."""
_LINES = 3
STYLE: dict[State, tuple[str, str, float]] = {
    "same": ("#17613a", "solid", 1.6),
    "doubt": ("#7a4b00", "dashed", 1.6),
    "differs": ("#9b1c1c", "dashed", 1.6),
    "missing": ("#9b1c1c", "dotted", 2.0),
}
_INK, _LINE, _NAME = "#1b2430", "#8a96a5", "#e8f0fb"


class Node(Record):
    """A box: a heading, a text, and a note under it. ``rank`` puts boxes of one kind into one column."""

    id: str
    head: str
    text: str
    kind: Literal["name", "paper"]
    document: str = ""
    rank: str = ""
    note: str = ""
    state: State = "same"


class Edge(Record):
    """A line with its label."""

    start: str
    end: str
    label: str
    state: State


def dot(nodes: Sequence[Node], edges: Iterable[Edge], font: str = "sans-serif") -> str:
    """The drawing, from left to right."""
    lines = [
        "digraph {",
        'rankdir=LR; nodesep=0.18; ranksep=1.5; bgcolor="transparent"; margin=0.05;',
        f'node [shape=box, fontname="{font}", fontsize=12, fontcolor="{_INK}", fixedsize=true];',
        f'edge [fontname="{font}", fontsize=11, arrowsize=0.7];',
    ]
    lines += [_node(node) for node in nodes]
    lines += _ranks(nodes)
    lines += [_edge(edge) for edge in edges]
    return "\n".join([*lines, "}"])


def _node(node: Node) -> str:
    rows = [node.head, *wrapped(node.text), *([node.note] if node.note else [])]
    wide = max(_width(row) for row in rows)
    colour = STYLE[node.state][0] if node.state != "same" else _LINE
    fill = _NAME if node.kind == "name" else "#ffffff"
    size = f"width={0.092 * wide + 0.25:.2f}, height={0.21 * len(rows) + 0.15:.2f}"
    style = "rounded,filled" + (",dashed" if node.state != "same" else "")
    label = "\\n".join(_quoted(row) for row in rows)
    looks = f'style="{style}", fillcolor="{fill}", color="{colour}"'
    return f'"{_quoted(node.id)}" [label="{label}", {size}, {looks}];'


def _edge(edge: Edge) -> str:
    colour, style, wide = STYLE[edge.state]
    label = "\\n".join(_quoted(row) for row in wrapped(edge.label, 28))
    return (
        f'"{_quoted(edge.start)}" -> "{_quoted(edge.end)}" [label="{label}", color="{colour}", fontcolor="{colour}", '
        f"style={style}, penwidth={wide}];"
    )


def _ranks(nodes: Sequence[Node]) -> list[str]:
    """Boxes of one rank under each other, ranks in the order in which they come."""
    ranks = list(dict.fromkeys(node.rank for node in nodes if node.rank))
    found = []
    for rank in ranks:
        members = "; ".join(f'"{_quoted(node.id)}"' for node in nodes if node.rank == rank)
        found.append(f'{{rank=same; "rank/{rank}" [style=invis, label="", width=0, height=0]; {members};}}')
    if len(ranks) > 1:
        found.append(" -> ".join(f'"rank/{rank}"' for rank in ranks) + " [style=invis];")
    return found


def wrapped(text: str, wide: int = _WIDE) -> list[str]:
    """The text in lines of that width, the rest after three lines as an ellipsis."""
    lines, line = [], ""
    for word in text.replace("\n", " "):
        if line and _width(line + word) > wide:
            lines.append(line)
            line = word.strip()
        else:
            line += word
    lines += [line] if line else []
    return lines if len(lines) <= _LINES else [*lines[: _LINES - 1], lines[_LINES - 1][:-1] + "…"]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
