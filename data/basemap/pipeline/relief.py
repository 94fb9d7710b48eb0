#!/usr/bin/env python3
"""Heights of the world (5 cells of 2 arc-minutes each way as one) and of the region (2 arc-minutes).

Input: WORKDIR/src/deb, Marble's picture of SRTM30 (8-bit grey, JPEG) and ETOPO5. The picture's greys are made metres by
ETOPO5: grey to the median height of its cells; broad shapes are then ETOPO5's, details the picture's.
Output: WORKDIR/relief-world.npy, WORKDIR/relief-caucasus.npy (int16, metres, north to south).
"""
import sys

import numpy
from osgeo import gdal
from PIL import Image
from scipy import ndimage
from skimage.restoration import denoise_tv_chambolle

PER_DEGREE = 30
WIDTH, HEIGHT = 360 * PER_DEGREE, 180 * PER_DEGREE
TILE = 675
SEA_GREY = 60                 # greys below are the sea
OVERLAP = 24                  # cells beyond the date line that the filters see
BROAD = 8                     # cells: Gauss width that divides broad shapes from details
REGION = (33, 57, 36, 46)     # west, east, south, north
SPOT_HEIGHTS = [('Yerevan', 40.18, 44.51, 990), ('Sevan', 40.35, 45.3, 1900), ('Khankendi', 39.82, 46.75, 820),
                ('Ganja', 40.68, 46.36, 400), ('Kura lowland', 40.2, 48.0, 0), ('Tbilisi', 41.7, 44.8, 450)]

gdal.UseExceptions()


def read_picture(folder):
    picture = Image.new('L', (WIDTH, HEIGHT))
    for row in range(8):
        for column in range(16):
            tile = Image.open(f'{folder}/{row:06d}/{row:06d}_{column:06d}.jpg')
            picture.paste(tile, (column * TILE, row * TILE))
    return numpy.asarray(picture).astype(numpy.float32)


def read_etopo5(path):
    """2160 rows from the north, 4320 columns from -180."""
    heights = gdal.Open(f'NETCDF:"{path}"').ReadAsArray()[:2160, :].astype(numpy.float32)
    return numpy.roll(heights, 2160, axis=1)


def metres_of_greys(picture, etopo5):
    """A height for each grey from SEA_GREY up, never falling."""
    coarse = ndimage.zoom(ndimage.uniform_filter(picture, 5), 0.4, order=1, grid_mode=True, mode='nearest')
    greys = numpy.arange(SEA_GREY, 256)
    medians = numpy.full(greys.size, numpy.nan)
    for index, grey in enumerate(greys):
        cells = etopo5[(numpy.abs(coarse - grey) < 0.5) & (etopo5 > 0)]
        if cells.size > 200:
            medians[index] = numpy.median(cells)
    known = ~numpy.isnan(medians)
    return greys, numpy.maximum.accumulate(numpy.interp(greys, greys[known], medians[known]))


def denoised(picture):
    """Total variation filter: takes the JPEG's ringing, keeps ridges. In one piece, since strips leave seams."""
    wrapped = numpy.pad(picture / 255, ((0, 0), (OVERLAP, OVERLAP)), mode='wrap')
    smooth = denoise_tv_chambolle(wrapped, weight=0.014, eps=0, max_num_iter=60)
    return smooth[:, OVERLAP:-OVERLAP] * 255


def heights_of(picture, etopo5):
    greys, metres = metres_of_greys(picture, etopo5)
    fine = ndimage.gaussian_filter(numpy.interp(denoised(picture), greys, metres).astype(numpy.float32), 0.6)
    broad = ndimage.zoom(numpy.maximum(etopo5, 0), 2.5, order=1, grid_mode=True, mode='nearest')
    fine += ndimage.gaussian_filter(broad, BROAD, mode=('nearest', 'wrap')) \
        - ndimage.gaussian_filter(fine, BROAD, mode=('nearest', 'wrap'))
    return numpy.maximum(fine, -30)


def main():
    work = sys.argv[1]
    share = work + '/src/deb/usr/share'
    heights = heights_of(read_picture(share + '/marble/data/maps/earth/srtm/3'),
                         read_etopo5(share + '/ferret-vis/data/etopo5.cdf'))
    for name, lat, lon, known in SPOT_HEIGHTS:
        print(f'{name}: {heights[int((90 - lat) * PER_DEGREE), int((lon + 180) * PER_DEGREE)]:.0f} m, in truth {known} m')
    west, east, south, north = REGION
    region = heights[(90 - north) * PER_DEGREE:(90 - south) * PER_DEGREE, (west + 180) * PER_DEGREE:(east + 180) * PER_DEGREE]
    world = heights.reshape(HEIGHT // 5, 5, WIDTH // 5, 5).mean((1, 3))
    numpy.save(work + '/relief-caucasus.npy', region.round().astype(numpy.int16))
    numpy.save(work + '/relief-world.npy', world.round().astype(numpy.int16))


if __name__ == '__main__':
    main()
