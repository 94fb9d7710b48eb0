/* Rings that widen and fade within a second, where something is new. */
#pragma once

#include "event-layer.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_PULSE_LAYER (dateline_pulse_layer_get_type ())
G_DECLARE_FINAL_TYPE (DatelinePulseLayer, dateline_pulse_layer, DATELINE, PULSE_LAYER, ShumateLayer)

/* A ring goes around the mark of @events that is at its place, if there is one. */
DatelinePulseLayer *
dateline_pulse_layer_new (ShumateViewport *viewport, DatelineEventLayer *events);

/* At most eight at once; the oldest gives way. */
void dateline_pulse_layer_add (DatelinePulseLayer *self, DatelinePoint point);

G_END_DECLS
