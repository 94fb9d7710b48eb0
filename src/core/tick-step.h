/* The steps of a ruler through the calendar, from a second to 5000 years, each beginning where a
 * person expects it: at a full quarter of an hour, on the day that begins the week in the user's
 * country, on the first of a month or a quarter, in a year that is a round number BC or AD. */
#pragma once

#include "span.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_UNIT_SECOND,
  DATELINE_UNIT_MINUTE,
  DATELINE_UNIT_HOUR,
  DATELINE_UNIT_DAY,
  DATELINE_UNIT_WEEK,
  DATELINE_UNIT_MONTH,
  DATELINE_UNIT_YEAR,
  DATELINE_UNIT_CENTURY,
  DATELINE_UNIT_MILLENNIUM,
  DATELINE_N_UNITS,
} DatelineUnit;

typedef struct
{
  DatelineUnit unit;
  int n;           /* every n-th second, minute, hour, month or year; else 1 */
  gint64 shortest; /* seconds between two begins, at least; but 1 to 5 AD is shorter */
} DatelineTickStep;

/* The steps, rising. */
const DatelineTickStep *dateline_tick_steps (guint *n_steps);

/* The last begin of a step at or before @time, and the first after it; @zone %NULL is UTC. */
DatelineTime dateline_tick_step_floor (DatelineTickStep step, DatelineTime time, GTimeZone *zone);
DatelineTime dateline_tick_step_next (DatelineTickStep step, DatelineTime time, GTimeZone *zone);

/* The unit of one of each, for floor and next. */
DatelineTickStep dateline_tick_step_of_unit (DatelineUnit unit);

/* What a begin of a step is called beside others of its kind, as short as can be: "12:30", "10",
 * "Oct", "Q4", "2020"; or, of a quarter of a year, @wide: "Oct–Dec". */
char *
dateline_tick_text_short (DatelineTime time, DatelineTickStep step, gboolean wide, GTimeZone *zone);

/* What a begin of @unit is called alone: "10 Oct 2020", "Oct 2020", "2020", "20th century". A week
 * is called as its first day. */
char *dateline_tick_text_full (DatelineTime time, DatelineUnit unit, GTimeZone *zone);

/* The day that begins a week in the user's country, 1 for Monday to 7; 1 where that is unknown. */
int dateline_tick_first_weekday (void);

G_END_DECLS
