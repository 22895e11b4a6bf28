/* The state of extraction on one paper. A worker owns one kgi_work and uses it for paper after paper.
 *
 * Steps add to three lists. A *span* says: these bytes may name this entity. A *claim* says: the names inside these
 * bytes stand in this relation to the paper. A *local* is a name the lexicon lacks, or a short form that the paper
 * defines. At the end kept.c picks the spans that hold, and resolve.c gives each the strongest claim on it. */
#ifndef KGI_EXTRACT_WORK_H
#define KGI_EXTRACT_WORK_H

#include "dict/lexicon.h"
#include "extract/result.h"

typedef struct kgi_span {
  uint32_t field;
  kgi_range range;
  uint32_t entry; /* lexicon entry, or KGI_NO_ID */
  uint32_t local; /* index into locals, or KGI_NO_ID */
  float confidence;
  kg_str rule;
  bool never;    /* stands here to keep others away */
  bool proven;   /* its context was asked for and is there: even a never-name gives way */
  uint32_t next; /* number of the next span that begins where this one does, or KGI_NO_ID */
} kgi_span;

typedef struct kgi_claim {
  uint32_t field;
  kgi_range range;
  kg_relation relation;
  float confidence;
  kg_str rule;
  uint32_t types; /* built-in types that it is limited to, as bits; 0: none */
  bool denies;    /* no use or evaluation of what stands here */
  uint32_t next;  /* number of another one that begins in its sentence, or KGI_NO_ID */
} kgi_claim;

typedef struct kgi_local {
  kg_str name;       /* canonical */
  kg_str key;        /* folded name: what makes two spellings one */
  uint64_t hash;     /* of that */
  uint32_t entry;    /* the lexicon entry it stands for, or KGI_NO_ID */
  uint32_t family;   /* the lexicon entry it is a version of, or KGI_NO_ID */
  uint32_t type;     /* KGI_NO_ID until known */
  uint32_t hint;     /* type that the finding pattern suggests, or KGI_NO_ID */
  uint32_t same_as;  /* another local that it is a form of, or KGI_NO_ID */
  uint32_t found_as; /* number of its name in the draft, or KGI_NO_ID */
  bool never;        /* short for something that is never a name */
  bool redefined;    /* the paper defines it, though elsewhere it is never a name */
  bool introduced;   /* a statement of introduction names it */
  bool in_title;     /* it heads the title */
  float confidence;
  kg_str rule;
} kgi_local;

/* How far a pattern has come. Sentences are numbered throughout. */
typedef struct kgi_trial {
  uint32_t gated, tried;    /* the last sentence that holds a gate; that it was tried on */
  uint32_t from;            /* where in that sentence its next match may begin */
  uint32_t failed_on;       /* the last paper on which it took too many steps, or 0 */
  const kgi_glance *glance; /* of the pattern, once made */
} kgi_trial;

typedef KGI_VEC(kgi_span) kgi_spans;
typedef KGI_VEC(kgi_claim) kgi_claims;
typedef KGI_VEC(kgi_local) kgi_locals;

/* What extraction reads of a paper; the strings outlive the work on it. */
typedef struct kgi_paper {
  kg_str text[KG_FIELDS];
  kg_str id, date; /* may be empty */
} kgi_paper;

typedef struct kgi_work {
  const kg_lexicon *lexicon;
  bool discover;
  bool tells; /* all claims are wanted, also those on no name */
  kgi_matcher *matcher;
  kgi_arena arena; /* strings of the present paper */
  kg_str id, date; /* of the present paper, may be empty */
  kgi_part parts[KG_FIELDS];
  kgi_spans spans;
  kgi_spans kept; /* those that hold and name something, in the order of the text */
  kgi_claims claims;
  kgi_locals locals;
  kgi_draft draft; /* of the result */
  kgi_captures captures;
  kgi_index local_forms; /* of the names that the present paper brought in */
  kgi_folded scratch;
  uint32_t paper_count;   /* papers so far */
  uint32_t *context_seen; /* by context word id: the last paper, counted so, that shows it */
  uint32_t contexts_of;   /* the last paper whose context words were looked for */
  kgi_hits words;         /* for that */
  kgi_trial *trials;      /* by pattern */
  uint32_t sentence_count;
  KGI_VEC(uint32_t) name_starts; /* in the field's text, of the sentence of number starts_of */
  uint32_t starts_of;
  size_t n_failures; /* of patterns, on all papers */
} kgi_work;

kgi_work *kgi_work_new(const kg_lexicon *lexicon, bool discover);
void kgi_work_free(kgi_work *work);

/* Makes ready for a paper's texts. */
kg_status kgi_work_set(kgi_work *work, const kgi_paper *paper) KG_CHECKED;

/* The part of a field that is searched: the steps compare names of a text with one another, so a whole book in one
 * field would take its length squared. */
enum { KGI_LONGEST_SEARCHED = 64 * 1024 };
kg_str kgi_searched(kg_str text);

/* The text of a range. */
kg_str kgi_work_text(const kgi_work *work, uint32_t field, kgi_range range);

/* The local of this name, added if new; KGI_NO_ID when memory ran out or nothing is left after folding. */
uint32_t kgi_local_add(kgi_work *work, kg_str name);

/* The local that `id` is, in the end, a form of. */
uint32_t kgi_local_root(const kgi_work *work, uint32_t id);

