/* Which sign each category has, and the same sign as a paintable. A category takes the sign of its
 * symbol; one without a known symbol takes a sign by its number, plain shapes first. */
#include "config.h"

#include "palette.h"

#include "mark.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static const struct
{
  const char *symbol;
  DatelineSign sign;
} symbols[] = {
  { "strike", { DATELINE_SHAPE_BURST, 0 } },     { "fighting", { DATELINE_SHAPE_CROSS, 1 } },
  { "control", { DATELINE_SHAPE_SQUARE, 2 } },   { "truce", { DATELINE_SHAPE_CIRCLE, 3 } },
  { "talks", { DATELINE_SHAPE_BUBBLE, 4 } },     { "decision", { DATELINE_SHAPE_DIAMOND, 5 } },
  { "access", { DATELINE_SHAPE_SIGNPOST, 6 } },  { "forces", { DATELINE_SHAPE_TRIANGLE, 7 } },
  { "unrest", { DATELINE_SHAPE_HOURGLASS, 8 } }, { "harm", { DATELINE_SHAPE_PLUS, 9 } },
};

static const DatelineSign fallbacks[] = {
  { DATELINE_SHAPE_CIRCLE, 2 },   { DATELINE_SHAPE_TRIANGLE, 0 },      { DATELINE_SHAPE_SQUARE, 3 },
  { DATELINE_SHAPE_DIAMOND, 5 },  { DATELINE_SHAPE_TRIANGLE_DOWN, 6 }, { DATELINE_SHAPE_STAR, 8 },
  { DATELINE_SHAPE_PLUS, 1 },     { DATELINE_SHAPE_HOURGLASS, 4 },     { DATELINE_SHAPE_CROSS, 7 },
  { DATELINE_SHAPE_SIGNPOST, 9 }, { DATELINE_SHAPE_BURST, 2 },         { DATELINE_SHAPE_BUBBLE, 0 },
};

static DatelineSign
get_sign (const DatelineStore *store, guint32 category)
{
  const DatelineCategory *info = dateline_store_get_category (store, category);
  DatelineSign sign = fallbacks[category % G_N_ELEMENTS (fallbacks)];

  for (guint i = 0; info->symbol && i < G_N_ELEMENTS (symbols); i++)
    if (g_str_equal (info->symbol, symbols[i].symbol))
      return symbols[i].sign;
  sign.color += category / G_N_ELEMENTS (fallbacks);
  sign.color %= DATELINE_N_COLORS;
  return sign;
}

/* The finest of the display's monitors: a texture too fine is scaled down well, a coarse one not
 * up. */
static int
get_scale (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  GListModel *monitors = display ? gdk_display_get_monitors (display) : NULL;
  guint n = monitors ? g_list_model_get_n_items (monitors) : 0;
  int scale = 1;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      scale = MAX (scale, gdk_monitor_get_scale_factor (monitor));
    }
  return scale;
}

static void
snapshot_sign (DatelineSign sign,
               DatelineStatus status,
               gboolean dark,
               double size,
               double opacity,
               GtkSnapshot *snapshot)
{
  float side = dateline_mark_get_side (size);

  if (opacity < 1)
    gtk_snapshot_push_opacity (snapshot, opacity);
  gtk_snapshot_append_texture (snapshot,
                               dateline_mark_get_texture (sign, status, dark, size, get_scale ()),
                               &GRAPHENE_RECT_INIT (-side / 2, -side / 2, side, side));
  if (opacity < 1)
    gtk_snapshot_pop (snapshot);
}

#define DATELINE_TYPE_MARK_PAINTABLE (dateline_mark_paintable_get_type ())
G_DECLARE_FINAL_TYPE (
    DatelineMarkPaintable, dateline_mark_paintable, DATELINE, MARK_PAINTABLE, GObject)

struct _DatelineMarkPaintable
{
  GObject parent_instance;
  DatelineSign sign;
  DatelineStatus status;
  int size;
};

static int
mark_paintable_get_intrinsic_size (GdkPaintable *paintable)
{
  return dateline_mark_get_side (DATELINE_MARK_PAINTABLE (paintable)->size);
}

static void
mark_paintable_snapshot (GdkPaintable *paintable,
                         GdkSnapshot *snapshot,
                         double width,
                         double height)
{
  DatelineMarkPaintable *self = DATELINE_MARK_PAINTABLE (paintable);
  double scale = MIN (width, height) / mark_paintable_get_intrinsic_size (paintable);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width / 2, height / 2));
  gtk_snapshot_scale (snapshot, scale, scale);
  snapshot_sign (self->sign,
                 self->status,
                 adw_style_manager_get_dark (adw_style_manager_get_default ()),
                 self->size,
                 1,
                 snapshot);
  gtk_snapshot_restore (snapshot);
}

static GdkPaintableFlags
mark_paintable_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE;
}

static void
mark_paintable_iface_init (GdkPaintableInterface *iface)
{
  iface->snapshot = mark_paintable_snapshot;
  iface->get_flags = mark_paintable_get_flags;
  iface->get_intrinsic_width = mark_paintable_get_intrinsic_size;
  iface->get_intrinsic_height = mark_paintable_get_intrinsic_size;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DatelineMarkPaintable,
                               dateline_mark_paintable,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE,
                                                      mark_paintable_iface_init))

static void
dateline_mark_paintable_class_init (DatelineMarkPaintableClass *klass)
{
}

static void
dateline_mark_paintable_init (DatelineMarkPaintable *self)
{
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (gdk_paintable_invalidate_contents),
                           self,
                           G_CONNECT_SWAPPED);
}

GdkRGBA
dateline_palette_get_color (const DatelineStore *store, guint32 category, gboolean dark)
{
  return dateline_mark_get_color (get_sign (store, category).color, dark);
}

void
dateline_palette_snapshot_mark (const DatelineStore *store,
                                guint32 category,
                                DatelineStatus status,
                                gboolean dark,
                                double size,
                                double opacity,
                                GtkSnapshot *snapshot)
{
  snapshot_sign (get_sign (store, category), status, dark, size, opacity, snapshot);
}

GdkPaintable *
dateline_palette_get_paintable (DatelineStore *store,
                                guint32 category,
                                DatelineStatus status,
                                int size)
{
  DatelineMarkPaintable *self = g_object_new (DATELINE_TYPE_MARK_PAINTABLE, NULL);

  self->sign = get_sign (store, category);
  self->status = status;
  self->size = size;
  return GDK_PAINTABLE (self);
}

const char *
dateline_palette_get_status_name (DatelineStatus status)
{
  static const char *const names[DATELINE_N_STATUSES] = {
    [DATELINE_STATUS_UNSTATED] = N_ ("Status not stated"),
    [DATELINE_STATUS_REPORTED] = N_ ("Reported"),
    [DATELINE_STATUS_CLAIMED] = N_ ("Claimed by one party"),
    [DATELINE_STATUS_DISPUTED] = N_ ("Disputed"),
    [DATELINE_STATUS_AGREED] = N_ ("Agreed by both"),
    [DATELINE_STATUS_PLANNED] = N_ ("Planned"),
  };

  return _ (names[status]);
}
