#!/bin/sh
# Extracts the lines and areas that the map needs, each as its source has it, cut to size.
# Input: WORKDIR/src. Output: WORKDIR/vector/world.gpkg (Natural Earth, ready for tiles) and WORKDIR/vector/*.geojson, *.gmt
# (raw material of the region, for polygons.py).
set -eu
work=$1
pipeline=$(pwd)
out=$work/vector
magics=$work/src/deb/usr/share/magics
qgis=$work/src/deb/usr/share/qgis/resources/data/world_map.gpkg
mapshaper=$work/node_modules/.bin/mapshaper-xl
rm -rf "$out"
mkdir -p "$out"

# The ring and, within it, the region with a margin: west, south, east, north (geo.py has the same numbers)
ring=16.5,26.5,73.5,56.1
region=33.45,36.35,56.55,45.35
region_gmt=-R33.45/56.55/36.35/45.35

# --- Natural Earth, the world

# natural_earth LAYER FILE SQL: append a layer to world.gpkg
natural_earth() {
  ogr2ogr -q -f GPKG -update -append "$out/world.gpkg" "$magics/$2.shp" -nln "$1" -nlt PROMOTE_TO_MULTI -dialect SQLITE \
    -sql "$3" -clipsrc -180 -85.05 180 85.05 -makevalid
}

# Zones leased or overlaid on a country are no borders; all that is not simply "international" counts as disputed.
borders_of() {
  echo "SELECT geometry, CASE WHEN featurecla LIKE 'International%' THEN 'boundary' ELSE 'disputed' END AS kind FROM $1
    WHERE featurecla NOT LIKE 'Lease%' AND featurecla NOT LIKE 'Overlay%'"
}

rivers_of() {
  echo "SELECT geometry, CAST(MAX(1, MIN(9, scalerank)) AS INTEGER) AS rank, name FROM $1"
}

ogr2ogr -q -f GPKG "$out/world.gpkg" "$magics/50m/ne_50m_land.shp" -nln land_50m -nlt PROMOTE_TO_MULTI -dialect SQLITE \
  -sql "SELECT geometry FROM ne_50m_land" -clipsrc -180 -85.05 180 85.05 -makevalid
natural_earth land_10m   10m/ne_10m_land "SELECT geometry FROM ne_10m_land"
natural_earth river_50m  50m/ne_50m_rivers_lake_centerlines "$(rivers_of ne_50m_rivers_lake_centerlines)"
natural_earth river_10m  10m/ne_10m_rivers_lake_centerlines "$(rivers_of ne_10m_rivers_lake_centerlines)"
natural_earth border_50m 50m/ne_50m_admin_0_boundary_lines_land "$(borders_of ne_50m_admin_0_boundary_lines_land)"
natural_earth border_10m 10m/ne_10m_admin_0_boundary_lines_land "$(borders_of ne_10m_admin_0_boundary_lines_land)"
natural_earth admin1_10m 10m/ne_10m_admin_1_states_provinces_lines \
  "SELECT geometry FROM ne_10m_admin_1_states_provinces_lines WHERE scalerank <= 4"
ogr2ogr -q -update "$out/world.gpkg" "$qgis" -nln disputed -nlt PROMOTE_TO_MULTI -dialect SQLITE \
  -sql "SELECT geom, name, 'disputed' AS kind FROM disputed_borders WHERE name LIKE '%claim'"
/usr/bin/python3 "$pipeline/lakes_pn2.py" "$work/src/deb/usr/share/marble/data/naturalearth/ne_50m_lakes.pn2" \
  "$out/lakes.geojson"
ogr2ogr -q -update "$out/world.gpkg" "$out/lakes.geojson" -nln lake_50m -nlt PROMOTE_TO_MULTI

# --- dated lines and districts (Natural Earth)
ogr2ogr -q -f GeoJSON "$out/dated.geojson" "$qgis" -dialect SQLITE -lco COORDINATE_PRECISION=5 \
  -sql "SELECT geom, name FROM disputed_borders WHERE name NOT LIKE '%claim'"
ogr2ogr -q -f GeoJSON "$out/states.geojson" "$qgis" states_provinces -spat 33.45 36.35 56.55 45.35 -select name,adm0_a3 \
  -lco COORDINATE_PRECISION=5
"$mapshaper" 4gb -i "$out/states.geojson" -innerlines where='A.adm0_a3 == B.adm0_a3' -clip bbox=$region \
  -o "$out/admin1.geojson" precision=0.00001 force
ogr2ogr -q -f GeoJSON "$out/countries.geojson" "$qgis" countries -select iso_a2,NAME -lco COORDINATE_PRECISION=4

# --- OpenStreetMap by way of geo-maps: land and borders (only those that two countries share)
"$mapshaper" 8gb -i "$work/src/npm/earth-lands-10m/map.geo.json" -clip bbox=$ring -explode \
  -o "$out/land.geojson" precision=0.00001 force
"$mapshaper" 8gb -i "$work/src/npm/countries-maritime-10m/map.geo.json" -clip bbox=$ring \
  -snap interval=0.00002 -clean gap-fill-area=8km2 sliver-control=0.5 -innerlines \
  -o "$out/border.geojson" precision=0.00001 force

# The Aras and the Akhuryan where they are the border between Armenia or Azerbaijan and Turkey or Iran
"$mapshaper" 8gb -i "$work/src/npm/countries-maritime-10m/map.geo.json" \
  -filter "['AZE', 'ARM', 'TUR', 'IRN'].includes(A3)" -clip bbox=43.6,38.8,48.02,40.75 \
  -each "side = A3 == 'AZE' || A3 == 'ARM' ? 'north' : A3" -snap interval=0.00002 -clean gap-fill-area=8km2 \
  -dissolve side -innerlines -o "$out/aras.geojson" precision=0.00001 force

# --- GSHHG: shores of lakes (2) and of islands in them (3); rivers (World Data Bank II) of the ranks 1 to 7
cd "$out" # gmt leaves a file behind
for level in 2 3; do
  gmt pscoast $region_gmt -Df -M -W$level/thin > "$out/shore_$level.gmt"
done
for rank in 1 2 3 4 5 6 7; do
  gmt pscoast $region_gmt -Df -M -I$rank > "$out/river_$rank.gmt" 2> /dev/null || true
done
