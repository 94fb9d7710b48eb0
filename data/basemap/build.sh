#!/bin/sh
# Makes basemap.mbtiles from Debian 12 packages and packages of the npm registry.
#
#   sh build.sh WORKDIR [--install]
#
# WORKDIR  directory for downloads and intermediate files (about 1.5 GB); made if missing. What is already downloaded is kept.
# --install  first install the prerequisites (root, apt)
#
# Output: basemap.mbtiles beside this script. The same package versions give the same bytes.
# Needs 8 GiB of memory and about 10 minutes.
set -eu

prerequisites="gdal-bin python3-gdal python3-numpy python3-scipy python3-skimage python3-pil python3-shapely
  gmt gmt-gshhg-full nodejs npm"

usage() {
  echo "usage: sh build.sh WORKDIR [--install]" >&2
  echo "prerequisites (Debian 12): $prerequisites" >&2
  exit 2
}

[ $# -ge 1 ] || usage
case $1 in -*) usage ;; esac
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
mkdir -p "$1"
work=$(CDPATH='' cd -- "$1" && pwd)

if [ "${2:-}" = --install ]; then
  # shellcheck disable=SC2086
  apt-get install -y --no-install-recommends $prerequisites
fi

# Debian's Python, which has the modules above; one thread, English messages, byte order: for equal bytes.
python=/usr/bin/python3
export LC_ALL=C.UTF-8 GDAL_NUM_THREADS=1 OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
export PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=0

step() {
  echo "== $1"
  shift
  "$@"
}

cd "$here/pipeline"
step "fetch the sources"         sh fetch.sh "$work"
step "extract lines and areas"   sh vector.sh "$work"
step "shape the region"          $python polygons.py "$work"
step "heights"                   $python relief.py "$work"
step "towns of GeoNames"         env NODE_PATH="$work/node_modules" node geonames.js "$work"
step "choose and name towns"     $python places.py "$work"
step "country, sea, river names" $python labels.py "$work"
step "dated lines"               $python dated_lines.py "$work"
step "tiles"                     sh tiles.sh "$work"
step "pack"                      $python pack.py "$work" "$here/basemap.mbtiles"
