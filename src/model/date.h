/* The form that dates have in graphs. */
#ifndef KGI_MODEL_DATE_H
#define KGI_MODEL_DATE_H

#include <stdbool.h>

#include <kgextract/base.h>

/* YYYY, YYYY-MM or YYYY-MM-DD; the calendar is not asked. */
bool kgi_is_date(kg_str text);

#endif
