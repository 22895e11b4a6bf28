/* Papers out of JSON: an object that is a paper, a list of such objects, or an object that holds such a list. */
#ifndef KGI_READ_JSON_H
#define KGI_READ_JSON_H

#include <yajl/yajl_parse.h>

#include "read/field.h"
#include "read/reader.h"

/* What is taken from an object. */
typedef enum kgi_slot {
  KGI_SLOT_TITLE,
  KGI_SLOT_TITLE_ALT,
  KGI_SLOT_ABSTRACT, /* up to here as in kg_field */
  KGI_SLOT_ID,
  KGI_SLOT_URL,
  KGI_SLOT_DATE,
  KGI_SLOT_AUTHORS,
  KGI_SLOT_CATEGORIES,
  KGI_SLOTS,
  KGI_SLOT_NESTED, /* an object whose members count as the paper's own */
  KGI_SLOT_LIST,   /* a list of papers in an object around it */
  KGI_SLOT_WORDS,  /* an index of the abstract's words */
  KGI_SLOT_NONE
} kgi_slot;

/* A member's value as it stands in the input; `ptr` is NULL while there is none. */
typedef struct kgi_value {
  kg_str raw;
  bool escaped;
  unsigned rank; /* of the member's name: of several the lowest counts */
} kgi_value;

/* A word of an abstract that is given as an index. */
typedef struct kgi_word {
  uint32_t position;
  kgi_value value;
} kgi_word;

enum { KGI_NAME_PARTS = 3 }; /* family name, given names, suffix */

/* Zero-initialise, then kgi_json_start; kgi_json_clear ends it. */
typedef struct kgi_json {
  kgi_reading *reading;
  yajl_handle yajl;
  kg_status status; /* why parsing was ended from inside */
  kg_str part;      /* of the text, that the parser is fed with */
  bool all_fed;     /* the parser has taken all of the text */
  size_t records;   /* objects met in this text, also bad ones */

  unsigned depth, record_depth; /* of what is open; of the objects that are papers */
  unsigned level;               /* depth of the object whose members are read now, or 0 */
  kgi_slot pending, list;       /* slot of the next value; slot of the open list */
  unsigned rank;                /* of the pending member */
  bool is_member;               /* the next string is a member of the open list, though deeper in it */
  unsigned name_part;           /* of the person who is a list of names in the open list, from 1; 0: none */
  unsigned words_depth;         /* of the open index of words, or 0 */
  kgi_value word;               /* whose positions come next */
  size_t record_start;

  kgi_value values[KGI_SLOTS];
  kgi_buf lists[KGI_SLOTS]; /* members of lists, joined */
  kgi_field decoded[KGI_SLOTS];
  kg_piece pieces[KG_FIELDS];
  kgi_buf name[KGI_NAME_PARTS];
  KGI_VEC(kgi_word) words;
} kgi_json;

/* False when memory ran out. */
bool kgi_json_start(kgi_json *json, kgi_reading *reading);

/* Parses the input's text; what is wrong with it is reported. */
kg_status kgi_json_parse(kgi_json *json) KG_CHECKED;

void kgi_json_clear(kgi_json *json);

/* --- between the files that make this up --- */

/* A parser as all JSON is read with; NULL when memory ran out. */
yajl_handle kgi_json_parser(const yajl_callbacks *callbacks, void *ctx);

/* Reports what is wrong with the input's text, which is not whole or holds no record; false when memory ran out. */
bool kgi_json_report(const kgi_json *json, yajl_status status);

/* The slot that a member's name stands for, and its rank among such names. */
kgi_slot kgi_slot_of(kg_str name, unsigned *rank);

/* Finds the next string from `at` on, where none is open, that is long and stands in JSON as it means, with no escape.
 * False if there is none, or if what is before it is not JSON. */
bool kgi_json_skim(kg_str json, size_t at, kg_str *plain);

/* Offset in the input's text of what the parser has not looked at. */
size_t kgi_json_taken(const kgi_json *json);

/* Appends a string's inside as it stands at offset `source`, with its escapes undone and line ends as in a field. */
void kgi_json_unescape(kgi_field *field, kg_str raw, size_t source);

/* Notes a position of json->word. */
void kgi_inverted_add(kgi_json *json, kg_str number);

/* The abstract that the words noted make up; empty if there are none. */
kg_text kgi_inverted_text(kgi_json *json);

void kgi_record_begin(kgi_json *json);
void kgi_record_finish(kgi_json *json);

#endif
