#!/usr/bin/env python3
"""Lines that were true only for a time, with full coordinates, for the app to draw above the tiles.

Input: WORKDIR/vector/dated.geojson, dated-lines.csv (which name of the source is which line, and from when to when).
Output: WORKDIR/dated-lines.json, a list of objects with the columns of the table `dated_lines`.
"""
import csv
import json
import sys

from shapely.ops import linemerge, unary_union

from geo import lines, read_geojson


def main():
    work = sys.argv[1]
    parts = read_geojson(work + '/vector/dated.geojson')
    with open('dated-lines.csv', encoding='utf-8', newline='') as file:
        entries = list(csv.DictReader(line for line in file if not line.startswith('#')))
    for entry in entries:
        natural_earth = entry.pop('natural_earth')
        found = unary_union([g for a, g in parts if a['name'] == natural_earth])
        joined = lines(found if found.geom_type == 'LineString' else linemerge(found))
        if not joined:
            raise SystemExit(f'no line {natural_earth}')
        entry['geom'] = sorted([[round(x, 4), round(y, 4)] for x, y in line.coords] for line in joined)
        print(entry['id'], len(joined), 'lines', sum(len(line) for line in entry['geom']), 'points')
    with open(work + '/dated-lines.json', 'w', encoding='utf-8') as file:
        json.dump(sorted(entries, key=lambda e: e['id']), file, ensure_ascii=False)


if __name__ == '__main__':
    main()
