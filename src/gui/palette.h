/* The signs of the data, one table for map, timeline, list and legend: a category's shape and
 * colour, a status's fill. Shapes carry the category for those who do not see its colour; fills
 * carry the status. Colours hold for colour-blind readers and on light and dark grounds. */
#pragma once

#include "store.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A category's colour on a light or a dark ground. A category whose symbol is unknown takes a shape
 * and a colour by its number. */
GdkRGBA dateline_palette_get_color (const DatelineStore *store, guint32 category, gboolean dark);

/* Draws one mark, centred on (0, 0), @size pixels across with a hair of halo around it, @opacity
 * from 0 to
 * 1. Full: reported, agreed; half: claimed; split: disputed; hollow: planned; dotted: unstated. */
void dateline_palette_snapshot_mark (const DatelineStore *store,
                                     guint32 category,
                                     DatelineStatus status,
                                     gboolean dark,
                                     double size,
                                     double opacity,
                                     GtkSnapshot *snapshot);

/* The same as a paintable for rows, legends and buttons; follows the colour scheme. */
GdkPaintable *dateline_palette_get_paintable (DatelineStore *store,
                                              guint32 category,
                                              DatelineStatus status,
                                              int size);

/* "Reported", "Claimed by one party", ...: a status in a word or two, translated. */
const char *dateline_palette_get_status_name (DatelineStatus status);

G_END_DECLS
