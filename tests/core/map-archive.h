/* A map of a few tables and no tiles, for the tests of what else it holds. */
#pragma once

#include "mbtiles.h"

#include <glib/gstdio.h>

/* @sql makes the tables. */
static inline DatelineMbtiles *
map_archive_new (const char *sql)
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "names.mbtiles", NULL);
  g_autoptr (GError) error = NULL;
  DatelineMbtiles *archive;
  sqlite3 *database;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (database,
                    "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)",
                    NULL,
                    NULL,
                    NULL),
      ==,
      SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
  archive = dateline_mbtiles_open (path, &error);
  g_assert_no_error (error);
  g_remove (path); /* the open connection keeps it */
  g_rmdir (folder);
  return archive;
}
