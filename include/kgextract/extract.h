/* From inputs to a graph: readers, the lexicon (dictionaries and patterns), extraction. */
#ifndef KGEXTRACT_EXTRACT_H
#define KGEXTRACT_EXTRACT_H

#include <kgextract/graph.h>

#ifdef __cplusplus
extern "C" {
#endif

/* --- papers in --- */

/* From byte `at` of a field's decoded text on, text and source run byte for byte from line:col,
 * until the next piece. Only col moves inside a piece. */
typedef struct kg_piece {
  uint32_t at, line, col;
} kg_piece;

typedef struct kg_text {
  kg_str str;
  const kg_piece *pieces; /* sorted by `at`, the first at 0; none: the place is the record's line */
  size_t n_pieces;
} kg_text;

/* One paper as a reader found it; all views are valid only during the call that hands it over. */
typedef struct kg_record {
  kg_str id; /* empty: the library makes one from the title */
  kg_text text[KG_FIELDS];
  kg_str url, date, authors, categories;
  kg_source source;
} kg_record;

/* Called for each record of an input; anything but KG_OK ends the reading with that status. */
typedef kg_status (*kg_record_fn)(void *ctx, const kg_record *record);

/* Reads every paper of `path` ("-" is standard input; a folder is read recursively, sorted, without hidden files).
 * What a file holds decides its reader, not its name. Bad records and files go to `diag` and are skipped. */
KG_API kg_status kg_read(const char *path, kg_record_fn each, void *ctx, kg_diag *diag, kg_error *err) KG_CHECKED;

/* The same with several threads, one a core for 0: they read long files of lines, and small files of a folder, while
 * papers are handed over. `each` and `diag` are called in the same order and by one thread at a time, but not always
 * by the same one. */
KG_API kg_status kg_read_parallel(unsigned threads, const char *path, kg_record_fn each, void *ctx, kg_diag *diag,
                                  kg_error *err) KG_CHECKED;

/* Reads papers from memory as if from a file called `name`. */
KG_API kg_status kg_read_memory(const char *name, kg_str bytes, kg_record_fn each, void *ctx, kg_diag *diag,
                                kg_error *err) KG_CHECKED;

/* Whether papers can be looked for in `path`: a file that begins like one that can be read, a folder, a pipe. */
KG_API bool kg_may_hold_papers(const char *path);

/* Name and help line of the n-th reader; false past the end. */
KG_API bool kg_reader_at(size_t n, const char **name, const char **help);

/* --- what names are known --- */

/* Dictionaries and patterns, compiled; immutable after kg_lexicon_compile and shared by threads. */
typedef struct kg_lexicon kg_lexicon;
KG_API kg_lexicon *kg_lexicon_new(void);
KG_API void kg_lexicon_free(kg_lexicon *lexicon);

/* Adds the built-in dictionaries and patterns: from $KGEXTRACT_DICTIONARIES if set, else those embedded. */
KG_API kg_status kg_lexicon_add_default(kg_lexicon *lexicon, kg_diag *diag, kg_error *err) KG_CHECKED;

/* Adds a dictionary (.tsv), a pattern file (.patterns) or a folder of them; of the same name and type the later
 * wins. Broken rows go to `diag` and are skipped. */
KG_API kg_status kg_lexicon_add(kg_lexicon *lexicon, const char *path, kg_diag *diag, kg_error *err) KG_CHECKED;
KG_API kg_status kg_lexicon_add_memory(kg_lexicon *lexicon, const char *name, kg_str bytes, kg_diag *diag,
                                       kg_error *err) KG_CHECKED;

/* Builds the matching tables and compiles the patterns; needed once before extraction. */
KG_API kg_status kg_lexicon_compile(kg_lexicon *lexicon, kg_diag *diag, kg_error *err) KG_CHECKED;

/* How many entities (never-names among them) and patterns were added so far. */
KG_API size_t kg_lexicon_entities(const kg_lexicon *lexicon);
KG_API size_t kg_lexicon_patterns(const kg_lexicon *lexicon);

/* --- extraction --- */

typedef struct kg_extract_options {
  unsigned threads; /* 0: one per core */
  bool no_discover; /* only names of the dictionary */
  bool remember;    /* give each paper of the graph its memo */
  kg_evidence evidence;
} kg_extract_options;

typedef struct kg_stats {
  size_t papers, bytes; /* text read */
  size_t recalled;      /* papers that did not need to be extracted again */
  double read_seconds, extract_seconds, merge_seconds;
} kg_stats;

/* A run of extraction: feed inputs, then finish into a graph, once. The lexicon must outlive it, and may still be
 * compiled, by another thread, while inputs are fed: papers are extracted from then on. The options (may be NULL) are
 * copied. NULL when memory ran out. Abstracts beyond some 64 MB go to a temporary file without a name, in $TMPDIR, else
 * /var/tmp or /tmp. */
typedef struct kg_extractor kg_extractor;
KG_API kg_extractor *kg_extractor_new(const kg_lexicon *lexicon, const kg_extract_options *options);
KG_API void kg_extractor_free(kg_extractor *extractor);

/* Feeds one record: a kg_record_fn whose ctx is the extractor. */
KG_API kg_status kg_extractor_add(void *extractor, const kg_record *record) KG_CHECKED;

/* Lets the extractor take over, from an earlier graph with memos, what was found in papers that are as they were then;
 * only others are extracted. The result is the same as without. To be said before papers are fed; `earlier` must
 * outlive the extractor. */
KG_API void kg_extractor_recall(kg_extractor *extractor, const kg_graph *earlier);

/* Called, if set, now and then with the number of papers taken so far. */
KG_API void kg_extractor_on_progress(kg_extractor *extractor, void (*progress)(void *ctx, size_t papers), void *ctx);

/* Extracts, spreads discovered names over all papers, and hands out the graph (yours to free); `stats` may be NULL.
 * The same records in any order and with any number of threads give the same graph. Until the lexicon is compiled:
 * KG_USAGE, and nothing is done. */
KG_API kg_status kg_extractor_finish(kg_extractor *extractor, kg_graph **graph, kg_stats *stats, kg_diag *diag,
                                     kg_error *err) KG_CHECKED;

#ifdef __cplusplus
}
#endif
#endif
