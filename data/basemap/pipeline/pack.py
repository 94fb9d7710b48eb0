#!/usr/bin/env python3
"""Packs tiles, towns, labels, dated lines, translations and heights into one SQLite file.

Input: WORKDIR/tiles/*.mbtiles, places.csv, labels.csv, dated-lines.json, relief-*.npy. Output: the file named second.
Rows are written in one order, gzip headers without a time, and the file's bytes depend on nothing but its contents.
"""
import csv
import gzip
import json
import os
import sqlite3
import struct
import sys
import zlib

import numpy

from geo import REGION_TILES, RING_TILES, TILE_ZOOM

MOST_BYTES = 4_000_000
ATTRIBUTION = ('Natural Earth, public domain; GSHHG, LGPL-3+; OpenStreetMap contributors, ODbL; GeoNames, CC BY 4.0; '
               'SRTM30 and ETOPO5')
LAYERS = {'land': (0, {}), 'lake': (2, {'km2': 'Number'}), 'river': (2, {'rank': 'Number', 'name': 'String'}),
          'border': (0, {'kind': 'String'}), 'admin1': (5, {}), 'disputed': (5, {'name': 'String', 'kind': 'String'})}
METADATA = {
    'name': 'basemap', 'format': 'pbf', 'type': 'baselayer', 'version': '3', 'scheme': 'tms', 'minzoom': '0', 'maxzoom': '8',
    'bounds': '-180,-85.05,180,85.05', 'center': '46.75,39.82,7', 'attribution': ATTRIBUTION,
    'description': 'World at zooms 0 to 5, South Caucasus to zoom 8',
    'json': json.dumps({'vector_layers': [{'id': name, 'minzoom': zoom, 'maxzoom': 8, 'fields': fields}
                                          for name, (zoom, fields) in LAYERS.items()]}),
}
SCHEMA = '''
CREATE TABLE metadata(name TEXT, value TEXT);
CREATE TABLE tiles(zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB,
                   PRIMARY KEY(zoom_level, tile_column, tile_row)) WITHOUT ROWID;
CREATE TABLE places(minzoom INT, lon INT, lat INT, pop INT, cc TEXT, name TEXT, disputed INT);
CREATE TABLE labels(kind TEXT, minzoom INT, lon INT, lat INT, rank INT, name TEXT, angle INT);
CREATE TABLE dated_lines(id TEXT, name TEXT, begin TEXT, end TEXT, source TEXT, geom BLOB);
CREATE TABLE translations(name TEXT, language TEXT, text TEXT);
CREATE TABLE relief(name TEXT, w INT, h INT, lon0 REAL, lat0 REAL, step REAL, scale REAL, data BLOB);
'''
# name, north-west corner, degrees a cell, metres a unit
RELIEF = [('caucasus', 33, 46, 1 / 30, 10), ('world', -180, 90, 1 / 6, 50)]


def inside(tiles, zoom, column, row):
    """Whether a tile (XYZ) lies within a rectangle of tiles of TILE_ZOOM."""
    first_column, first_row, last_column, last_row = tiles
    shift = zoom - TILE_ZOOM
    return first_column <= column >> shift <= last_column and first_row <= row >> shift <= last_row


def belongs(name, zoom, column, tms_row):
    row = (1 << zoom) - 1 - tms_row
    if not (0 <= column < 1 << zoom and 0 <= row < 1 << zoom):
        return False
    if name == 'world':
        return True
    in_region = inside(REGION_TILES, zoom, column, row)
    return in_region if name == 'region' else inside(RING_TILES, zoom, column, row) and not in_region


def tiles_of(work):
    """All tiles, in order, each compressed anew."""
    found = []
    for name in ('world', 'region', 'ring'):
        source = sqlite3.connect(f'{work}/tiles/{name}.mbtiles')
        for zoom, column, row, data in source.execute('SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles'):
            if belongs(name, zoom, column, row):
                found.append((zoom, column, row, gzip.compress(gzip.decompress(data), 9, mtime=0)))
        source.close()
    return sorted(found)


def open_sea(tiles):
    """Empty tiles for places in the region and ring where there is nothing: else a tile of zoom 5 would be enlarged there."""
    have = {tile[:3] for tile in tiles}
    empty = gzip.compress(b'', 9, mtime=0)
    for zoom, rectangle in ((6, RING_TILES), (6, REGION_TILES), (7, REGION_TILES), (8, REGION_TILES)):
        shift = zoom - TILE_ZOOM
        for column in range(rectangle[0] << shift, (rectangle[2] + 1) << shift):
            for row in range(rectangle[1] << shift, (rectangle[3] + 1) << shift):
                key = (zoom, column, (1 << zoom) - 1 - row)
                if key not in have:
                    have.add(key)
                    yield key + (empty,)


