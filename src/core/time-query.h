/* The rows that touch a span of time. The store's begins ascend, so those that begin too late are
 * cut off by a binary search and the rest is one linear pass over the ends. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

DatelineRows *
dateline_time_query (const DatelineStore *store, const DatelineRows *within, DatelineSpan span);

G_END_DECLS
