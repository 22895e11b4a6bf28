/* The built-in entity types; users' dictionaries may add more at run time. */
#ifndef KGI_MODEL_KINDS_H
#define KGI_MODEL_KINDS_H

#include <kgextract/graph.h>

enum { KGI_MODEL, KGI_DATASET, KGI_BENCHMARK, KGI_METHOD, KGI_METRIC, KGI_TOOL, KGI_BUILTIN_TYPES };

#endif
