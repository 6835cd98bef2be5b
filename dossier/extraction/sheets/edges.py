"""Sheets of paper that lie on something darker: their four corners, where all four sides are seen for sure."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.sheets.quads import Quad, Quads, areas_of, candidates
from dossier.extraction.sheets.sides import Grey, small_grey, steps, upright_sides

_LIKE_PAPER = 0.035
"""Log brightness by which the rim of a picture may differ from its paper where the paper fills the picture."""
_SAMPLES = 60
_LEAST_STEP = 0.02
"""Log brightness: a step of two in a hundred is seen through the noise of a small picture."""
_LEAST_SEEN = 0.72
"""Share of every side along which the step must be seen; a shadow or a finger may hide some of it."""
_LEAST_ALL = 0.85
"""The same of all four sides together."""
_DARKER = 0.03
"""Log brightness by which the surroundings must be darker than the sheet, near it and further off."""
_OUT = (4.0, 7.0, 11.0, 18.0, 28.0, 40.0)
"""Distances from a side, in small pixels, at which its surroundings are looked at; the first ``_NEAR`` are close by."""
_NEAR = 2
_MOST_OF = 0.7
"""Share of a quad that sheets in line take up where it is drawn round them."""
_GUTTER = 0.9
"""Share of what lies between them that is dark."""
_IN = 4.0
_MOST_SHEETS = 4


def sheet_quads(picture: Picture) -> list[Quad]:
    """Sheets on a picture, the largest first; none where the paper fills the picture or the corners are unsure."""
    grey = small_grey(picture)
    if fills(grey):
        return []
    across, down = steps(grey)
    found: list[Quad] = []
    for _ in range(_MOST_SHEETS):
        best = _best_quad(grey, across, down, found)
        if best is None:
            break
        found.append(best)
        cover = cv2.fillConvexPoly(np.zeros(grey.shape, np.uint8), _grown(best, 5).round().astype(np.int32), 1)
        across[cover > 0] = 0
        down[cover > 0] = 0
    zoom = max(picture.shape[:2]) / max(grey.shape)
    quads = [((quad + 0.5) * zoom - 0.5).astype(np.float32) for quad in found]
    return sorted(quads, key=lambda quad: -float(cv2.contourArea(quad)))


def fills(grey: Grey) -> bool:
    """Whether the rim of the picture is paper all round: even, and as bright as the brightest of the picture."""
    rim = np.concatenate([grey[:3].ravel(), grey[-3:].ravel(), grey[:, :3].ravel(), grey[:, -3:].ravel()])
    paper = float(np.percentile(grey[::4, ::4], 85))
    return float(np.percentile(rim, 12)) > paper - _LIKE_PAPER


def _best_quad(grey: Grey, across: Grey, down: Grey, known: list[Quad]) -> Quad | None:
    """The quad whose four sides are seen best; larger ones first where they are seen alike."""
    lefts, rights = upright_sides(across)
    tops, bottoms = upright_sides(np.ascontiguousarray(down.T))
    if not (lefts and rights and tops and bottoms):
        return None
    quads = candidates(grey.shape, lefts, rights, tops, bottoms)
    seen = _seen(across, down, quads)
    areas = areas_of(quads)
    score = (seen.mean(axis=1) + 0.25 * seen.min(axis=1)) * areas**0.25
    sure = (seen.min(axis=1) >= _LEAST_SEEN) & (seen.mean(axis=1) >= _LEAST_ALL)
    order = [quads[i] for i in np.argsort(-score) if sure[i] and not any(_overlap(quads[i], k) for k in known)]
    for place, quad in enumerate(order):
        if _stands_out(grey, _refined(across, down, quad)) and not _holds_several(grey, quad, order[place + 1 :]):
            return _refined(across, down, quad)
    return None


def _holds_several(grey: Grey, quad: Quad, others: list[Quad]) -> bool:
    """Whether a quad is drawn round sheets that lie in line: most of it is made up of further ones, apart."""
    area = float(cv2.contourArea(quad))
    inner: list[Quad] = []
    for other in others:
        own = float(cv2.contourArea(other))
        within = cv2.intersectConvexConvex(quad, other)[0] > 0.9 * own and own < _MOST_OF * area
        if within and not any(_overlap(other, known) for known in inner) and _stands_out(grey, other):
            inner.append(other)
    whole = len(inner) > 1 and sum(float(cv2.contourArea(one)) for one in inner) > _MOST_OF * area
    return whole and _is_desk_between(grey, quad, inner)


def _is_desk_between(grey: Grey, quad: Quad, inner: list[Quad]) -> bool:
    """Whether what a quad holds beside its inner ones is dark from end to end; lines of text leave margins."""
    rest = cv2.fillConvexPoly(np.zeros(grey.shape, np.uint8), _grown(quad, -5).round().astype(np.int32), 1)
    sheets = np.zeros(grey.shape, np.uint8)
    for one in inner:
        cv2.fillConvexPoly(sheets, one.round().astype(np.int32), 1)
    paper, desk = float(np.percentile(grey[sheets > 0], 60)), float(np.median(grey[_ring(grey, quad)]))
    gutter = grey[(rest > 0) & (cv2.dilate(sheets, np.ones((5, 5), np.uint8)) == 0)]
    return len(gutter) >= _SAMPLES and float((gutter < paper - max(_DARKER, (paper - desk) / 2)).mean()) > _GUTTER


def _ring(grey: Grey, quad: Quad) -> NDArray[np.bool_]:
    """What lies just round a quad."""
    ring = np.zeros(grey.shape, np.uint8)
    cv2.fillConvexPoly(ring, _grown(quad, 9).round().astype(np.int32), 1)
    cv2.fillConvexPoly(ring, _grown(quad, 3).round().astype(np.int32), 0)
    return np.asarray(ring > 0)


def _seen(across: Grey, down: Grey, quads: Quads) -> NDArray[np.float64]:
    """For each side of each quad (top, right, bottom, left) the share along which it grows darker outward."""
    along = np.linspace(0.04, 0.96, _SAMPLES // 2)[:, None]
    ends = np.roll(quads, -1, axis=1)
    runs = ends - quads
    normals = np.stack([runs[..., 1], -runs[..., 0]], axis=2) / np.linalg.norm(runs, axis=2, keepdims=True)
    points = quads[:, :, None] + runs[:, :, None] * along
    best = np.full(points.shape[:3], -1.0)
    for shift in (-1.5, 0.0, 1.5):
        at = (points + shift * normals[:, :, None]).round().astype(np.int64)
        y, x = at[..., 1].clip(0, across.shape[0] - 1), at[..., 0].clip(0, across.shape[1] - 1)
        best = np.maximum(best, -(across[y, x] * normals[:, :, None, 0] + down[y, x] * normals[:, :, None, 1]))
    return np.asarray((best > _LEAST_STEP).mean(axis=2), np.float64)


def _refined(across: Grey, down: Grey, quad: Quad) -> Quad:
    """The quad with each side laid through the steepest points near it, to a part of a small pixel."""
    lines = []
    shifts = np.arange(-3.0, 3.5, 0.5)
    for points, normal in _sampled(quad):
        near = points[:, None] + shifts[:, None] * normal
        steep = -(_between(across, near) * normal[0] + _between(down, near) * normal[1])
        weight = np.maximum(steep - 0.5 * steep.max(axis=1, keepdims=True), 0)
        total = weight.sum(axis=1)
        offset = (weight * shifts).sum(axis=1) / np.maximum(total, 1e-6)
        kept = (points + offset[:, None] * normal)[steep.max(axis=1) > _LEAST_STEP]
        vx, vy, x, y = cv2.fitLine(kept.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
        lines.append((float(vy), -float(vx), float(vy * x - vx * y)))
    corners = [_meeting(lines[i - 1], lines[i]) for i in range(4)]
    return np.array(corners, np.float32)


def _meeting(one: tuple[float, float, float], other: tuple[float, float, float]) -> tuple[float, float]:
    """The point of two lines ``a x + b y = c``."""
    by = one[0] * other[1] - other[0] * one[1]
    return (one[2] * other[1] - other[2] * one[1]) / by, (one[0] * other[2] - other[0] * one[2]) / by


def _between(values: Grey, points: NDArray[np.float64]) -> NDArray[np.float32]:
    """Values at points between pixels."""
    at = points.astype(np.float32)
    return np.asarray(cv2.remap(values, at[..., 0], at[..., 1], cv2.INTER_LINEAR), np.float32)


def _stands_out(grey: Grey, quad: Quad) -> bool:
    """Whether what lies round a quad is darker than it: all that is close by, and on two sides all further off.

    Further off another sheet may lie. A frame printed on paper has paper round it; a side at the very edge of the
    picture shows no surroundings and proves nothing.
    """
    reached = 0
    for points, normal in _sampled(quad):
        x, y = _pixels(points - _IN * normal, grey.shape)
        least = float(np.percentile(grey[y, x], 70)) - _DARKER
        outside = [_median(grey, points + distance * normal) for distance in _OUT]
        near = [value for value in outside[:_NEAR] if value is not None]
        if not near or max(near) > least:
            return False
        reached += all(value is None or value <= least for value in outside)
    return reached >= 2


def _median(grey: Grey, points: NDArray[np.float64]) -> float | None:
    """Median brightness of the points that lie on the picture, None where few do."""
    height, width = grey.shape
    inside = (points >= 0).all(axis=1) & (points[:, 0] <= width - 1) & (points[:, 1] <= height - 1)
    if inside.sum() < _SAMPLES // 4:
        return None
    x, y = _pixels(points[inside], grey.shape)
    return float(np.median(grey[y, x]))


def _sampled(quad: Quad) -> Iterator[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Points along every side but its ends, and the side's outward normal."""
    along = np.linspace(0.04, 0.96, _SAMPLES)[:, None]
    for one, other in zip(quad.astype(np.float64), np.roll(quad, -1, axis=0).astype(np.float64), strict=True):
        run = (other - one) / max(1e-6, float(np.linalg.norm(other - one)))
        yield one + (other - one) * along, np.array([run[1], -run[0]])


def _pixels(points: NDArray[np.float64], shape: tuple[int, ...]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    at = points.round().astype(np.int64)
    return at[:, 0].clip(0, shape[1] - 1), at[:, 1].clip(0, shape[0] - 1)


def _overlap(one: Quad, other: Quad) -> bool:
    shared = cv2.intersectConvexConvex(one, other)[0]
    return shared > 0.05 * min(float(cv2.contourArea(one)), float(cv2.contourArea(other)))


def _grown(quad: Quad, by: float) -> Quad:
    middle = quad.mean(axis=0)
    rays = quad - middle
    return np.asarray(middle + rays * (1 + by / np.linalg.norm(rays, axis=1, keepdims=True)), np.float32)
