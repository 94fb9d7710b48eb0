/* The time zone in which a session's clock times and days are told. */
#include "session-private.h"

#include "zone.h"

void
dateline_session_update_zone (DatelineSession *self)
{
  gboolean of_dataset = self->zone_choice == DATELINE_ZONE_DATASET && self->store != NULL;

  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->zone_name);
  if (of_dataset)
    self->zone = g_time_zone_ref (dateline_store_get_timezone (self->store));
  else if (self->zone_choice == DATELINE_ZONE_LOCAL)
    self->zone = g_time_zone_new_local ();
  else
    self->zone = g_time_zone_new_utc ();
  self->zone_name = dateline_zone_get_name (self->zone);
}

void
dateline_session_set_zone (DatelineSession *self, DatelineZone choice)
{
  g_return_if_fail (DATELINE_IS_SESSION (self));

  if (choice == self->zone_choice)
    return;
  self->zone_choice = choice;
  dateline_session_update_zone (self);
  dateline_session_commit (self, DATELINE_CHANGE_ZONE);
}

DatelineZone
dateline_session_get_zone_choice (DatelineSession *self)
{
  return self->zone_choice;
}

GTimeZone *
dateline_session_get_zone (DatelineSession *self)
{
  return self->zone;
}

const char *
dateline_session_get_zone_name (DatelineSession *self)
{
  return self->zone_name;
}
