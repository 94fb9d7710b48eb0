/* Heights of the ground on latitude/longitude grids, for hill shading. Several grids may overlap; a
 * finer one is blended into a coarser one over a margin along its edges, so that none shows.
 * The tables' format is documented in data/basemap/README.md. */
#pragma once

#include "geo.h"
#include "mbtiles.h"

G_BEGIN_DECLS

#define DATELINE_RELIEF_CELLS_MAX (32 * 1024 * 1024)

/* A grid's place: the outer corner of its north-west cell and a cell's width, in degrees. */
typedef struct
{
  guint width;
  guint height;
  double longitude;
  double latitude;
  double step;
} DatelineReliefGrid;

/* Immutable once all grids are added: any thread may sample it. */
typedef struct _DatelineRelief DatelineRelief;

/* Without a grid all heights are 0. */
DatelineRelief *dateline_relief_new (void);

/* Adds every grid of the archive's table "relief"; a file without that table has none. Errors:
 * those of dateline_relief_add_packed, DATELINE_ERROR_UNREADABLE. */
gboolean dateline_relief_load (DatelineRelief *self, DatelineMbtiles *archive, GError **error);
void dateline_relief_free (DatelineRelief *self);

/* Adds a grid from its packed form, @scale metres a unit: zlib of the low bytes of all cells, then
 * their high bytes, of 16-bit differences (to the left neighbour; the first of a row to the first
 * of the row above). Errors: those of dateline_inflate; DATELINE_ERROR_INVALID,
 * DATELINE_ERROR_LIMIT for a grid that makes no sense or has more than DATELINE_RELIEF_CELLS_MAX
 * cells. */
gboolean dateline_relief_add_packed (DatelineRelief *self,
                                     DatelineReliefGrid grid,
                                     double scale,
                                     const guint8 *bytes,
                                     gsize size,
                                     GError **error);

/* Adds a grid of heights in metres, row by row from the north. */
void dateline_relief_add (DatelineRelief *self, DatelineReliefGrid grid, const float *heights);

/* Heights in metres at the middles of @columns x @rows equal pixels of @box, smoothed by cubic
 * B-splines: continuous up to the second derivative. A box may reach beyond the square at any side;
 * grids that go round the earth wrap. The value at a place depends on the place and on the size of
 * a pixel, not on the box. */
void dateline_relief_sample (
    const DatelineRelief *self, DatelineBox box, guint columns, guint rows, float *heights);

/* The width of a cell of the finest grid at @point, in degrees; 0 where there is none. It changes
 * gradually where one grid is blended into another. */
double dateline_relief_get_step (const DatelineRelief *self, DatelinePoint point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineRelief, dateline_relief_free)

G_END_DECLS
