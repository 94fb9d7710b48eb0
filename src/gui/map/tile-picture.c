/* A paintable around a texture that can be replaced. libshumate keeps paintables in a cache of its
 * own, and this is how those follow a change of the look, too. Invariant: between two textures at
 * most one request is made. */
#include "config.h"

#include "tile-picture.h"

#include <gtk/gtk.h>

struct _DatelineTilePicture
{
  GObject parent_instance;

  DatelineTileId tile;
  GWeakRef owner;
  const guint *wanted_look; /* the owner's, valid while it lives */
  DatelineTilePictureStale stale;
  GdkTexture *texture;
  guint border;
  guint look;
  gboolean asked;
};

static void dateline_tile_picture_paintable_init (GdkPaintableInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DatelineTilePicture,
                               dateline_tile_picture,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE,
                                                      dateline_tile_picture_paintable_init))

static void
draw_texture (DatelineTilePicture *self, GtkSnapshot *snapshot, double width, double height)
{
  double size = gdk_texture_get_width (self->texture) - 2.0 * self->border;
  double x = self->border / size * width;
  double y = self->border / size * height;

  gtk_snapshot_append_texture (
      snapshot,
      self->texture,
      &GRAPHENE_RECT_INIT (
          (float) -x, (float) -y, (float) (width + 2.0 * x), (float) (height + 2.0 * y)));
}

static void
dateline_tile_picture_snapshot (GdkPaintable *paintable,
                                GdkSnapshot *snapshot,
                                double width,
                                double height)
{
  DatelineTilePicture *self = DATELINE_TILE_PICTURE (paintable);
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);

  if (self->texture != NULL)
    draw_texture (self, GTK_SNAPSHOT (snapshot), width, height);
  if (owner == NULL || self->asked || self->look == *self->wanted_look)
    return;
  self->asked = TRUE;
  self->stale (owner, self);
}

static GdkPaintableFlags
dateline_tile_picture_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE;
}

static void
dateline_tile_picture_paintable_init (GdkPaintableInterface *interface)
{
  interface->snapshot = dateline_tile_picture_snapshot;
  interface->get_flags = dateline_tile_picture_get_flags;
}

static void
dateline_tile_picture_finalize (GObject *object)
{
  DatelineTilePicture *self = DATELINE_TILE_PICTURE (object);

  g_weak_ref_clear (&self->owner);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (dateline_tile_picture_parent_class)->finalize (object);
}

static void
dateline_tile_picture_class_init (DatelineTilePictureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dateline_tile_picture_finalize;
}

static void
dateline_tile_picture_init (DatelineTilePicture *self)
{
  g_weak_ref_init (&self->owner, NULL);
}

DatelineTilePicture *
dateline_tile_picture_new (DatelineTileId tile,
                           GObject *owner,
                           const guint *look,
                           DatelineTilePictureStale stale)
{
  DatelineTilePicture *self = g_object_new (DATELINE_TYPE_TILE_PICTURE, NULL);

  self->tile = tile;
  self->wanted_look = look;
  self->stale = stale;
  g_weak_ref_set (&self->owner, owner);
  return self;
}

DatelineTileId
dateline_tile_picture_get_tile (DatelineTilePicture *self)
{
  return self->tile;
}

void
dateline_tile_picture_take_texture (DatelineTilePicture *self,
                                    GdkTexture *texture,
                                    guint border,
                                    guint look)
{
  g_set_object (&self->texture, texture);
  g_object_unref (texture);
  self->border = border;
  self->look = look;
  self->asked = FALSE;
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}
