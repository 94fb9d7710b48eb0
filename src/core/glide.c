#include "glide.h"

#include <math.h>

#define WORLD 256.0 /* pixels of the world's side at zoom 0 */
#define NEAR 1.5    /* views that are gone straight */
#define RHO 1.42    /* how much of the way is gone by zooming */
#define SECONDS 0.9
#define LONGEST 2.4
#define PER_LENGTH 0.15 /* seconds more for each unit of the path's length */

/* Half of the path's length, times RHO. */
static double
half_way (double views)
{
  return asinh (RHO * RHO * views / 2);
}

DatelineGlide
dateline_glide_plan (
    DatelinePoint from, DatelinePoint to, double zoom, double zoom_min, double view)
{
  DatelineGlide glide = { .from = from, .to = to, .zoom = zoom, .zoom_min = MIN (zoom_min, zoom) };
  double pixels;

  glide.to.x += round (from.x - to.x);
  pixels = hypot (glide.to.x - from.x, to.y - from.y) * WORLD * exp2 (zoom);
  if (pixels > NEAR * view && view > 0)
    glide.views = pixels / view;
  glide.seconds = MIN (SECONDS + PER_LENGTH * 2 * half_way (glide.views) / RHO, LONGEST);
  return glide;
}

DatelinePoint
dateline_glide_get (const DatelineGlide *glide, double seconds, double *zoom)
{
  double t = CLAMP (seconds / glide->seconds, 0, 1);
  double eased = t * t * (3 - 2 * t);
  double share = eased;

  *zoom = glide->zoom;
  if (t == 1)
    return glide->to;
  if (glide->views > 0)
    {
      double r = half_way (glide->views);
      double at = (2 * eased - 1) * r;

      share = (cosh (r) * tanh (at) + sinh (r)) / (RHO * RHO * glide->views);
      *zoom = MAX (glide->zoom - log2 (cosh (r) / cosh (at)), glide->zoom_min);
    }
  return (DatelinePoint){ glide->from.x + (glide->to.x - glide->from.x) * share,
                          glide->from.y + (glide->to.y - glide->from.y) * share };
}
