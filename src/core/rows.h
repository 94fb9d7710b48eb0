/* A set of row numbers of a store, ascending, without repeats; immutable once made, shared by
 * reference. Rows of a store are in time order, so a set of rows is, too. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DATELINE_NO_ROW G_MAXUINT32

typedef struct _DatelineRows DatelineRows;

/* Takes @values, an array of guint32 in ascending order. */
DatelineRows *dateline_rows_new_take (GArray *values);
DatelineRows *dateline_rows_new_all (guint n);
DatelineRows *dateline_rows_ref (DatelineRows *rows);
void dateline_rows_unref (DatelineRows *rows);

guint dateline_rows_get_length (const DatelineRows *rows);
guint32 dateline_rows_get (const DatelineRows *rows, guint index);
const guint32 *dateline_rows_get_data (const DatelineRows *rows);
gboolean dateline_rows_contains (const DatelineRows *rows, guint32 row);

/* The index of @row, or of the first row after it (which may be the length). */
guint dateline_rows_lower_bound (const DatelineRows *rows, guint32 row);
gboolean dateline_rows_equal (const DatelineRows *a, const DatelineRows *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineRows, dateline_rows_unref)

G_END_DECLS
