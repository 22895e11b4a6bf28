/* All surface forms of all names, found in one pass over a folded text, whatever their number.
 *
 * A name may only begin and end at a bound. From each bound on a filter that fits the cache is asked, bound by bound,
 * whether what stands up to there is a form, and whether one goes on. What survives is looked up in an exact hash
 * table. Cost per text byte hardly depends on the number of forms. */
#ifndef KGI_DICT_INDEX_H
#define KGI_DICT_INDEX_H

#include "base/fold.h"
#include "base/vec.h"

typedef enum kgi_form_kind { KGI_FORM_NAME, KGI_FORM_CONTEXT, KGI_FORM_CUE } kgi_form_kind;

enum {
  KGI_FORM_EXACT = 1,    /* letter case must be the form's own */
  KGI_FORM_GATED = 2,    /* needs a context word of its entry */
  KGI_FORM_UPPER = 4,    /* the text must show a capital letter or digit */
  KGI_FORM_PARTS = 32,   /* written in parts, with capitals: joined up, the text must show capitals too */
  KGI_FORM_PLURAL = 8,   /* the form with a plural s behind */
  KGI_FORM_PRIMARY = 16, /* the entity's own name, not an alias */
  KGI_FORM_NEVER = 64,   /* of an entry that is refused as a name: most hits, and their entries need not be looked at */
  KGI_FORM_LOOKS = KGI_FORM_EXACT | KGI_FORM_UPPER | KGI_FORM_PARTS | KGI_FORM_PLURAL /* looks at the text's case */
};

typedef struct kgi_form {
  uint64_t head;   /* the first eight bytes of the key: see probe.h */
  uint64_t splits; /* gaps where a text may show a separator */
  uint32_t low;    /* half of the key's hash */
  uint32_t key;    /* into the index's bytes: len folded bytes, then len raw bytes */
  uint32_t target; /* entry, context word or cue */
  uint8_t len;
  uint8_t kind;
  uint8_t flags;
  uint8_t goes_on; /* 1 if the next form has the same key */
} kgi_form;

/* A form found at bytes [start, end) of the text that was folded; of a cue of patterns, its number. */
typedef struct kgi_hit {
  uint32_t start, end;
  union {
    uint32_t form, id;
  };
} kgi_hit;

typedef KGI_VEC(kgi_hit) kgi_hits;

typedef kgi_hit kgi_cue;
typedef kgi_hits kgi_cues;

/* Four keys, or fewer, asked for at once: each has half of its hash, and its first form + 1 or 0. */
typedef struct kgi_bucket {
  uint32_t prints[4], forms[4];
} kgi_bucket;

typedef KGI_VEC(kgi_form) kgi_forms;

/* Zero-initialise; add forms, then build once; immutable and shareable after that. For a handful of forms in a few
 * texts it need not be built: they are tried one by one. */
typedef struct kgi_index {
  kgi_forms forms; /* once built, those with the same key stand together, in the order in which they came */
  KGI_VEC(char) bytes;
  kgi_bucket *buckets; /* by hash of the key */
  size_t n_buckets;
  uint64_t *filter; /* what a text that shows a form shows up to each bound in it: see probe.h */
  size_t n_filter;
  bool borrowed; /* the arrays belong to someone else */
  kgi_folded scratch;
} kgi_index;

/* Adds a surface form (UTF-8). KG_LIMIT when it is too long, KG_SYNTAX when nothing is left of it after folding. */
kg_status kgi_index_add(kgi_index *index, kg_str text, kgi_form_kind kind, uint32_t target, unsigned flags) KG_CHECKED;
kg_status kgi_index_build(kgi_index *index) KG_CHECKED;
void kgi_index_clear(kgi_index *index);
/* Takes all forms out, and keeps the memory for others if it has not been built. */
void kgi_index_empty(kgi_index *index);

/* Appends every form that stands in the text: all that fit, overlapping ones too, by start, then end. */
kg_status kgi_index_scan(const kgi_index *index, const kgi_folded *text, kgi_hits *hits) KG_CHECKED;
/* The same; cues go to a list of their own, by start. The index must be built if it has any. */
kg_status kgi_index_scan_apart(const kgi_index *index, const kgi_folded *text, kgi_hits *hits,
                               kgi_cues *cues) KG_CHECKED;

#endif
