/* How much of the view the tiles of a map cover: of those that its layer holds, how many have a
 * picture. */
#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

typedef struct _DatelineMapCoverage DatelineMapCoverage;

DatelineMapCoverage *dateline_map_coverage_new (void);
void dateline_map_coverage_free (DatelineMapCoverage *self);

/* A tile that the layer has asked for. It counts for as long as it lives. */
void dateline_map_coverage_add (DatelineMapCoverage *self, ShumateTile *tile);

/* The share from 0 to 1 of the view at @zoom that is covered, those of other zoom levels included,
 * which the layer keeps until they are replaced; negative where no tile of that level is known. */
double dateline_map_coverage_get (DatelineMapCoverage *self, guint zoom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMapCoverage, dateline_map_coverage_free)

G_END_DECLS
