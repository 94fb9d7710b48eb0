"""Lakes, for polygons.py: the holes of OpenStreetMap's land, without the islands in them.

The holes are all its water areas, river beds among them: what is narrow is no lake here. A large lake gets a smooth shore through the
points where OpenStreetMap's crosses the tile grid, or GSHHG's finer one if the two agree: most of GSHHG's lakes are kilometres off or
of another time. Small lakes come as a few corners on the grid, torn apart at its seams, and are glued and rounded.
"""
from shapely import affinity
from shapely.geometry import Polygon, box
from shapely.ops import polygonize, unary_union

from geo import ASPECT, area_km2, index, polygons, read_gmt, smooth
from ungrid import ungridded

LARGEST_KM2 = 20000   # what is larger is sea: the Caspian
GSHHG_KM2 = 100
LARGE_KM2 = 8
SMALLEST_HOLE_KM2 = 0.3
SMALLEST_KM2 = 1.2
SMALLEST_IN_RING_KM2 = 15
SMALLEST_ISLAND_KM2 = 0.3
# Common area over united area from which GSHHG and OpenStreetMap agree; a shift by 2 km of a lake like Sevan gives 0.85
AGREEMENT = 0.92
# Off the grid a large lake has this much of its area, or it counts as small
KEPT = (0.55, 1.4)
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
    return [h for h in holes if smallest < area_km2(h) < LARGEST_KM2 and box(*h.bounds).intersects(area)]


def curved(polygon):
    return Polygon(smooth(list(polygon.exterior.coords)[:-1], closed=True)).buffer(0)


def rounded(holes):
    """Holes glued together, without narrow arms, their corners cut."""
    glued = unary_union([to_plane(h.buffer(0)).buffer(GLUE) for h in holes])
    plane = glued.buffer(ROUNDING).buffer(-ROUNDING - NARROW - GLUE).buffer(NARROW)
    for part in polygons(plane.simplify(TOLERANCE * 3)):
        yield from (to_degrees(p) for p in polygons(curved(part).simplify(TOLERANCE / 2)))


def large(hole):
    """The lake off the grid, without its narrow arms and bays; none if there is too little of it between the grid's lines."""
    plane = to_plane(unary_union([curved(p) for p in ungridded(hole.exterior)]))
    plane = plane.buffer(NARROW).buffer(-2 * NARROW).buffer(NARROW).simplify(TOLERANCE / 4)
    found = [to_degrees(Polygon(p.exterior)) for p in polygons(plane) if area_km2(p) > SMALLEST_KM2]
    return found if KEPT[0] < sum(p.area for p in found) / hole.area < KEPT[1] else []


def islands_of(land_parts):
    """What is an island only for the grid's sake has no points off it."""
    small = [p for p in land_parts if SMALLEST_ISLAND_KM2 < area_km2(p) < LARGEST_KM2]
    islands = [curved(q) for p in small for q in ungridded(p.exterior)]
    return index([p for p in islands if area_km2(p) > SMALLEST_ISLAND_KM2])


def gshhg_lakes(work):
    """GSHHG's lakes that lie within the region, without their islands."""
    def areas(level):
        shores = read_gmt(f'{work}/vector/shore_{level}.gmt')
        return [Polygon(p.exterior) for p in polygonize(unary_union(shores)) if area_km2(p) > SMALLEST_ISLAND_KM2]

    islands = unary_union(areas(3))
    return [lake.difference(islands) for lake in areas(2) if area_km2(lake) > GSHHG_KM2]


def agreeing(lake, candidates):
    """The candidate that is the same lake at the same place, if there is one."""
    for other in candidates:
        if lake.intersection(other).area > AGREEMENT * lake.union(other).area:
            return other
    return None


def without_islands(lake, islands_near):
    return lake.difference(unary_union([p for p in islands_near(lake) if lake.contains(p.representative_point())]))


def cut(lakes, area, smallest):
    """Lakes within an area, from a size in km2, the largest first."""
    found = [p for lake in lakes for p in polygons(lake.intersection(area)) if area_km2(p) > smallest]
    return sorted(found, key=lambda p: (-p.area, p.bounds))


def region_lakes(land_parts, area, finer):
    """finer: lakes of which each is taken instead of OpenStreetMap's where both agree."""
    islands_near = islands_of(land_parts)
    holes = holes_of(land_parts, area, SMALLEST_HOLE_KM2)
    lakes, small = [], []
    for hole in holes:
        found = large(hole) if area_km2(hole) >= LARGE_KM2 else []
        lakes += [agreeing(lake, finer) or without_islands(lake, islands_near) for lake in found]
        small += [] if found else [hole]
    shores = unary_union([to_degrees(to_plane(lake).buffer(GLUE)) for lake in lakes])
    for lake in rounded(small):
        if not lake.intersects(shores):  # else it is a scrap of the large one
            lakes.append(without_islands(lake, islands_near))
    return cut(lakes, area, SMALLEST_KM2)


def ring_lakes(land_parts, area):
    islands_near = islands_of(land_parts)
    holes = holes_of(land_parts, area, SMALLEST_IN_RING_KM2)
    lakes = [p for h in holes for p in large(h) or rounded([h])]
    return cut([without_islands(p, islands_near) for p in lakes], area, SMALLEST_IN_RING_KM2)
