/* What speaks for each type of a new name, as weights that add up. */
#ifndef KGI_EXTRACT_VOTES_H
#define KGI_EXTRACT_VOTES_H

#include "extract/part.h"
#include "model/kinds.h"

typedef struct kgi_votes {
  int of[KGI_BUILTIN_TYPES];
} kgi_votes;

/* Adds what the words of a text around a name say. */
void kgi_vote_place(kgi_votes *votes, kg_str text, kgi_range range);

/* Adds what a title says that the name heads. */
void kgi_vote_title(kgi_votes *votes, kg_str title);

/* Adds what the name says itself, by how it ends. */
void kgi_vote_name(kgi_votes *votes, kg_str name);

#endif
