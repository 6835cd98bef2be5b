"""``python -m sample_dossiers OUT --seed N``: write dossiers with known truth into a folder."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from random import Random

from sample_dossiers.assembly import Order, make_dossier
from sample_dossiers.defects import DEFECTS, DefectError, choose
from sample_dossiers.facts import POLICIES
from sample_dossiers.fonts import FontsMissing
from sample_dossiers.papers import MORE

BAD_USAGE = 64


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sample_dossiers", description=__doc__)
    parser.add_argument("out", type=Path, help="folder to write to")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same dossier")
    parser.add_argument("--count", type=int, default=1, help="so many dossiers, of this seed and the next ones")
    parser.add_argument("--policy", choices=POLICIES, default=POLICIES[0])
    parser.add_argument("--media", choices=("text", "scan", "mixed", "photo", "rotated"), default="text")
    parser.add_argument("--binding", choices=("separate", "merged"), default="separate",
                        help="one file a paper, or all papers in one PDF")  # fmt: skip
    parser.add_argument("--zip", action="store_true", help="a ZIP instead of a folder")
    parser.add_argument("--light", action="store_true", help="scans in small files")
    further = parser.add_mutually_exclusive_group()
    further.add_argument("--kinds", nargs="+", default=[], choices=MORE, metavar="TYPE",
                         help=f"papers of these types as well: {', '.join(MORE)}")  # fmt: skip
    further.add_argument("--all-kinds", action="store_true", help="papers of every type, in all their layouts")
    parser.add_argument("--name", default="", help="name of the dossier, with --count 1")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--defect", nargs="+", default=[], metavar="NAME", help=f"plant these: {', '.join(DEFECTS)}")
    which.add_argument("--clean", action="store_true", help="no defects (the default)")
    which.add_argument("--some", type=int, default=0, metavar="K", help="plant K defects chosen by the seed")
    return parser


def some_defects(seed: int, policy: str, count: int) -> list[str]:
    """Names of ``count`` defects that can meet in one dossier, chosen by the seed."""
    names = [name for name, defect in DEFECTS.items() if policy in defect.policies and not defect.outside]
    Random(f"{seed}/{policy}/defects").shuffle(names)
    chosen: list[str] = []
    for name in names:
        if len(chosen) < count and all(not DEFECTS[name].touches & DEFECTS[other].touches for other in chosen):
            chosen.append(name)
    return chosen


def write(order: Order, out: Path, as_zip: bool) -> Path:
    """Write a dossier and, beside it, its truth; returns the folder or ZIP."""
    dossier = make_dossier(order)
    out.mkdir(parents=True, exist_ok=True)
    truth, path = out / f"{order.title}.truth.json", out / (order.title + (".zip" if as_zip else ""))
    if path.exists() and not truth.exists():
        raise FileExistsError(f"{path} is there and no truth beside it: it is not overwritten")
    truth.write_text(json.dumps(dossier.truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if as_zip:
        path.write_bytes(dossier.zipped())
        return path
    path.mkdir(exist_ok=True)
    for old in path.iterdir():
        old.unlink()
    for name, data in dossier.files.items():
        (path / name).write_bytes(data)
    return path


def main(argv: list[str] | None = None) -> int:
    """Command line; returns the exit code."""
    args = _arguments().parse_args(argv)
    try:
        for seed in range(args.seed, args.seed + args.count):
            names = args.defect or some_defects(seed, args.policy, args.some)
            order = Order(
                seed,
                args.policy,
                args.media,
                args.binding,
                choose(names, args.policy),
                args.name,
                args.light,
                MORE if args.all_kinds else tuple(args.kinds),
                args.all_kinds,
            )
            print(write(order, args.out, args.zip))
    except (DefectError, FontsMissing, FileExistsError) as error:
        print(error, file=sys.stderr)
        return BAD_USAGE
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