/* Makes `id` a form of `other`. */
void kgi_local_join(kgi_work *work, uint32_t id, uint32_t other);

/* All steps on one paper, which leave its result in the draft; strings of its own go into the arena. */
kg_status kgi_extract_paper(kgi_work *work, const kgi_paper *paper, kgi_arena *arena) KG_CHECKED;
/* All of them but the choice of what holds. */
kg_status kgi_find_all(kgi_work *work, const kgi_paper *paper) KG_CHECKED;

/* --- the steps, in order --- */

/* Names of the lexicon, with versions and sizes that follow them. */
kg_status kgi_find_names(kgi_work *work) KG_CHECKED;
/* Names that head the title: `NAME: what it does`. */
kg_status kgi_find_title_names(kgi_work *work) KG_CHECKED;
/* Context patterns: claims on names, and new names. */
kg_status kgi_apply_patterns(kgi_work *work) KG_CHECKED;
/* Short forms in brackets: 专家混合 (MoE), Mixture of Experts (MoE), MoE（专家混合）. */
kg_status kgi_find_definitions(kgi_work *work) KG_CHECKED;
/* Words in camel case that nothing else has taken. */
kg_status kgi_find_camel_words(kgi_work *work) KG_CHECKED;
/* All other places where the locals stand. */
kg_status kgi_find_locals(kgi_work *work) KG_CHECKED;
/* Guesses the type of each new name from the words around it. */
kg_status kgi_infer_types(kgi_work *work) KG_CHECKED;
/* Notes what names each sentence holds. */
kg_status kgi_note_held(kgi_work *work) KG_CHECKED;
/* Context patterns that only make claims, in sentences that hold names they can be made on. */
kg_status kgi_apply_limited_patterns(kgi_work *work) KG_CHECKED;

/* Picks the spans that hold: leftmost, then longest; never-names win ties. Short forms become what they stand for. */
kg_status kgi_keep_spans(kgi_work *work) KG_CHECKED;
/* Of these, general names become the more specific ones that they mean in this paper. */
kg_status kgi_absorb_general(kgi_work *work) KG_CHECKED;

/* --- shared by steps --- */

/* Makes ready for the claims on a text that has been cut into sentences. */
kg_status kgi_claimed_set(kgi_part *part) KG_CHECKED;
kg_status kgi_claim_add(kgi_work *work, const kgi_claim *claim) KG_CHECKED;

/* A way through claims. */
typedef struct kgi_claimed {
  const kgi_part *part;
  size_t sentence; /* the next one to look at */
  uint32_t end, next;
} kgi_claimed;

/* All claims that may touch a range, in no order; NULL behind the last. Good until one is added. */
kgi_claimed kgi_claimed_on(const kgi_work *work, uint32_t field, kgi_range range);
const kgi_claim *kgi_claimed_next(const kgi_work *work, kgi_claimed *at);

/* Whether a claim is made on a span. */
bool kgi_claims_span(const kgi_work *work, const kgi_claim *claim, const kgi_span *span);

/* Whether the dictionary's row of a span's name, or of the family of a version, gives the paper as its source. */
bool kgi_is_source(const kgi_work *work, const kgi_span *span);

/* What is claimed of a span. */
typedef struct kgi_stance {
  uint32_t type;       /* of what it names, or KGI_NO_ID */
  kg_relation said;    /* the strongest claim on the name itself */
  kg_relation assumed; /* on all names of its type in the sentence, or usual for the type */
  bool denied;
} kgi_stance;

kgi_stance kgi_stance_on(const kgi_work *work, const kgi_span *span);

/* Whether a paper in which these are claimed introduces a benchmark and no model: models come as candidates. */
bool kgi_is_of_benchmark(const kgi_stance *stances, size_t n);

/* The relation that follows; how sure it is, up to 1, goes to *certainty. */
kg_relation kgi_relation_of(const kgi_stance *stance, bool of_benchmark, float *certainty);

/* Makes ready for the spans of a text. */
kg_status kgi_starts_set(kgi_starts *starts, size_t len) KG_CHECKED;
kg_status kgi_span_add(kgi_work *work, const kgi_span *span) KG_CHECKED;

/* Spans of a field by their starts, those with the same one as they came: the first that begins in a range; the one
 * that follows and begins before `end`. NULL if there is none. Good until one is added. */
kgi_span *kgi_span_in(const kgi_work *work, uint32_t field, kgi_range range);
kgi_span *kgi_span_after(const kgi_work *work, const kgi_span *span, uint32_t end);
/* The first that ends where a range begins, or behind, and begins before the range ends. */
kgi_span *kgi_span_reaching(const kgi_work *work, uint32_t field, kgi_range range);

/* True when a name of the lexicon (never-names too) stands exactly at this range; its span goes to *found. */
bool kgi_span_at(const kgi_work *work, uint32_t field, kgi_range range, kgi_span *found);

/* Proposes the text of a range as a new name if its shape, the lexicon and `confidence` allow it; the range is
 * trimmed of quotes, articles and trailing nouns first. Returns the local or KGI_NO_ID. */
uint32_t kgi_propose(kgi_work *work, uint32_t field, kgi_range range, uint32_t hint, float confidence, kg_str rule);

/* A known name at `range` is a piece of a longer token: proposes the whole token, of the type of its piece. */
void kgi_propose_compound(kgi_work *work, uint32_t field, kgi_range range, uint32_t hint);

#endif
