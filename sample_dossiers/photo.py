"""A page as a telephone sees it: on a desk, out of square, unevenly lit, in part in shadow, folded, noisy."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Light = NDArray[np.float32]

DESKS = ("dark", "grey", "wood", "cloth", "white")
_COLOURS: dict[str, tuple[tuple[int, int, int], ...]] = {
    "dark": ((58, 62, 70), (40, 38, 40), (30, 44, 66)),
    "grey": ((120, 122, 126), (142, 138, 132)),
    "wood": ((96, 78, 62), (148, 112, 78), (186, 152, 112)),
    "cloth": ((104, 116, 138), (136, 98, 94)),
    "white": ((214, 214, 212), (222, 219, 212)),
}


@dataclass(frozen=True)
class Pose:
    """How the sheet lies before the camera. ``turn`` in degrees; ``shake`` and ``rim`` by the sheet's width."""

    turn: float
    shake: float
    rim: float
    desk: str
    colour: tuple[int, int, int]


def pose(random: Random) -> Pose:
    """One way of holding a telephone over one desk; all sheets of a paper are taken alike."""
    desk = random.choice(DESKS)
    return Pose(
        turn=random.uniform(-6, 6),
        shake=random.uniform(0.0, 0.06),
        rim=random.uniform(0.04, 0.14),
        desk=desk,
        colour=random.choice(_COLOURS[desk]),
    )


def photographed(page: Pixels, random: Random, how: Pose) -> Pixels:
    """The picture of a sheet: the desk shows on all sides."""
    height, width = page.shape[:2]
    sheet = _folded(page, random) if random.random() < 0.3 else page
    corners, size = _corners(width, height, random, how)
    start = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(start, corners)
    seen = cv2.warpPerspective(sheet, matrix, size, flags=cv2.INTER_AREA).astype(np.float32)
    shape = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size).astype(np.uint8)
    cover = cv2.GaussianBlur(shape, (0, 0), 0.8).astype(np.float32)[..., None] / 255
    desk = _desk(size, random, how).astype(np.float32) * _cast(shape, width, random)
    mixed = (seen * cover + desk * (1 - cover)).astype(np.float32)
    out: Light = cv2.GaussianBlur(mixed, (0, 0), random.uniform(0.4, 0.85)).astype(np.float32)
    warm = np.array((1.0, random.uniform(0.95, 1.0), random.uniform(0.85, 0.98)), np.float32)
    out = out * _lamp(size, random) * warm
    if random.random() < 0.5:
        out = out * _shadow(size, random)
    return _noisy(out, random.uniform(2.0, 5.0), random)


def _corners(width: int, height: int, random: Random, how: Pose) -> tuple[Light, tuple[int, int]]:
    """Where the sheet's corners come to lie, and width and height of the picture."""
    angle = np.radians(how.turn + random.uniform(-1, 1))
    turn = np.array([(np.cos(angle), -np.sin(angle)), (np.sin(angle), np.cos(angle))])
    flat = np.array([(-width, -height), (width, -height), (width, height), (-width, height)]) / 2
    reach = how.shake * width
    shaken = flat @ turn.T + np.array([(random.uniform(-1, 1) * reach, random.uniform(-1, 1) * reach) for _ in flat])
    rim = how.rim * width
    low, high = shaken.min(axis=0) - rim, shaken.max(axis=0) + rim
    wide, tall = (high - low).round().astype(int)
    return (shaken - low).astype(np.float32), (int(wide), int(tall))


def _desk(size: tuple[int, int], random: Random, how: Pose) -> Pixels:
    width, height = size
    plain = np.full((height, width, 3), how.colour, np.float32)
    grid = np.random.default_rng(random.randrange(2**32))
    if how.desk == "wood":
        bands = grid.normal(0, 1, (max(2, height // 9), 2)).astype(np.float32)
        grain = cv2.resize(bands, (width, height), interpolation=cv2.INTER_CUBIC)
        plain = plain * (1 + 0.10 * grain.reshape(height, width, 1))
    elif how.desk == "cloth":
        step = random.randrange(14, 40)
        ys, xs = np.mgrid[0:height, 0:width]
        plain = plain * (1 + 0.18 * (((xs // step) + (ys // step)) % 2))[..., None]
    return np.clip(plain, 0, 255).astype(np.uint8)


def _cast(shape: Pixels, width: int, random: Random) -> Light:
    """The narrow shadow that a sheet casts on what it lies on, to one side."""
    shift = np.array([(1, 0, random.uniform(-3, 3)), (0, 1, random.uniform(1, 4))], np.float32)
    moved = cv2.warpAffine(shape, shift, shape.shape[::-1])
    soft = cv2.GaussianBlur(moved, (0, 0), max(1.5, width / 500)).astype(np.float32) / 255
    return np.asarray(1 - 0.45 * soft, np.float32)[..., None]


def _folded(page: Pixels, random: Random) -> Pixels:
    """A sheet that was folded once across: two halves that take the light unlike, and a crease."""
    height = page.shape[0]
    at = int(height * random.choice((1 / 3, 1 / 2, 2 / 3)))
    rows = np.arange(height)
    light = np.where(rows < at, 1.0, random.uniform(0.88, 0.97)) - 0.16 * np.exp(-(((rows - at) / 3.0) ** 2))
    return np.asarray(np.clip(page * light[:, None, None], 0, 255), np.uint8)


def _lamp(size: tuple[int, int], random: Random) -> Light:
    """Brightness from a lamp at one side, 1.05 to about 0.6."""
    width, height = size
    x, y = np.meshgrid(np.linspace(0, 1, width, dtype=np.float32), np.linspace(0, 1, height, dtype=np.float32))
    lamp_x, lamp_y = random.uniform(-0.2, 1.2), random.uniform(-0.2, 1.2)
    fall = random.uniform(0.15, 0.35)
    return np.asarray(1.05 - fall * np.hypot(x - lamp_x, y - lamp_y), np.float32)[..., None]


def _shadow(size: tuple[int, int], random: Random) -> Light:
    """The shadow of a hand or telephone: one side of a line through the picture is darker, its edge soft."""
    width, height = size
    angle, middle = random.uniform(0, 2 * np.pi), (random.uniform(0.3, 0.7) * width, random.uniform(0.3, 0.7) * height)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    side = (xs - middle[0]) * np.cos(angle) + (ys - middle[1]) * np.sin(angle)
    soft = 1 / (1 + np.exp(-np.clip(side / (width * random.uniform(0.006, 0.03)), -30, 30)))
    return np.asarray(1 - random.uniform(0.2, 0.45) * soft, np.float32)[..., None]


def _noisy(page: Light, grain: float, random: Random) -> Pixels:
    """Noise of a small sensor, in its three colours apart, from one tile laid over the picture."""
    noise = np.random.default_rng(random.randrange(2**32)).normal(0, grain, (256, 256, 3)).astype(np.float32)
    height, width = page.shape[:2]
    sheet = np.tile(noise, (height // 256 + 1, width // 256 + 1, 1))[:height, :width]
    return np.asarray(np.clip(page + sheet, 0, 255), np.uint8)
