"""Lakes, for polygons.py: the holes of OpenStreetMap's land, without the islands in them.

The holes are all its water areas, river beds among them: what is narrow is no lake here. Great lakes keep their shores; small ones
come as a few corners on a grid, torn apart at its seams, and are glued and rounded.
"""
from shapely import affinity
from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from geo import ASPECT, area_km2, index, polygons, smooth

LARGEST_KM2 = 20000   # what is larger is sea: the Caspian
GREAT_KM2 = 200
SMALLEST_HOLE_KM2 = 0.3
SMALLEST_KM2 = 1.2
SMALLEST_IN_RING_KM2 = 15
# Degrees of latitude
NARROW = 0.0012       # half the width: 270 m
GLUE = 0.0008         # 90 m
ROUNDING = 0.0022     # 250 m
TOLERANCE = 0.0004


def to_plane(geometry):
    return affinity.scale(geometry, ASPECT, 1, origin=(0, 0))


def to_degrees(geometry):
    return affinity.scale(geometry, 1 / ASPECT, 1, origin=(0, 0))


def holes_of(land_parts, area, smallest):
    holes = [Polygon(ring) for part in land_parts for ring in part.interiors]
    return [h.buffer(0) for h in holes if smallest < area_km2(h) < LARGEST_KM2 and box(*h.bounds).intersects(area)]


def great(hole):
    """The lake without its narrow arms."""
    plane = to_plane(hole)
    return to_degrees(plane.buffer(-NARROW).buffer(NARROW * 1.2).intersection(plane)).simplify(TOLERANCE)


def rounded(holes):
    """Holes glued together, without narrow arms, their corners cut."""
    glued = unary_union([to_plane(h).buffer(GLUE) for h in holes])
    plane = glued.buffer(ROUNDING).buffer(-ROUNDING - NARROW - GLUE).buffer(NARROW)
    for part in polygons(plane.simplify(TOLERANCE * 3)):
        shore = Polygon(smooth(list(part.exterior.coords)[:-1], closed=True)).simplify(TOLERANCE / 2).buffer(0)
        yield from (to_degrees(p) for p in polygons(shore))


def cut(lakes, land_parts, area, smallest):
    """Lakes without their islands, within an area, from a size in km2."""
    islands_near = index([p for p in land_parts if 0.3 < area_km2(p) < LARGEST_KM2])
    found = []
    for lake in lakes:
        islands = [p.buffer(0) for p in islands_near(lake) if lake.contains(p.representative_point())]
        water = lake.difference(unary_union(islands)).intersection(area)
        found += [p for p in polygons(water) if area_km2(p) > smallest]
    return sorted(found, key=lambda p: (-p.area, p.bounds))


def region_lakes(land_parts, area):
    holes = holes_of(land_parts, area, SMALLEST_HOLE_KM2)
    lakes = [great(h) for h in holes if area_km2(h) >= GREAT_KM2]
    lakes += rounded([h for h in holes if area_km2(h) < GREAT_KM2])
    return cut(lakes, land_parts, area, SMALLEST_KM2)


def ring_lakes(land_parts, area):
    holes = holes_of(land_parts, area, SMALLEST_IN_RING_KM2)
    return cut([great(h) for h in holes], land_parts, area, SMALLEST_IN_RING_KM2)
