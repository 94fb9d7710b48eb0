#!/usr/bin/env python3
"""Chooses the towns to show, from which zoom, and under which name.

Input: WORKDIR/geonames.csv, Natural Earth's populated places, disputed-places.csv. Output: WORKDIR/places.csv
(minzoom,lon,lat,pop,cc,name,disputed), sorted.

In the region every town of GeoNames is shown: Natural Earth's points are wrong there. Elsewhere Natural Earth says which towns
and from which zoom, GeoNames how they are spelt and where they lie. A disputed town bears both usages.
"""
import csv
import math
import sys
import unicodedata

from geo import read_layer

WEST, EAST, SOUTH, NORTH = 38, 51, 38, 44
ZOOM_OF_POPULATION = [(4e6, 3), (1e6, 4), (3e5, 5), (1e5, 6), (3e4, 7), (1e4, 8), (3e3, 9), (0, 10)]
ZOOM_OF_RANK = {0: 2, 1: 3, 2: 4, 3: 4, 4: 5, 5: 5, 6: 6, 7: 6, 8: 7, 9: 8, 10: 8}
# Towns of the region that matter more than their population says.
ZOOM_OF_TOWN = {('Tartar', 'AZ'): 8, ('Tovuz', 'AZ'): 8, ('Yevlakh', 'AZ'): 7, ('Kapan', 'AM'): 7, ('Goris', 'AM'): 7,
                ('Naxçıvan', 'AZ'): 6, ('Sokhumi', 'GE'): 6, ('Tskhinvali', 'GE'): 7}


def in_region(lat, lon):
    return WEST <= lon <= EAST and SOUTH <= lat <= NORTH


def folded(name):
    """Letters only, without accents and case."""
    return ''.join(c for c in unicodedata.normalize('NFKD', name) if c.isalpha() and not unicodedata.combining(c)).lower()


def read_towns(path):
    with open(path, encoding='utf-8', newline='') as file:
        towns = list(csv.DictReader(file))
    for town in towns:
        town.update(lat=float(town['lat']), lon=float(town['lon']), pop=int(town['pop']))
    return towns


def zoom_of(town):
    zoom = next(z for least, z in ZOOM_OF_POPULATION if town['pop'] >= least)
    if town['kind'] == 'PPLC':
        zoom = min(zoom, 4)
    elif town['kind'] == 'PPLA':
        zoom = min(zoom, 8)
    return min(zoom, ZOOM_OF_TOWN.get((town['name'], town['cc']), zoom))


def row(town, zoom, name=None, disputed=0):
    return [zoom, round(town['lon'] * 1e4), round(town['lat'] * 1e4), town['pop'], town['cc'], name or town['name'], disputed]


def both_usages(azerbaijani, armenian):
    """In alphabetical order, accents ignored; one name if they agree."""
    return ' / '.join(sorted({azerbaijani, armenian}, key=lambda name: (folded(name), name)))


def region_rows(towns, path):
    with open(path, encoding='utf-8', newline='') as file:
        usages = list(csv.DictReader(line for line in file if not line.startswith('#')))
    by_name = {entry['geonames']: entry for entry in usages}
    for town in towns:
        entry = by_name.get(town['name']) if town['cc'] == 'AZ' else None
        if entry:
            entry['found'] = True
            yield row(town, int(entry['minzoom']), both_usages(entry['azerbaijani'], entry['armenian']), 1)
        elif town['newest'] == '1':
            yield row(town, zoom_of(town))
    missing = [entry['geonames'] for entry in usages if 'found' not in entry]
    if missing:
        raise SystemExit(f'not in GeoNames: {missing}')


class Grid:
    """Towns by degree."""

    def __init__(self, towns):
        self.cells = {}
        for town in towns:
            self.cells.setdefault((math.floor(town['lat']), math.floor(town['lon'])), []).append(town)

    def near(self, lat, lon):
        """(distance in degrees of latitude, town) within a degree or so."""
        for i in (-1, 0, 1):
            for j in (-1, 0, 1):
                for town in self.cells.get((math.floor(lat) + i, math.floor(lon) + j), []):
                    yield math.hypot(lat - town['lat'], (lon - town['lon']) * math.cos(math.radians(lat))), town


def same_town(grid, place):
    """The town of GeoNames that a place of Natural Earth is: of like name, or else as populous and near."""
    ascii_name = folded(place['nameascii'] or place['name'] or '')
    near = list(grid.near(place['latitude'], place['longitude']))
    alike = [t for d, t in near if d < 0.3 and folded(t['name'])[:4] == ascii_name[:4]]
    populous = [t for d, t in near if d < 0.1 and t['pop'] > 2e5 and t['pop'] > 0.4 * (place['pop_max'] or 0)]
    return max(alike or populous, key=lambda t: (t['pop'], t['name']), default=None)


def world_rows(grid, places):
    for place, _ in places:
        lat, lon = place['latitude'], place['longitude']
        if abs(lat) > 85 or in_region(lat, lon):
            continue
        population = place['pop_max'] or 0
        zoom = ZOOM_OF_RANK[int(place['scalerank'])]
        if population >= 5e6:
            zoom = min(zoom, 3)
        town = same_town(grid, place)
        country = (place['iso_a2'] or '')[:2]
        known = {'name': place['nameascii'] or place['name'], 'lat': lat, 'lon': lon, 'pop': population,
                 'cc': country if country.isalpha() else ''}
        if town:
            known.update(name=town['name'], lat=town['lat'], lon=town['lon'])
        yield row(known, zoom)


def main():
    work = sys.argv[1]
    towns = read_towns(work + '/geonames.csv')
    region = list(region_rows([t for t in towns if in_region(t['lat'], t['lon'])], 'disputed-places.csv'))
    natural_earth = read_layer(work + '/src/deb/usr/share/magics/10m/ne_10m_populated_places_simple.shp')
    elsewhere = {tuple(r) for r in world_rows(Grid(towns), natural_earth)}
    with open(work + '/places.csv', 'w', encoding='utf-8', newline='') as file:
        table = csv.writer(file, lineterminator='\n')
        table.writerow(['minzoom', 'lon', 'lat', 'pop', 'cc', 'name', 'disputed'])
        table.writerows(sorted(region + [list(r) for r in elsewhere]))
    print(len(region), 'towns in the region,', len(elsewhere), 'elsewhere')


if __name__ == '__main__':
    main()
