/* One verbatim excerpt: who says so and how first, the quotation, and below it the source with its
 * voice and date. All cards of an event are of one kind and size: a denial is as large as a claim.
 */
#pragma once

#include "store.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_EXCERPT_CARD (dateline_excerpt_card_get_type ())
G_DECLARE_FINAL_TYPE (DatelineExcerptCard, dateline_excerpt_card, DATELINE, EXCERPT_CARD, GtkWidget)

/* @excerpt belongs to @store. */
GtkWidget *dateline_excerpt_card_new (DatelineStore *store, const DatelineExcerpt *excerpt);

G_END_DECLS
