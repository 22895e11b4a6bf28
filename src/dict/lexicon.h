/* The compiled lexicon: entries of all dictionaries, the index of their surface forms, the patterns. */
#ifndef KGI_DICT_LEXICON_H
#define KGI_DICT_LEXICON_H

#include <kgextract/extract.h>
#include <stdatomic.h>

#include "base/buf.h"
#include "base/intern.h"
#include "dict/index.h"
#include "dict/pattern.h"

enum {
  KGI_ENTRY_CASE = 1,   /* letter case must be exact */
  KGI_ENTRY_WORD = 2,   /* also an ordinary word: needs one of its context words in the paper */
  KGI_ENTRY_NEVER = 4,  /* refused as a name */
  KGI_ENTRY_FAMILY = 8, /* versions and sizes follow the name */
  KGI_ENTRY_BROAD = 16, /* established but very broad */
  KGI_ENTRY_MINOR = 32  /* known only as a name that some title introduced: exact case, type to be confirmed */
};

typedef struct kgi_entry {
  kg_str name;
  uint32_t type; /* index into lexicon->types; KGI_NO_ID for never-entries */
  uint32_t flags;
  const kg_str *aliases;
  const uint32_t *contexts; /* context word ids */
  uint32_t n_aliases, n_contexts;
  kg_str reason; /* of a never-entry */
  kg_str since;  /* YYYY[-MM] or empty */
  kg_str source; /* what shows the row's facts: "arXiv:1810.04805", a link, a title */
  kg_str rule;   /* "model.tsv:12" */
} kgi_entry;

/* Entries by type and name. */
typedef struct kgi_keys {
  kgi_interned *slots;
  size_t n_slots, n; /* n: of the entries that are in there, the first ones */
} kgi_keys;

struct kg_lexicon {
  kgi_arena arena;
  KGI_VEC(kgi_buf) files; /* that were read: entries are views of them */
  kgi_interner types;     /* built-in types first */
  kgi_interner contexts;  /* context words */
  kgi_interner cues;      /* cue literals of patterns */
  kgi_keys keys;          /* of the entries, once further ones are read */
  KGI_VEC(kgi_entry) entries;
  KGI_VEC(kgi_pattern) patterns;
  kgi_cue_uses uses;     /* of cues, by cue and part */
  kgi_cue_role *roles;   /* by cue id, filled by compile */
  kgi_index index;       /* names and cues */
  kgi_index words_index; /* context words: few papers have to be asked for them */
  uint64_t mark;         /* of the names, without folders, and contents of all files so far */
  atomic_bool compiled;  /* nothing changes from then on, and any thread may look at it */
};

/* The prefixes that dictionary files put before single aliases. */
enum { KGI_ALIAS_EXACT = '=', KGI_ALIAS_GATED = '?' };

static inline bool kgi_lexicon_is_compiled(const kg_lexicon *lexicon) {
  return atomic_load_explicit(&lexicon->compiled, memory_order_acquire);
}

/* The flag of the dictionary column that `word` names; 0 if it names none. */
uint32_t kgi_entry_flag(kg_str word);

/* Adds the rows of a dictionary, or the patterns of a pattern file; `bytes` must live as long as the lexicon. */
kg_status kgi_lexicon_rows(kg_lexicon *lexicon, const char *file, kg_str bytes, kg_diag *diag) KG_CHECKED;
kg_status kgi_lexicon_patterns(kg_lexicon *lexicon, const char *file, kg_str bytes, kg_diag *diag) KG_CHECKED;

/* Of entries with the same type and name the last one stays, in the place of the first. Entries that were united before
 * keep their numbers. */
kg_status kgi_lexicon_unite(kg_lexicon *lexicon) KG_CHECKED;

/* A form without its prefix, and the index flags that the prefix, the entry and the form's own shape ask for. */
kg_str kgi_entry_form(const kgi_entry *entry, kg_str alias, unsigned *flags);

#endif
