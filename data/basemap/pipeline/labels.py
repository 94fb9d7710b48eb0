#!/usr/bin/env python3
"""Names of countries, seas, rivers and lakes, each at a point where the map draws the thing named.

Input: WORKDIR/vector, labels.csv, rivers.csv, country-names.csv. Output: WORKDIR/labels.csv with the columns of the table `labels`,
sorted. Fails if a sea lies on land, a lake not in a lake, or a river is nowhere near.
"""
import csv
import math
import sys

from shapely.geometry import LineString, Point
from shapely.ops import linemerge, polylabel, transform, unary_union

from geo import REGION, lines, mercator, polygons, read_geojson, read_layer

COUNTRY_PIXELS = 44       # a country is named from the zoom at which its square has this side
LABEL_PIXELS = 70         # length of a river's name
APART_PIXELS = 220        # between two names of one river
NEAR_RIVER = 0.08         # degrees


def table(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(line for line in file if not line.startswith('#')))


def row(kind, minzoom, point, rank, name, angle=0):
    return [kind, minzoom, round(point.x * 1e4), round(point.y * 1e4), rank, name, angle]


def in_mercator(geometry):
    return transform(lambda lon, lat: zip(*[mercator(x, y) for x, y in zip(lon, lat)]), geometry)


def from_mercator(point):
    return Point(point.x * 360 - 180, math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * point.y)))))


def zoom_where(length, pixels):
    """The first zoom at which a length in Web Mercator has so many pixels."""
    return math.ceil(math.log2(pixels / (256 * length)))


def country_rows(countries, fixes):
    """At the point of the largest part that is farthest from its edge, if no better one is given."""
    for attributes, geometry in countries:
        fix = fixes.get(attributes['iso_a2'], {'name': attributes['NAME'], 'lon': ''})
        if not fix['name'] or attributes['iso_a2'] == 'AQ':
            continue
        part = max(polygons(geometry.buffer(0)), key=lambda p: p.area)
        flat = max(polygons(in_mercator(part).buffer(0)), key=lambda p: p.area)
        side = math.sqrt(flat.area)
        zoom = min(7, max(2, zoom_where(side, COUNTRY_PIXELS)))
        point = Point(float(fix['lon']), float(fix['lat'])) if fix['lon'] else from_mercator(polylabel(flat, side / 200))
        yield row('country', zoom, point, zoom, fix['name'])


def baseline(line, at, zoom):
    """Degrees, clockwise on the screen, of a line (Web Mercator) around a place on it; how straight it is there, 0 to 1."""
    half = LABEL_PIXELS / (256 * 2 ** zoom) / 2
    start, end = (line.interpolate(min(line.length, max(0, at + d))) for d in (-half, half))
    angle = math.degrees(math.atan2(end.y - start.y, end.x - start.x))
    upright = angle - 180 if angle > 90 else angle + 180 if angle <= -90 else angle
    return round(upright), start.distance(end) / (2 * half)


def longest(geometry):
    merged = geometry if geometry.geom_type == 'LineString' else linemerge(geometry)
    return max(lines(merged), key=lambda line: line.length)


def straightest(course, middle, width, zoom, water):
    """The place near a part of the course where a label fits best, outside lakes; none if there is none."""
    places = [course.length * (middle + width * d / 10) for d in range(-10, 11)]
    for at in sorted(places, key=lambda at: (-baseline(course, at, zoom)[1], at)):
        point = from_mercator(course.interpolate(at))
        if not any(lake.contains(point) for lake in water):
            return at, point
    return None, None


def world_river_rows(entries, rivers, water):
    """Labels at even distances along the longest course, each moved to where it is straightest; none within the region."""
    for entry in entries:
        names = entry['natural_earth'].split(';')
        course = unary_union([g for a, g in rivers if a['name'] in names])
        if course.is_empty:
            raise SystemExit(f'no river {names}')
        course = in_mercator(longest(course))
        first, count = int(entry['minzoom']), int(entry['points'])
        for number in range(count):
            zoom = first if number == count // 2 else max(first + 1, zoom_where(course.length / count, APART_PIXELS))
            at, point = straightest(course, (number + 0.5) / count, 0.3 / count, zoom, water)
            if point and not REGION.contains(point):
                yield row('river', zoom, point, zoom + 1, entry['name'], baseline(course, at, zoom)[0])


def region_river_row(entry, rivers):
    point = Point(float(entry['lon']), float(entry['lat']))
    line = min(rivers, key=lambda g: g.distance(point))
    if line.distance(point) > NEAR_RIVER:
        raise SystemExit(f'no river near {entry}: {line.distance(point):.2f} degrees')
    zoom = int(entry['minzoom'])
    on_line = line.interpolate(line.project(point))
    flat = in_mercator(line)
    angle, _ = baseline(flat, flat.project(Point(mercator(on_line.x, on_line.y))), zoom)
    return row('river', zoom, on_line, int(entry['rank']), entry['name'], angle)


def hand_made_rows(entries, land, water, rivers):
    for entry in entries:
        point = Point(float(entry['lon']), float(entry['lat']))
        if entry['kind'] == 'river':
            yield region_river_row(entry, rivers)
            continue
        if entry['kind'] == 'sea' and any(p.contains(point) for p in land):
            raise SystemExit(f'on land: {entry}')
        if entry['kind'] == 'lake' and not any(p.contains(point) for p in water):
            raise SystemExit(f'in no lake: {entry}')
        yield row(entry['kind'], int(entry['minzoom']), point, int(entry['rank']), entry['name'])


def main():
    work = sys.argv[1]
    vector = work + '/vector/'
    fixes = {entry['iso_a2']: entry for entry in table('country-names.csv')}
    rows = list(country_rows(read_geojson(vector + 'countries.geojson'), fixes))
    land = [p for _, g in read_layer(vector + 'world.gpkg', 'land_10m') for p in polygons(g)]
    water = [g for file, layer in (('world', 'lake_50m'), ('region', 'lake')) for _, g in read_layer(f'{vector}{file}.gpkg', layer)]
    rows += world_river_rows(table('rivers.csv'), read_layer(vector + 'world.gpkg', 'river_10m'), water)
    rivers = [g for _, g in read_layer(vector + 'region.gpkg', 'river')]
    rows += hand_made_rows(table('labels.csv'), land, water, rivers)
    with open(work + '/labels.csv', 'w', encoding='utf-8', newline='') as file:
        output = csv.writer(file, lineterminator='\n')
        output.writerow(['kind', 'minzoom', 'lon', 'lat', 'rank', 'name', 'angle'])
        output.writerows(sorted(rows))
    print(len(rows), 'labels')


if __name__ == '__main__':
    main()
