/* A draft's date from its EDTF text. */
#include "builder.h"

gboolean
dateline_draft_set_when (DatelineDraft *draft, const char *text, GTimeZone *zone, GError **error)
{
  g_autoptr (DatelineEdtf) edtf = dateline_edtf_parse (text, error);

  if (edtf == NULL)
    return FALSE;
  draft->when = dateline_edtf_get_when (edtf, zone);
  draft->event.when = text;
  return TRUE;
}
