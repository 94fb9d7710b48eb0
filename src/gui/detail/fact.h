/* A labelled fact of an event with how well it is known: an icon, the fact, smaller lines below it,
 * and a remark on how it is known, which unfolds to the note. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Members may be %NULL or "", but for the icon, the name and the text. */
typedef struct
{
  const char *icon_name;
  const char *name; /* for the screen reader and the tooltip: "When" */
  const char *text;
  const char *names;   /* the same in other languages */
  const char *closely; /* how closely it is known */
  const char *remark;  /* that it is not simply stated */
  const char *note;
  gboolean unfolded; /* the note is seen at once */
} DatelineFact;

GtkWidget *dateline_fact_new (const DatelineFact *fact);

G_END_DECLS
