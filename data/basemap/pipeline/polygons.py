#!/usr/bin/env python3
"""Shapes the region and the ring around it: coast, lakes, borders, rivers, districts; cuts the world's rivers at lakes.

Input: WORKDIR/vector. Output: WORKDIR/vector/region.gpkg (zooms 6 to 8), ring.gpkg (zoom 6), rivers.gpkg (zooms 2 to 5).
"""
import sys

from shapely.geometry import LineString, Point, Polygon, box
from shapely.ops import linemerge, substring, unary_union

import lakes
from geo import (REGION_MARGIN, RING_MARGIN, GeoPackage, area_km2, index, lines, polygons, read_geojson, read_gmt,
                 read_layer, smooth)
from ungrid import ungridded

# Degrees. A tile of zoom 8 has 0.00034 degrees a unit.
COAST_TOLERANCE = 0.0004
LINE_TOLERANCE = 0.0003
# A corner of the coast is cut at most so far from it
CORNER = 0.006
# Half the width, in degrees of latitude, below which a spit or an inlet is left out: 180 m
NARROW = 0.0008
# World Data Bank II is up to 2 km off: its own Aras within this distance of the border is dropped.
ARAS_WIDTH = 0.045
# Between these meridians the border of Turkey and Iran runs beside the Aras' mouth into the plain and is no river.
NOT_THE_ARAS = box(43.6, 38.8, 44.80, 39.60)
# Below the border World Data Bank II has the Aras (rank 2) flow to the sea by a bed of a century ago; Natural Earth has it join
# the Kura.
FORMER_MOUTH_OF_THE_ARAS = box(47.95, 39.2, 49.4, 39.8)
# Rivers of rank 3 that touch this are the Kura.
KURA = box(44.2, 39.5, 49.5, 42.1)
# OpenStreetMap draws a border across the isthmus of Crimea, Natural Earth none.
PEREKOP = box(33.2, 45.7, 35.2, 46.4)
SMALLEST_ISLAND_KM2 = 0.5


def merged(geometry):
    return geometry if geometry.geom_type == 'LineString' else linemerge(geometry)


def filled(polygon):
    """The polygon off the tile grid, without its lakes; only the Caspian stays a hole."""
    seas = [p for r in polygon.interiors if area_km2(Polygon(r)) > lakes.LARGEST_KM2 for p in ungridded(r)]
    return unary_union(ungridded(polygon.exterior)).difference(unary_union(seas))


def land_of(parts):
    """Islands and mainland in one geometry, lakes filled."""
    return unary_union([filled(p) for p in parts if area_km2(p) > SMALLEST_ISLAND_KM2]).simplify(COAST_TOLERANCE)


def rounded(polygon):
    """The coast without its corners and what is narrow."""
    points = smooth(list(polygon.exterior.coords)[:-1], closed=True, reach=CORNER)
    land = Polygon(points).buffer(0).difference(unary_union([Polygon(r) for r in polygon.interiors]))
    plane = lakes.to_plane(land).buffer(NARROW).buffer(-2 * NARROW).buffer(NARROW)
    land = lakes.to_degrees(plane)
    if area_km2(polygon) > 100 and abs(land.area - polygon.area) > 0.01 * polygon.area:
        raise SystemExit(f'rounding spoils the coast at {polygon.bounds}')
    return land.simplify(LINE_TOLERANCE)


def region_coast(land):
    """Land of the region, from SMALLEST_ISLAND_KM2."""
    found = [p for p in polygons(land.intersection(REGION_MARGIN)) if area_km2(p) > SMALLEST_ISLAND_KM2]
    return unary_union([rounded(p) for p in found])


def disputed_parts(border, natural_earth):
    """Cuts a border line into (line, kind), where Natural Earth calls parts of it disputed."""
    disputed = unary_union([g for a, g in natural_earth if a['kind'] == 'disputed']).buffer(0.06).union(PEREKOP)
    settled = unary_union([g for a, g in natural_earth if a['kind'] == 'boundary']).buffer(0.03)
    zone = disputed.difference(settled)
    for line in lines(border):
        for kind, part in (('disputed', line.intersection(zone)), ('boundary', line.difference(zone))):
            for piece in lines(part):
                if piece.length > 0.003:
                    yield piece.simplify(LINE_TOLERANCE), kind


def borders_of(work, land):
    """OpenStreetMap's land borders, and the disputed lines that only Natural Earth has."""
    border = merged(unary_union([g for _, g in read_geojson(work + '/vector/border.geojson')]))
    border = border.intersection(land.buffer(0.01))
    natural_earth = [(a, g) for a, g in read_layer(work + '/vector/world.gpkg', 'border_10m') if g.intersects(RING_MARGIN)]
    rows = [(line, {'kind': kind}) for line, kind in disputed_parts(merged(border), natural_earth)]
    known = border.buffer(0.06)
    for attributes, line in natural_earth:
        if attributes['kind'] == 'disputed':
            for piece in lines(line.difference(known).intersection(RING_MARGIN)):
                if piece.length > 0.05:
                    rows.append((piece, {'kind': 'disputed'}))
    return rows


