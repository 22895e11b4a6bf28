/* What is left of a name when only its identity counts. */
#ifndef KGI_EVAL_KEY_H
#define KGI_EVAL_KEY_H

#include "base/arena.h"

/* The letters, digits and '+' of valid UTF-8, after compatibility normalisation and without letter case, in the arena.
 * The empty view if nothing is left. */
kg_status kgi_key(kgi_arena *arena, kg_str text, kg_str *key) KG_CHECKED;

#endif
