/* A table of states and what each leads to by the class of the next byte, made as small as it can be. */
#ifndef KGI_DICT_STATES_H
#define KGI_DICT_STATES_H

#include <stdint.h>

enum { KGI_MOST_STATES = 512, KGI_BYTES = 256 };

typedef struct kgi_states {
  uint32_t n, n_classes;
  uint16_t *next; /* by state and class */
} kgi_states;

/* Makes one of all classes that no state tells apart; `class_of` has those of all bytes. */
void kgi_states_join_classes(kgi_states *states, uint8_t class_of[KGI_BYTES]);

/* Makes one of states from which the same bytes lead to the ends, as which the first n_ends stay (Moore, Gedanken-
 * experiments on sequential machines, 1956). What each has become goes to `now`. */
void kgi_states_join(kgi_states *states, uint32_t n_ends, uint16_t now[KGI_MOST_STATES]);

#endif
