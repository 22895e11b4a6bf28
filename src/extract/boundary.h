/* Whether a span is a name by itself or only a piece of a longer, compound name. */
#ifndef KGI_EXTRACT_BOUNDARY_H
#define KGI_EXTRACT_BOUNDARY_H

#include "extract/part.h"

/* True when a Latin name at `range` is part of a longer one: LLaVA in SlowFast-LLaVA, LLaVA-Critic, LLaVA.cpp,
 * LLaVA++; false in LLaVA-based, non-LLaVA, LLaVA/CLIP. */
bool kgi_is_compound(kg_str text, kgi_range range);

/* The whole token of which the compound at `range` is a piece: SlowFast-LLaVA for LLaVA. */
kgi_range kgi_whole_token(kg_str text, kgi_range range);

/* True when a Han name begins or ends inside a common word: 过采样 in 通过采样. */
bool kgi_cuts_word(kg_str text, kgi_range range);

#endif
