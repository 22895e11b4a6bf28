/* Context patterns (PCRE2): what a sentence says of the names in it. The only place that knows PCRE2. */
#ifndef KGI_DICT_PATTERN_H
#define KGI_DICT_PATTERN_H

#include <kgextract/extract.h>

#include "base/arena.h"
#include "base/vec.h"
#include "dict/glance.h"

typedef struct kgi_regex kgi_regex; /* a compiled regular expression */

/* What a named group asks for; filled when the lexicon is compiled. */
typedef struct kgi_group {
  uint32_t known; /* built-in types, as bits, that it is limited to: it only states the relation; 0: none */
  uint32_t type;  /* of what it takes, or KGI_NO_ID */
  bool proposes;  /* new names */
  bool list;      /* several of them */
  bool denies;    /* use or evaluation of what stands there */
} kgi_group;

#define KGI_ANY_NAME 0x80000000u

typedef struct kgi_pattern {
  kg_str name;
  kg_relation relation;
  float confidence;
  kg_str gates;    /* literals joined by '|', one of which the sentence must hold */
  kg_str leads;    /* literals joined by '|', with one of which a match begins; empty: it may begin anywhere */
  bool at_names;   /* a match begins where a name may begin */
  uint32_t limits; /* types of the names that it only speaks of, as bits, KGI_ANY_NAME for all; 0: it proposes names */
  kgi_regex *regex;
  kgi_group *groups; /* by number of the regex's group */
} kgi_pattern;

/* What a cue does: it opens its sentence to the leads of a pattern, or has a pattern tried. The patterns that propose
 * names come first, then those with limits. */
typedef enum kgi_cue_part {
  KGI_CUE_OPENS,
  KGI_CUE_TRIES,
  KGI_CUE_OPENS_LIMITED,
  KGI_CUE_TRIES_LIMITED,
  KGI_CUE_PARTS
} kgi_cue_part;

#define KGI_NO_LEAD UINT32_MAX

/* One thing that a cue does for a pattern. */
typedef struct kgi_cue_use {
  uint32_t cue, part, pattern;
  uint32_t limits; /* of the pattern */
  uint32_t lead;   /* a match begins with the cue, which is the pattern's lead of this number; or KGI_NO_LEAD */
  bool gated;      /* and only in sentences that are open to it */
} kgi_cue_use;

typedef KGI_VEC(kgi_cue_use) kgi_cue_uses;

/* All that a cue does: part p is the uses from number at[p] on, up to at[p + 1]. */
typedef struct kgi_cue_role {
  uint32_t at[KGI_CUE_PARTS + 1];
} kgi_cue_role;

typedef KGI_VEC(kgi_pattern) kgi_patterns;

/* What one named group took. */
typedef struct kgi_capture {
  uint32_t group;      /* its number, see kgi_regex_group */
  uint32_t start, end; /* byte offsets into the subject */
} kgi_capture;

typedef KGI_VEC(kgi_capture) kgi_captures;

/* Match state of one thread. */
typedef struct kgi_matcher kgi_matcher;
kgi_matcher *kgi_matcher_new(void);
void kgi_matcher_free(kgi_matcher *matcher);

typedef kg_status (*kgi_pattern_fn)(void *ctx, kgi_pattern *pattern);

/* Reads a pattern file; broken rows are reported and skipped. Strings are views into `bytes`; `each` takes over
 * the pattern's regex. */
kg_status kgi_patterns_read(const char *file, kg_str bytes, kgi_pattern_fn each, void *ctx, kg_diag *diag) KG_CHECKED;
void kgi_regex_free(kgi_regex *regex);

/* The name of the n-th named group, sorted by name; empty past the end. Groups of shared parts, whose names begin with
 * a capital, do not count. */
kg_str kgi_regex_group(const kgi_regex *regex, size_t n);

/* The pattern's glance, made once it was asked for so often that it pays; NULL before, and where the regex is too hard
 * to read. */
const kgi_glance *kgi_pattern_glance(const kgi_pattern *pattern);

/* The same, made now if it can be. */
const kgi_glance *kgi_pattern_glance_now(const kgi_pattern *pattern);

/* Lends the pattern its glance, or tells that there is none for it, before it is asked for. */
void kgi_pattern_lend_glance(const kgi_pattern *pattern, const kgi_glance *glance);

/* Appends the captures of the first match in `subject` (valid UTF-8) from *at on, and moves *at behind it; without a
 * match *at becomes SIZE_MAX. A pattern with leads, or at names, only matches at *at itself. KG_LIMIT when the pattern
 * took too many steps. */
kg_status kgi_pattern_match(const kgi_pattern *pattern, kgi_matcher *matcher, kg_str subject, size_t *at,
                            kgi_captures *captures) KG_CHECKED;

#endif
