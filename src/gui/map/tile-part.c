#include "config.h"

#include "tile-part.h"

struct _DatelineTilePart
{
  GObject parent_instance;
  GdkTexture *texture;
  guint n;
  guint column;
  guint row;
};

static void
dateline_tile_part_snapshot (GdkPaintable *paintable,
                             GdkSnapshot *snapshot,
                             double width,
                             double height)
{
  DatelineTilePart *self = DATELINE_TILE_PART (paintable);
  graphene_rect_t part = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  graphene_rect_t whole = GRAPHENE_RECT_INIT ((float) (-width * self->column),
                                              (float) (-height * self->row),
                                              (float) (width * self->n),
                                              (float) (height * self->n));

  gtk_snapshot_push_clip (GTK_SNAPSHOT (snapshot), &part);
  gtk_snapshot_append_texture (GTK_SNAPSHOT (snapshot), self->texture, &whole);
  gtk_snapshot_pop (GTK_SNAPSHOT (snapshot));
}

static GdkPaintableFlags
dateline_tile_part_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE | GDK_PAINTABLE_STATIC_CONTENTS;
}

static void
dateline_tile_part_paintable_init (GdkPaintableInterface *interface)
{
  interface->snapshot = dateline_tile_part_snapshot;
  interface->get_flags = dateline_tile_part_get_flags;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DatelineTilePart,
                               dateline_tile_part,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE,
                                                      dateline_tile_part_paintable_init))

static void
dateline_tile_part_finalize (GObject *object)
{
  g_object_unref (DATELINE_TILE_PART (object)->texture);
  G_OBJECT_CLASS (dateline_tile_part_parent_class)->finalize (object);
}

static void
dateline_tile_part_class_init (DatelineTilePartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dateline_tile_part_finalize;
}

static void
dateline_tile_part_init (DatelineTilePart *self)
{
}

GdkPaintable *
dateline_tile_part_new (GdkTexture *texture, guint n, guint column, guint row)
{
  DatelineTilePart *self = g_object_new (DATELINE_TYPE_TILE_PART, NULL);

  self->texture = g_object_ref (texture);
  self->n = n;
  self->column = column;
  self->row = row;
  return GDK_PAINTABLE (self);
}
