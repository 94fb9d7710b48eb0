/* The map that a person chose to lie on the offline one, which is seen wherever the chosen one has
 * nothing. */
#pragma once

#include "map-choice.h"
#include <shumate/shumate.h>

G_BEGIN_DECLS

typedef struct _DatelineMapGround DatelineMapGround;

typedef struct
{
  /* Whether the map that is seen is a light one with names of its own, whatever the colour scheme.
   * It is not, until told. */
  void (*light_changed) (gboolean light, gpointer data);
  /* The chosen map cannot be had; once for each choice, in words for a person. */
  void (*failed) (const char *message, gpointer data);
} DatelineMapGroundFuncs;

/* For @map, above its layer @below. All must outlive the ground, or be of the same widget. */
DatelineMapGround *dateline_map_ground_new (ShumateMap *map,
                                            ShumateLayer *below,
                                            ShumateLicense *license,
                                            const DatelineMapGroundFuncs *funcs,
                                            gpointer data);
void dateline_map_ground_free (DatelineMapGround *self);

/* Where the same is chosen already a file is looked at again, which may have come back or have been
 * replaced; else nothing is done. Without a good choice the offline map is alone. */
void dateline_map_ground_set_choice (DatelineMapGround *self, const DatelineMapChoice *choice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMapGround, dateline_map_ground_free)

G_END_DECLS
