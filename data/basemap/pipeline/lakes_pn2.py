#!/usr/bin/env python3
"""Lakes of the world (Natural Earth 1:50 000 000) from Marble's packed form to GeoJSON.

Input: a .pn2 file (version 2), output: a GeoJSON file with one polygon a lake and its area `km2`.

The format, big-endian: a byte version, a uint32 count, a byte "has colours"; then rings: a byte kind (2 outer, 3 inner,
4 the head of a group, followed by a byte, its size), a uint32 id, a uint32 number of absolute nodes. An absolute node is int16
latitude, int16 longitude, int16 n and n relative nodes (int8 latitude, int8 longitude, relative to the absolute one).
The unit is 1/120 degree. As Marble's Pn2Runner.cpp reads it.
"""
import json
import math
import struct
import sys

from shapely.geometry import Polygon, mapping

OUTER, INNER, GROUP = 2, 3, 4


def read_ring(data, at, absolute_nodes):
    points = []
    for _ in range(absolute_nodes):
        lat, lon, relative = struct.unpack_from('>hhh', data, at)
        at += 6
        points.append((lon / 120, lat / 120))
        for _ in range(relative):
            dlat, dlon = struct.unpack_from('>bb', data, at)
            at += 2
            points.append(((lon + dlon) / 120, (lat + dlat) / 120))
    return points, at


def read_lakes(data):
    version, _count, coloured = struct.unpack_from('>BIB', data)
    if version != 2 or coloured:
        raise SystemExit('not a .pn2 file of version 2 without colours')
    at = 6
    lakes = []
    while at < len(data):
        kind, _id = struct.unpack_from('>BI', data, at)
        at += 5
        if kind == GROUP:
            at += 1
            continue
        nodes, = struct.unpack_from('>I', data, at)
        ring, at = read_ring(data, at + 4, nodes)
        if kind == OUTER:
            lakes.append((ring, []))
        elif kind == INNER:
            lakes[-1][1].append(ring)
    return lakes


def area_km2(polygon):
    return polygon.area * 111.2 ** 2 * math.cos(math.radians(polygon.centroid.y))


def main():
    source, target = sys.argv[1:3]
    with open(source, 'rb') as file:
        lakes = read_lakes(file.read())
    features = []
    for outer, inner in lakes:
        if len(outer) < 4:
            continue
        polygon = Polygon(outer, [ring for ring in inner if len(ring) >= 4]).buffer(0)
        if not polygon.is_empty:
            features.append({'type': 'Feature', 'properties': {'km2': round(area_km2(polygon))}, 'geometry': mapping(polygon)})
    with open(target, 'w', encoding='utf-8') as file:
        json.dump({'type': 'FeatureCollection', 'features': features}, file)
    print(len(features), 'lakes')


if __name__ == '__main__':
    main()
