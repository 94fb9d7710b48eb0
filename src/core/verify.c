/* Excerpts against documents. A document is read once, checked to be UTF-8, hashed as it lies on
 * disk and kept as text; an excerpt's offsets count code points of it. Cost: one read of each
 * document and one walk to the start of each excerpt. */
#include "config.h"

#include "verify.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *text; /* %NULL where there is none to compare with */
  glong length;
} Document;

static void
document_clear (gpointer data)
{
  g_free (((Document *) data)->text);
}

G_GNUC_PRINTF (4, 5)
static void
add_problem (
    DatelineReport *report, const char *event_id, const char *path, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  dateline_report_add (report,
                       &(DatelineProblem){
                           .severity = DATELINE_SEVERITY_ERROR,
                           .feature_id = event_id,
                           .path = path,
                           .message = message,
                       });
}

/* The bytes of a plain file directly in @folder. */
static GBytes *
read_file (GFile *folder, const char *name, GError **error)
{
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file,
                         G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                         G_FILE_QUERY_INFO_NONE,
                         NULL,
                         error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      g_file_info_get_size (info) > DATELINE_DOCUMENT_MAX)
    {
      g_set_error (error,
                   G_IO_ERROR,
                   G_IO_ERROR_NOT_SUPPORTED,
                   _ ("“%s” is not a file, or is larger than %u MiB"),
                   name,
                   DATELINE_DOCUMENT_MAX >> 20);
      return NULL;
    }
  return g_file_load_bytes (file, NULL, NULL, error);
}

static Document
read_document (DatelineStore *store, guint32 number, GFile *folder, DatelineReport *report)
{
  const DatelineSource *source = dateline_store_get_source (store, number);
  g_autofree char *path = g_strdup_printf ("dateline.sources[%s]", source->id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Document document = { NULL, 0 };
  const char *data;
  gsize length;

  if (source->file == NULL)
    {
      add_problem (report, NULL, path, _ ("the source names no file"));
      return document;
    }
  bytes = read_file (folder, source->file, &error);
  if (bytes == NULL)
    {
      add_problem (report, NULL, path, "%s", error->message);
      return document;
    }
  if (source->sha256 != NULL)
    {
      g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      if (g_ascii_strcasecmp (sum, source->sha256) != 0)
        add_problem (report,
                     NULL,
                     path,
                     _ ("the sha256 of “%s” is %s; this is not the document that was read"),
                     source->file,
                     sum);
    }
  data = g_bytes_get_data (bytes, &length);
  if (!g_utf8_validate_len (data, length, NULL))
    {
      add_problem (report, NULL, path, _ ("“%s” is not UTF-8 text"), source->file);
      return document;
    }
  document.text = g_strndup (data, length);
  document.length = g_utf8_strlen (document.text, -1);
  return document;
}

/* %NULL where it is verbatim, else what the document says there. */
static gboolean
compare (const DatelineExcerpt *excerpt, const Document *document, char **found)
{
  const char *begin, *end;

  *found = NULL;
  if (excerpt->start == 0 && excerpt->end == 0)
    return strstr (document->text, excerpt->text) != NULL;
  if (excerpt->start > excerpt->end || excerpt->end > document->length)
    return FALSE;
  begin = g_utf8_offset_to_pointer (document->text, excerpt->start);
  end = g_utf8_offset_to_pointer (begin, excerpt->end - excerpt->start);
  *found = g_strndup (begin, (gsize) (end - begin));
  return strcmp (*found, excerpt->text) == 0;
}

/* The first few words of a text, in one line. */
static char *
shorten (const char *text)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 60));

  return g_strdelimit (g_steal_pointer (&start), "\n\r\t", ' ');
}

static gboolean
verify_excerpt (const char *event_id,
                guint index,
                const DatelineExcerpt *excerpt,
                const Document *document,
                DatelineReport *report)
{
  g_autofree char *path = g_strdup_printf ("properties.excerpts[%u]", index);
  g_autofree char *found = NULL, *says = NULL;

  if (document->text == NULL)
    {
      add_problem (report, event_id, path, _ ("there is no document to compare it with"));
      return FALSE;
    }
  if (compare (excerpt, document, &found))
    return TRUE;
  says = found == NULL ? NULL : shorten (found);
  if (found != NULL)
    add_problem (report,
                 event_id,
                 path,
                 _ ("from %u to %u the document says “%s”"),
                 excerpt->start,
                 excerpt->end,
                 says);
  else if (excerpt->end > 0)
    add_problem (report,
                 event_id,
                 path,
                 _ ("the document has %ld characters, and this ends at %u"),
                 document->length,
                 excerpt->end);
  else
    add_problem (report, event_id, path, _ ("this text is not in the document"));
  return FALSE;
}

DatelineVerification
dateline_verify (DatelineStore *store, GFile *folder, DatelineReport *report)
{
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (Document));
  DatelineVerification result = { 0 };

  g_array_set_clear_func (documents, document_clear);
  for (guint32 i = 0; i < dateline_store_get_n_sources (store); i++)
    {
      Document document = read_document (store, i, folder, report);

      result.n_documents += document.text != NULL;
      g_array_append_val (documents, document);
    }
  for (guint32 row = 0; row < dateline_store_get_n_events (store); row++)
    {
      guint n;
      const DatelineExcerpt *excerpts = dateline_store_get_excerpts (store, row, &n);

      for (guint i = 0; i < n; i++)
        result.n_good += verify_excerpt (dateline_store_get_event (store, row).id,
                                         i,
                                         &excerpts[i],
                                         &g_array_index (documents, Document, excerpts[i].source),
                                         report);
      result.n_excerpts += n;
    }
  return result;
}
