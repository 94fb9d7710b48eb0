"""What the pipeline's scripts share: the region's numbers, geometry helpers, reading and writing.

Geometries are shapely's in degrees (longitude, latitude), WGS 84.
"""
import json
import math
import os
import warnings

from osgeo import ogr, osr
from shapely import wkb
from shapely.geometry import LineString, box, shape
from shapely.strtree import STRtree

ogr.UseExceptions()

# Web Mercator tiles of zoom 6, XYZ: first column, first row, last column, last row. Within the region zooms 6 to 8 are stored,
# within the ring around it zoom 6.
REGION_TILES = (38, 23, 41, 24)
RING_TILES = (35, 20, 44, 26)
TILE_ZOOM = 6

REGION = box(33.75, 36.59788913, 56.25, 45.08903556)
# With a margin, so that no clipped edge shows within a tile (a tile's buffer is 1/64 of it).
REGION_MARGIN = box(33.45, 36.35, 56.55, 45.35)
RING_MARGIN = box(16.5, 26.5, 73.5, 56.1)

# Length of a degree of longitude over one of latitude, at the region's middle.
ASPECT = math.cos(math.radians(40.5))
KM2_PER_SQUARE_DEGREE = 111.2 ** 2


def area_km2(geometry):
    """Area in km2, good for the region."""
    return geometry.area * ASPECT * KM2_PER_SQUARE_DEGREE


def polygons(geometry):
    """All polygons of a geometry, as a flat list."""
    if geometry.is_empty:
        return []
    if geometry.geom_type == 'Polygon':
        return [geometry]
    return [p for part in getattr(geometry, 'geoms', []) for p in polygons(part)]


def lines(geometry):
    """All line strings of a geometry, as a flat list."""
    if geometry.is_empty:
        return []
    if geometry.geom_type in ('LineString', 'LinearRing'):
        return [LineString(geometry.coords)]
    return [p for part in getattr(geometry, 'geoms', []) for p in lines(part)]


def smooth(points, closed, rounds=2, reach=math.inf):
    """Chaikin's corner cutting, at most `reach` from a corner. An open line keeps its ends; a closed one is given without its last
    point."""
    for _ in range(rounds):
        pairs = list(zip(points, points[1:] + points[:1] if closed else points[1:]))
        cut = []
        for (x0, y0), (x1, y1) in pairs:
            part = min(0.25, reach / (math.hypot(x1 - x0, y1 - y0) or reach))
            cut += [(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part), (x1 - (x1 - x0) * part, y1 - (y1 - y0) * part)]
        points = cut if closed else [points[0]] + cut[1:-1] + [points[-1]]
    return points


def mercator(lon, lat):
    """Web Mercator, the world from 0 to 1, y down."""
    return (lon + 180) / 360, (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2


def index(geometries):
    """A function from a geometry to those of the list whose boxes meet its box."""
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        tree = STRtree(geometries)
    # shapely 2 answers with positions, shapely 1.8 with geometries
    return lambda geometry: [g if hasattr(g, 'geom_type') else geometries[g] for g in tree.query(geometry)]


def read_geojson(path):
    """(properties, geometry) pairs of a FeatureCollection or GeometryCollection."""
    with open(path, encoding='utf-8') as file:
        data = json.load(file)
    if 'geometries' in data:
        return [({}, shape(g)) for g in data['geometries']]
    return [(f['properties'] or {}, shape(f['geometry'])) for f in data['features'] if f['geometry']]


def read_gmt(path):
    """Line strings of a GMT multi-segment text file; none if there is no such file."""
    found, points = [], []
    if not os.path.exists(path):
        return found
    with open(path, encoding='ascii') as file:
        for line in list(file) + ['>']:
            if line[0] == '>':
                if len(points) > 1:
                    found.append(LineString(points))
                points = []
            elif len(line.split()) >= 2:
                lon, lat = line.split()[:2]
                points.append((round(float(lon), 5), round(float(lat), 5)))
    return found


def read_layer(path, layer=None):
    """(attributes, geometry) pairs of one layer of any file that OGR reads."""
    source = ogr.Open(path)
    features = source.GetLayerByName(layer) if layer else source.GetLayer()
    return [(f.items(), wkb.loads(bytes(f.GetGeometryRef().ExportToWkb()))) for f in features if f.GetGeometryRef()]


class GeoPackage:
    """A new GeoPackage; layers of lines or areas are added whole."""

    def __init__(self, path):
        driver = ogr.GetDriverByName('GPKG')
        if os.path.exists(path):
            driver.DeleteDataSource(path)
        self.source = driver.CreateDataSource(path)
        self.system = osr.SpatialReference()
        self.system.ImportFromEPSG(4326)
        self.system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)

    def add(self, layer_name, rows, **fields):
        """rows: (geometry, attributes); fields: FIELD=int or FIELD=str."""
        layer = self.source.CreateLayer(layer_name, self.system, ogr.wkbUnknown)
        for field, kind in fields.items():
            layer.CreateField(ogr.FieldDefn(field, ogr.OFTInteger if kind is int else ogr.OFTString))
        layer.StartTransaction()
        for geometry, attributes in rows:
            feature = ogr.Feature(layer.GetLayerDefn())
            for field, value in attributes.items():
                if value is not None:
                    feature.SetField(field, value)
            feature.SetGeometry(ogr.CreateGeometryFromWkb(geometry.wkb))
            layer.CreateFeature(feature)
        layer.CommitTransaction()
        print(layer_name, layer.GetFeatureCount())
