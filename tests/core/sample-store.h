/* A small store for tests: events that differ in time, title and place. */
#pragma once

#include "builder.h"

typedef struct
{
  const char *id;
  const char *when;
  const char *title;
} SampleEvent;

static inline DatelineStore *
sample_store_new (const SampleEvent *events, guint n_events)
{
  DatelineBuilder *builder = dateline_builder_new ();
  const char *languages[] = { "en", "az", "hy" };
  const char *names[] = { "Shusha / Shushi", "Şuşa", "Շուշի" };
  const char *aliases[] = { "Chucha", NULL };
  DatelinePlace place = { .id = "shusha", .aliases = aliases, .disputed = TRUE };
  DatelineActor actor = { .id = "ministry" };
  DatelineSource source = { .id = "paper", .publisher = "The Gazette" };
  guint32 place_number, actor_number, source_number;

  place.names = dateline_builder_add_variants (builder, 3, languages, names);
  place.point = dateline_geo_project (46.75, 39.76);
  actor.title = dateline_builder_add_text (builder, "en", "Ministry of Defence");
  place_number = dateline_builder_add_place (builder, &place);
  actor_number = dateline_builder_add_actor (builder, &actor);
  source_number = dateline_builder_add_source (builder, &source);
  for (guint i = 0; i < n_events; i++)
    {
      DatelineDraft draft = DATELINE_DRAFT_INIT;
      DatelineExcerpt excerpt = { .text = "The town was quiet.",
                                  .source = source_number,
                                  .actor = actor_number };
      g_autoptr (GError) error = NULL;
      guint32 event;

      draft.event.id = events[i].id;
      draft.event.title = dateline_builder_add_text (builder, "en", events[i].title);
      draft.point = place.point;
      if (i == 0)
        draft.place = place_number;
      dateline_draft_set_when (&draft, events[i].when, NULL, &error);
      g_assert_no_error (error);
      event = dateline_builder_add_event (builder, &draft, &error);
      g_assert_no_error (error);
      if (i == 1)
        dateline_builder_add_excerpt (builder, event, &excerpt);
    }
  return dateline_builder_finish (builder);
}
