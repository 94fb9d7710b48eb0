#include "error.h"

G_DEFINE_QUARK (dateline - error, dateline_error)