def rows_of(path, *integers):
    """Rows of a table of text, the named columns as integers."""
    with open(path, encoding='utf-8', newline='') as file:
        for entry in csv.DictReader(file):
            yield [int(value) if key in integers else value for key, value in entry.items()]


def translations(database):
    """The names that the map has, in other languages. One that it has not is a slip."""
    names = {name for table in ('places', 'labels', 'dated_lines') for name, in database.execute(f'SELECT name FROM {table}')}
    with open(os.path.join(os.path.dirname(__file__), 'translations.csv'), encoding='utf-8', newline='') as file:
        for entry in csv.DictReader(line for line in file if not line.startswith('#')):
            name = entry.pop('name')
            if name not in names:
                raise SystemExit(f'translations.csv: the map has no “{name}”')
            for language, text in entry.items():
                yield name, language, text


def packed_heights(heights, scale):
    """Differences to the left neighbour (first column: to the one above), low bytes then high bytes, zlib."""
    units = numpy.round(heights / scale).astype(numpy.int32)
    differences = units.copy()
    differences[:, 1:] -= units[:, :-1]
    differences[1:, 0] -= units[:-1, 0]
    both = differences.astype('<i2').view(numpy.uint8).reshape(-1, 2)
    return zlib.compress(both[:, 0].tobytes() + both[:, 1].tobytes(), 9)


def fill(database, work):
    database.executescript(SCHEMA)
    database.executemany('INSERT INTO metadata VALUES(?, ?)', sorted(METADATA.items()))
    tiles = tiles_of(work)
    database.executemany('INSERT INTO tiles VALUES(?, ?, ?, ?)', sorted(tiles + list(open_sea(tiles))))
    database.executemany('INSERT INTO places VALUES(?, ?, ?, ?, ?, ?, ?)',
                         rows_of(work + '/places.csv', 'minzoom', 'lon', 'lat', 'pop', 'disputed'))
    database.executemany('INSERT INTO labels VALUES(?, ?, ?, ?, ?, ?, ?)',
                         rows_of(work + '/labels.csv', 'minzoom', 'lon', 'lat', 'rank', 'angle'))
    with open(work + '/dated-lines.json', encoding='utf-8') as file:
        for line in json.load(file):
            geometry = json.dumps(line['geom'], separators=(',', ':')).encode()
            database.execute('INSERT INTO dated_lines VALUES(?, ?, ?, ?, ?, ?)',
                             (line['id'], line['name'], line['begin'], line['end'], line['source'], geometry))
    database.executemany('INSERT INTO translations VALUES(?, ?, ?)', sorted(translations(database)))
    for name, west, north, step, scale in RELIEF:
        heights = numpy.load(f'{work}/relief-{name}.npy')
        database.execute('INSERT INTO relief VALUES(?, ?, ?, ?, ?, ?, ?, ?)',
                         (name, heights.shape[1], heights.shape[0], west, north, step, scale, packed_heights(heights, scale)))


def without_library_version(path):
    """Sets the number of the SQLite that wrote the file, of its changes and of its schema to fixed values."""
    with open(path, 'r+b') as file:
        for offset, value in ((24, 1), (40, 1), (92, 1), (96, 3040000)):
            file.seek(offset)
            file.write(struct.pack('>I', value))


def main():
    work, target = sys.argv[1:3]
    part = target + '.part'
    if os.path.exists(part):
        os.remove(part)
    database = sqlite3.connect(part)
    database.execute('PRAGMA page_size = 1024')
    database.execute('PRAGMA journal_mode = OFF')
    fill(database, work)
    database.commit()
    database.execute('VACUUM')
    for table in ('tiles', 'places', 'labels', 'dated_lines', 'translations', 'relief'):
        print(table, *database.execute(f'SELECT count(*) FROM {table}').fetchone())
    database.close()
    without_library_version(part)
    size = os.path.getsize(part)
    if size > MOST_BYTES:
        raise SystemExit(f'{size} bytes, more than {MOST_BYTES}')
    os.replace(part, target)
    print(size, 'bytes')


if __name__ == '__main__':
    main()
