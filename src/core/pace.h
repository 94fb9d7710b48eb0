/* How fast time is played: so many seconds of a person's time for each hour, day, week, month or
 * year, or for the whole of what is played. */
#pragma once

#include "span.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_PACE_WHOLE,
  DATELINE_PACE_HOUR,
  DATELINE_PACE_DAY,
  DATELINE_PACE_WEEK,
  DATELINE_PACE_MONTH,
  DATELINE_PACE_YEAR,
  DATELINE_N_PACE_UNITS,
} DatelinePaceUnit;

typedef struct
{
  DatelinePaceUnit unit;
  double seconds; /* DATELINE_PACE_MIN to DATELINE_PACE_MAX */
} DatelinePace;

#define DATELINE_PACE_MIN 0.001
#define DATELINE_PACE_MAX 3600.0
#define DATELINE_PACE_INIT ((DatelinePace){ DATELINE_PACE_WHOLE, 60.0 })

/* Seconds of time in a unit; a month and a year are mean ones of the Gregorian calendar. 0 for the
 * whole, whose length is not known here. */
gint64 dateline_pace_unit_length (DatelinePaceUnit unit);

/* The text form, for settings: "day:1", "whole:30", "year:0.5". Seconds out of bounds are taken to
 * the nearer one; from any other text nothing is taken, and the answer is %FALSE. */
gboolean dateline_pace_parse (const char *text, DatelinePace *pace);
char *dateline_pace_format (DatelinePace pace);

/* In words, in the user's language: "1 second per day", "60 seconds in all"; briefly "1 s/day",
 * "60 s". Of a pause at each event: "4 seconds for each event"; briefly "4 s/event". */
char *dateline_pace_describe (DatelinePace pace);
char *dateline_pace_describe_briefly (DatelinePace pace);
char *dateline_pace_describe_pause (double seconds);
char *dateline_pace_describe_pause_briefly (double seconds);

/* A number of seconds as a person writes it, in the locale's form, to the millisecond: "0.5". */
char *dateline_pace_format_number (double seconds);

/* The next larger (@direction 1) or smaller (-1) of 1, 2, 5, 10, 20, 30, 60 and their like, about
 * twice or half as much: from a millisecond to an hour. */
double dateline_pace_step (double seconds, int direction);

G_END_DECLS
