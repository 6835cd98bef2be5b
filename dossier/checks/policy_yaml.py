"""YAML files of policies and overlays: read as a tree, so that every fault can be named with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from dossier.models.base import Record, Text, text
from dossier.models.errors import PolicyError
from dossier.models.yaml_files import LOADER, read_yaml

Place = tuple[str | int, ...]
Fault = tuple[Place, str]


M = TypeVar("M", bound=Record)


def read_checked(path: Path, model: type[M], faults_of: Callable[[M], Iterable[Fault]]) -> M:
    """A file as a model that ``faults_of`` finds nothing wrong with.

    Raises PolicyError with every fault found, each with its line: repeated keys first, then what the model refuses,
    then what ``faults_of`` says.
    """
    root = _parsed(path)
    faults = list(_repeated_keys(root))
    if not faults:
        try:
            read = model.model_validate(read_yaml(path))
        except ValidationError as refused:
            faults = pydantic_faults(refused)
        else:
            faults = list(faults_of(read))
            if not faults:
                return read
    raise _error(path, root, faults)


def _parsed(path: Path) -> yaml.MappingNode:
    """The file as a tree. Raises PolicyError where it is no YAML mapping."""
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _wrong(path, [f"{path.name}:{line}: {error.problem}"]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise _wrong(path, [f"{path.name}: {error}"]) from error
    if not isinstance(root, yaml.MappingNode):
        raise _wrong(path, [f"{path.name}:1: a policy is a mapping"])
    return root


def pydantic_faults(error: ValidationError, under: Place = ()) -> list[Fault]:
    """What a model refused, each with its place in the file."""
    return [((*under, *fault["loc"]), fault["msg"]) for fault in error.errors()]


def _repeated_keys(node: yaml.Node, at: Place = ()) -> Iterator[Fault]:
    """YAML keeps the last of two equal keys without a word; here that is a fault."""
    if isinstance(node, yaml.SequenceNode):
        for i, item in enumerate(node.value):
            yield from _repeated_keys(item, (*at, i))
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield (*at, key.value), "stands twice"
            seen.add(key.value)
            yield from _repeated_keys(value, (*at, key.value))


def _line(node: yaml.Node, place: Place) -> int:
    """Line of the deepest part of ``place`` that is in the file, counted from 1."""
    line = node.start_mark.line
    for step in place:
        key, found = _child(node, step)
        if found is None:
            break
        line, node = (key or found).start_mark.line, found
    return int(line) + 1


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    if isinstance(node, yaml.MappingNode):
        pairs: list[tuple[yaml.Node, yaml.Node]] = [pair for pair in node.value if pair[0].value == step]
        return pairs[-1] if pairs else (None, None)
    return None, None


def _error(path: Path, root: yaml.Node, faults: Sequence[Fault]) -> PolicyError:
    """All faults of a file in one error, each with file and line."""
    rows: list[str] = []
    for place, message in faults:
        dotted = ".".join(str(step) for step in place)
        rows.append(f"{path.name}:{_line(root, place)}: {dotted}: {message}")
    return _wrong(path, rows)


def _wrong(path: Path, rows: Sequence[str]) -> PolicyError:
    listed = "\n".join(rows)
    return PolicyError(
        Text(zh=f"政策文件 {path.name} 有误：\n{listed}", en=f"Policy file {path.name} is wrong:\n{listed}"),
        text("请按所示行改正后重试。", "Correct the lines shown and try again."),
    )
