"""Takes the tile grid out of OpenStreetMap's areas, for polygons.py and lakes.py.

geo-maps put them together from tiles of zoom 13 and 14, each simplified on its own. A shore is true where it crosses from one tile
to the next. Where two tiles disagree it runs along the grid between them, as a step, a spike or a notch: that part is replaced by
one point half-way.
"""
from shapely.geometry import Polygon
from shapely.validation import make_valid

from geo import mercator, polygons

GRID_ZOOM = 14
# Coordinates are rounded to 1e-5 degrees
TOLERANCE = 2e-5 / 360 * 2 ** GRID_ZOOM
# Degrees: a stretch of grid longer than this (two tiles) keeps its ends
LONGEST = 0.09


def on_grid(value):
    return abs(value - round(value)) < TOLERANCE


def is_seam(a, b):
    """Whether the edge between two points, in tiles, lies on a line of the grid."""
    return any(on_grid(a[k]) and on_grid(b[k]) and round(a[k]) == round(b[k]) for k in (0, 1))


def without_seams(points):
    """The points of a closed ring, given and answered without its last, each stretch along the grid as its middle."""
    tiles = [tuple(v * 2 ** GRID_ZOOM for v in mercator(*point)) for point in points]
    seam = [is_seam(tile, tiles[k - 1]) for k, tile in enumerate(tiles)]  # the edge that ends in the point
    if all(seam):
        return []
    first = seam.index(False)
    stretches = []
    for k in range(first, first + len(points)):
        k %= len(points)
        if seam[k]:
            stretches[-1].append(points[k])
        else:
            stretches.append([points[k]])
    found = []
    for stretch in stretches:
        (x0, y0), (x1, y1) = stretch[0], stretch[-1]
        far = max(abs(x1 - x0), abs(y1 - y0)) > LONGEST
        found += [stretch[0], stretch[-1]] if far else [((x0 + x1) / 2, (y0 + y1) / 2)]
    return found


def ungridded(ring):
    """The areas within a ring, as polygons; none if nothing but grid is left of it."""
    points = without_seams([c[:2] for c in ring.coords[:-1]])
    return polygons(make_valid(Polygon(points))) if len(points) > 2 else []
