/* Dates of papers as days of the calendar. */
#ifndef KGI_WRITE_DAY_H
#define KGI_WRITE_DAY_H

#include <stdbool.h>

#include <kgextract/base.h>

/* YYYY-MM-DD, or "" for no day. */
typedef struct kgi_day {
  char text[11];
} kgi_day;

/* The day of a date, the first one of a year or month; "" unless it is YYYY, YYYY-MM or YYYY-MM-DD of the calendar. */
kgi_day kgi_day_of(kg_str date);

/* The earlier and the later of two days; no day counts for nothing. */
kgi_day kgi_day_first(kgi_day a, kgi_day b);
kgi_day kgi_day_last(kgi_day a, kgi_day b);

#endif
