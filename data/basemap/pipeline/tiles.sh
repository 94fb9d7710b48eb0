#!/bin/sh
# Cuts the layers into Mapbox Vector Tiles: three sets, of which pack.py takes each tile from the right one.
# Input: WORKDIR/vector/{world,rivers,region,ring}.gpkg. Output: WORKDIR/tiles/{world,region,ring}.mbtiles.
set -eu
work=$1
vector=$work/vector
out=$work/tiles
rm -rf "$out"
mkdir -p "$out"

# tile_set NAME MINZOOM MAXZOOM TOLERANCE CONFIGURATION: NAME.gpkg to NAME.mbtiles. TOLERANCE: line simplification below MAXZOOM,
# in units of 1/4096 tile (8 is half a pixel of a 256-pixel tile); at MAXZOOM it is 3.
tile_set() {
  ogr2ogr -q -f MVT "$out/$1.mbtiles" "$out/$1.gpkg" -dsco FORMAT=MBTILES -dsco CONF="$5" -dsco MINZOOM="$2" -dsco MAXZOOM="$3" \
    -dsco EXTENT=4096 -dsco BUFFER=64 -dsco SIMPLIFICATION="$4" -dsco SIMPLIFICATION_MAX_ZOOM=3 -dsco MAX_SIZE=2000000 \
    -dsco MAX_FEATURES=1000000 -dsco NAME="$1"
}

# --- the world, zooms 0 to 5: Natural Earth 1:50 000 000 up to zoom 4, 1:10 000 000 at zoom 5
cp "$vector/world.gpkg" "$out/world.gpkg"
for layer in river_50m river_10m; do
  ogr2ogr -q -update -overwrite "$out/world.gpkg" "$vector/rivers.gpkg" $layer
done
# Small lakes only where they are more than a few pixels
for zoom in 2 3 4; do
  least=$(( 160000 >> (2 * zoom) ))
  ogr2ogr -q -update "$out/world.gpkg" "$vector/world.gpkg" -nln lake_$zoom -nlt PROMOTE_TO_MULTI \
    -sql "SELECT * FROM lake_50m WHERE km2 >= $least"
done
tile_set world 0 5 8 '{
  "land_50m":   {"target_name": "land",   "minzoom": 0, "maxzoom": 4},
  "land_10m":   {"target_name": "land",   "minzoom": 5, "maxzoom": 5},
  "lake_2":     {"target_name": "lake",   "minzoom": 2, "maxzoom": 2},
  "lake_3":     {"target_name": "lake",   "minzoom": 3, "maxzoom": 3},
  "lake_4":     {"target_name": "lake",   "minzoom": 4, "maxzoom": 4},
  "lake_50m":   {"target_name": "lake",   "minzoom": 5, "maxzoom": 5},
  "river_50m":  {"target_name": "river",  "minzoom": 2, "maxzoom": 4},
  "river_10m":  {"target_name": "river",  "minzoom": 5, "maxzoom": 5},
  "border_50m": {"target_name": "border", "minzoom": 0, "maxzoom": 4},
  "border_10m": {"target_name": "border", "minzoom": 5, "maxzoom": 5},
  "admin1_10m": {"target_name": "admin1", "minzoom": 5, "maxzoom": 5},
  "disputed":   {"target_name": "disputed", "minzoom": 5, "maxzoom": 5}}'

# --- the region, zooms 6 to 8
cp "$vector/region.gpkg" "$out/region.gpkg"
ogr2ogr -q -update "$out/region.gpkg" "$vector/world.gpkg" disputed -spat 33.45 36.35 56.55 45.35
ogr2ogr -q -update "$out/region.gpkg" "$vector/region.gpkg" -nln lake_6 -sql "SELECT * FROM lake WHERE km2 >= 4"
tile_set region 6 8 6 '{
  "land":     {"target_name": "land",     "minzoom": 6, "maxzoom": 8},
  "lake_6":   {"target_name": "lake",     "minzoom": 6, "maxzoom": 6},
  "lake":     {"target_name": "lake",     "minzoom": 7, "maxzoom": 8},
  "river":    {"target_name": "river",    "minzoom": 6, "maxzoom": 8},
  "border":   {"target_name": "border",   "minzoom": 6, "maxzoom": 8},
  "admin1":   {"target_name": "admin1",   "minzoom": 6, "maxzoom": 8},
  "disputed": {"target_name": "disputed", "minzoom": 6, "maxzoom": 8}}'

# --- the ring around it, zoom 6
cp "$vector/ring.gpkg" "$out/ring.gpkg"
ogr2ogr -q -update "$out/ring.gpkg" "$vector/rivers.gpkg" river_10m -clipsrc 16.5 26.5 73.5 56.1 -nlt PROMOTE_TO_MULTI -nln river
ogr2ogr -q -update "$out/ring.gpkg" "$vector/world.gpkg" admin1_10m -clipsrc 16.5 26.5 73.5 56.1 -nlt PROMOTE_TO_MULTI -nln admin1
ogr2ogr -q -update "$out/ring.gpkg" "$vector/world.gpkg" disputed -clipsrc 16.5 26.5 73.5 56.1 -nlt PROMOTE_TO_MULTI
tile_set ring 6 6 8 '{
  "land":     {"target_name": "land",     "minzoom": 6, "maxzoom": 6},
  "lake":     {"target_name": "lake",     "minzoom": 6, "maxzoom": 6},
  "river":    {"target_name": "river",    "minzoom": 6, "maxzoom": 6},
  "border":   {"target_name": "border",   "minzoom": 6, "maxzoom": 6},
  "admin1":   {"target_name": "admin1",   "minzoom": 6, "maxzoom": 6},
  "disputed": {"target_name": "disputed", "minzoom": 6, "maxzoom": 6}}'
