/* What the loaders have in common: a node, link or mention of any format is a record of strings in named slots, and
 * records become papers, entities, edges and mentions. Broken records are reported and left out. */
#ifndef KGI_LOAD_RECORD_H
#define KGI_LOAD_RECORD_H

#include <kgextract/format.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/intern.h"
#include "base/window.h"

/* What to do with a graph file that is damaged or cut off. */
extern const char kgi_mend_hint[];

typedef enum kgi_slot {
  KGI_SLOT_ABSTRACT,
  KGI_SLOT_ALIASES, /* joined; lists come through kgi_load_alias */
  KGI_SLOT_AUTHORS,
  KGI_SLOT_CATEGORIES,
  KGI_SLOT_COL,
  KGI_SLOT_CONFIDENCE,
  KGI_SLOT_DATE,
  KGI_SLOT_END,
  KGI_SLOT_FAMILY,
  KGI_SLOT_FIELD,
  KGI_SLOT_FILE,
  KGI_SLOT_ID,
  KGI_SLOT_KIND, /* "paper" or the entity type */
  KGI_SLOT_LEFT_OUT,
  KGI_SLOT_LINE,
  KGI_SLOT_MEMO,
  KGI_SLOT_MENTIONS_JSON,
  KGI_SLOT_NAME,
  KGI_SLOT_ORIGIN,
  KGI_SLOT_PAPER_ID,
  KGI_SLOT_RELATION,
  KGI_SLOT_RULE,
  KGI_SLOT_SENTENCE,
  KGI_SLOT_SOURCE,
  KGI_SLOT_SOURCES, /* joined, as aliases */
  KGI_SLOT_START,
  KGI_SLOT_TARGET,
  KGI_SLOT_TEXT,
  KGI_SLOT_TITLE,
  KGI_SLOT_TITLE_ALT,
  KGI_SLOT_URL,
  KGI_SLOT_VIEW,
  KGI_SLOT_WEIGHT,
  KGI_SLOTS, /* from here on: keys of what no record keeps */
  KGI_KEY_ENTITIES = KGI_SLOTS,
  KGI_KEY_GRAPH,
  KGI_KEY_LINKS,
  KGI_KEY_MENTIONS,
  KGI_KEY_NODES,
  KGI_NO_SLOT
} kgi_slot;

/* What a file's key stands for, or KGI_NO_SLOT. */
kgi_slot kgi_slot_by_name(kg_str name);

enum { KGI_SLOT_ROWS = 64 };

/* Records of one writer have their keys in the same order: which row of the table of names followed each. */
typedef struct kgi_slot_order {
  uint8_t next[KGI_SLOT_ROWS], last;
} kgi_slot_order;

/* The same for keys that come one after another: what followed the last one before is tried first. */
kgi_slot kgi_slot_next(kgi_slot_order *order, kg_str name);

typedef struct kgi_record {
  kg_str slots[KGI_SLOTS];
  uint64_t filled; /* a bit for each slot that kgi_record_set has set since the record was empty */
  kgi_place place; /* where it begins */
} kgi_record;

_Static_assert(KGI_SLOTS <= 64, "kgi_record has a bit for each slot");

/* An edge waiting for its paper: mentions [first, end) of the load. */
typedef struct kgi_link {
  uint32_t paper, entity; /* node ids as the builder takes them */
  kg_relation relation;
  float confidence, weight;
  size_t first, end;
} kgi_link;

/* A paper that waits, behind its sources and links, for those before it: up to so many of the load. */
typedef struct kgi_citing {
  kg_paper paper; /* without id if there is none that holds */
  size_t sources, links;
} kgi_citing;

/* A place in a file: the line breaks before it, and where its line begins. */
typedef struct kgi_mark {
  size_t offset, lines, start;
} kgi_mark;

/* A file being loaded. */
typedef struct kgi_load {
  const char *name;
  kgi_window *window;
  kg_str bytes; /* all in the window behind a byte-order mark */
  kg_diag *diag;
  kg_builder *builder; /* not owned */
  unsigned threads;
  kgi_slot_order slot_order;
  kg_str sound;               /* text at hand that is known to be good UTF-8 */
  kgi_arena scratch;          /* strings of the records at hand */
  KGI_VEC(kg_source) sources; /* of the node at hand */
  KGI_VEC(kg_str) aliases;
  KGI_VEC(kg_mention) mentions; /* of the link at hand; relation KG_RELATIONS and confidence 0: as the link's */
  KGI_VEC(kgi_citing) citing;   /* in formats that nest links: papers at hand, */
  KGI_VEC(kgi_link) links;      /* and their links */
  KGI_VEC(kg_entity) cited;     /* at the other end of each */
  KGI_VEC(kg_str) kinds;        /* of these */
  kgi_interner node_ids;        /* id n stands for nodes.items[n] */
  KGI_VEC(uint32_t) nodes;
  size_t n_papers, n_shares;
  kg_view view;
  kgi_buf left_out;
  kgi_mark seen, passed; /* the place last asked for; the last of those before which all is let go */
} kgi_load;

/* Frees all but the finished graph. */
void kgi_load_clear(kgi_load *load);
kg_status kgi_load_finish(kgi_load *load, kg_graph **graph) KG_CHECKED;

/* The place of a byte that was not passed; cheap when offsets ascend. */
kgi_place kgi_load_place(kgi_load *load, size_t offset);

/* Reads on to the end of `part`, at least. */
kg_status kgi_load_reach(kgi_load *load, kg_str part, kg_error *err) KG_CHECKED;
/* What lies before a byte is not looked at any more. */
void kgi_load_pass(kgi_load *load, const char *at);

/* Empties a record, which costs no more than what was set, for one that begins at a place. */
void kgi_record_empty(kgi_record *record, kgi_place place);

/* Stores a copy of `text`, broken bytes replaced, in a slot. */
kg_status kgi_record_set(kgi_load *load, kgi_record *record, kgi_slot slot, kg_str text) KG_CHECKED;

/* Parts of the node or link at hand. */
kg_status kgi_load_source(kgi_load *load, const kgi_record *record) KG_CHECKED;
kg_status kgi_load_alias(kgi_load *load, kg_str alias) KG_CHECKED;
kg_status kgi_load_mention(kgi_load *load, const kgi_record *record) KG_CHECKED;

/* Drops the parts collected so far. */
void kgi_load_forget(kgi_load *load);

/* Whole nodes and links, with the parts collected since the last; these forget the parts. */
kg_status kgi_load_node(kgi_load *load, const kgi_record *record) KG_CHECKED;
kg_status kgi_load_link(kgi_load *load, const kgi_record *record) KG_CHECKED;

/* The nested form: the entities of a paper first, then the paper itself. */
kg_status kgi_load_cited(kgi_load *load, const kgi_record *record) KG_CHECKED;
kg_status kgi_load_citing(kgi_load *load, const kgi_record *record) KG_CHECKED;
/* What of a broken paper is of use: the entities, which others may cite. */
kg_status kgi_load_uncited(kgi_load *load) KG_CHECKED;
/* Gives the builder, which was not asked until then, all papers at hand, and forgets them. */
kg_status kgi_load_deliver(kgi_load *load) KG_CHECKED;

#endif
