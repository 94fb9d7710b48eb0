/* GeoJSON (RFC 7946), with Dateline's "dateline" member or plain: a FeatureCollection, a Feature or
 * a bare geometry. See data/dateline.schema.json for the format. */
#pragma once

#include "reading.h"

G_BEGIN_DECLS

#define DATELINE_FEATURE_MAX (16u << 20) /* bytes of one feature */
#define DATELINE_DATASET_MAX (64u << 20) /* bytes of the dateline member */

/* FALSE where the text is not JSON (DATELINE_ERROR_INVALID, _LIMIT), is JSON but no GeoJSON
 * (DATELINE_ERROR_INVALID), breaks a limit as a whole, or where reading was cancelled. */
gboolean dateline_read_geojson (const DatelineReading *reading,
                                const char *data,
                                gsize length,
                                GError **error);

G_END_DECLS