def lower_aras(work, border):
    """From the end of the border to the Kura."""
    source = max((p for line in lines(border) for p in (line.coords[0], line.coords[-1])), key=lambda p: p[0])
    named = unary_union([g for a, g in read_layer(work + '/vector/world.gpkg', 'river_10m') if a['name'] == 'Aras'])
    course = max(lines(merged(named)), key=lambda line: line.bounds[2])
    below = substring(course, course.project(Point(source)), course.length)
    return LineString([source] + list(below.coords)[1:])


def databank_rivers(work):
    """World Data Bank II: (line, rank)."""
    for rank in range(1, 8):
        found = read_gmt(f'{work}/vector/river_{rank}.gmt')
        if found:
            river = merged(unary_union(found))
            yield from ((line, rank) for line in lines(river.difference(FORMER_MOUTH_OF_THE_ARAS) if rank == 2 else river))


def rivers_of(work, water):
    """World Data Bank II, the border where the Aras is the border, and Natural Earth's lower Aras."""
    border = merged(unary_union([g for _, g in read_geojson(work + '/vector/aras.geojson')])).difference(NOT_THE_ARAS)
    aras = border.buffer(ARAS_WIDTH, 2)
    rows = [(lower_aras(work, border), {'rank': 2, 'name': 'Aras'})]
    rows += [(line.simplify(LINE_TOLERANCE), {'rank': 2, 'name': 'Aras'}) for line in lines(border) if line.length > 0.02]
    for line, rank in databank_rivers(work):
        attributes = {'rank': 2, 'name': 'Kura'} if rank == 3 and line.intersects(KURA) else {'rank': rank}
        rest = line.difference(aras).difference(water)
        rows += [(part.simplify(0.0006), attributes) for part in lines(rest) if part.length > 0.02]
    return rows


def districts_of(work, land):
    """Natural Earth's districts are angular at these zooms: rounded, and cut at the coast."""
    rows = []
    for _, geometry in read_geojson(work + '/vector/admin1.geojson'):
        for line in lines(geometry):
            rounded = LineString(smooth(list(line.coords), closed=False)).simplify(LINE_TOLERANCE)
            rows += [(piece, {}) for piece in lines(rounded.intersection(land)) if piece.length > 0.005]
    return rows


def cut_rows(rows, area):
    return [(piece, a) for g, a in rows for piece in lines(g.intersection(area))]


def world_rivers(work, target):
    """Natural Earth's rivers have a centre line through each lake: cut out where the lake is drawn."""
    shores = [g.buffer(0) for _, g in read_layer(work + '/vector/world.gpkg', 'lake_50m')]
    shores_near = index(shores)
    for layer in ('river_50m', 'river_10m'):
        rows = []
        for attributes, line in read_layer(work + '/vector/world.gpkg', layer):
            near = [shore for shore in shores_near(line) if shore.intersects(line)]
            rest = line.difference(unary_union(near)) if near else line
            rows += [(piece, {'rank': attributes['rank']}) for piece in lines(rest)]
        target.add(layer, rows, rank=int)


def main():
    work = sys.argv[1]
    world_rivers(work, GeoPackage(work + '/vector/rivers.gpkg'))
    parts = [p for _, g in read_geojson(work + '/vector/land.geojson') for p in polygons(g)]
    land = land_of(parts)
    region_land = region_coast(land)
    water = lakes.region_lakes(parts, REGION_MARGIN, lakes.gshhg_lakes(work))
    borders = borders_of(work, land)

    region = GeoPackage(work + '/vector/region.gpkg')
    region.add('land', [(p, {}) for p in polygons(region_land)])
    region.add('lake', [(p, {'km2': round(area_km2(p))}) for p in water], km2=int)
    region.add('river', rivers_of(work, unary_union([p for p in water if area_km2(p) > 8])), rank=int, name=str)
    region.add('border', cut_rows(borders, REGION_MARGIN), kind=str)
    region.add('admin1', districts_of(work, region_land))

    ring = GeoPackage(work + '/vector/ring.gpkg')
    ring.add('land', [(p, {}) for p in polygons(land)])
    ring.add('lake', [(p, {'km2': round(area_km2(p))}) for p in lakes.ring_lakes(parts, RING_MARGIN)], km2=int)
    ring.add('border', borders, kind=str)


if __name__ == '__main__':
    main()
