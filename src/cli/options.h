/* The command line: one table of rows makes parsing, checking and help. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <kgextract/kgextract.h>

#include "exit.h"

/* Arguments in the order given, NULL-terminated. */
typedef struct cli_texts {
  const char **items;
  size_t n;
} cli_texts;

typedef struct cli_options {
  cli_texts operands; /* what is no option */
  cli_texts outputs;  /* -o */
  cli_texts lexicons; /* -d and -p */
  bool no_default_dictionary;
  kg_extract_options extract;
  kg_select select;
  kg_evidence kept; /* of what shows an edge */
  kg_write_options write;
  kg_query_options query;
  kg_explain_options explain;
  const char *view, *evidence, *format, *review;
  const char *color, *progress; /* auto, always or never; NULL: auto */
  bool figures;                 /* eval: no list of errors */
  bool family;                  /* rolled up */
  bool update;                  /* of an earlier database, what did not change */
  bool strict, quiet, verbose, stats;
  bool list_formats, short_help, long_help, version;
} cli_options;

typedef enum cli_group {
  CLI_READING,
  CLI_NAMES,
  CLI_SELECTING,
  CLI_WRITING,
  CLI_ASKING,
  CLI_MEASURING,
  CLI_TELLING,
  CLI_HELPING,
  CLI_GROUPS
} cli_group;

/* What a value is and where it goes. */
typedef enum cli_kind {
  CLI_FLAG,
  CLI_TEXT,
  CLI_TEXTS,
  CLI_NUMBER,
  CLI_SHARE,
  CLI_DATE,
  CLI_CHOICE,
  CLI_CHOICES
} cli_kind;

/* Commands, as bits, and sets of them. */
enum {
  CLI_EXTRACT = 1,
  CLI_QUERY = 2,
  CLI_EVAL = 4,
  CLI_LINT = 8,
  CLI_MERGE = 16,
  CLI_DIFF = 32,
  CLI_EXPLAIN = 64,
  CLI_READS = CLI_EXTRACT | CLI_QUERY | CLI_EVAL | CLI_DIFF | CLI_EXPLAIN, /* papers, looking for names */
  CLI_SELECT = CLI_EXTRACT | CLI_QUERY | CLI_MERGE | CLI_DIFF,             /* those that look at a part of the graph */
  CLI_WRITES = CLI_EXTRACT | CLI_MERGE,                                    /* graphs */
  CLI_DRAWS = CLI_WRITES | CLI_QUERY,
  CLI_ANSWERS = CLI_QUERY | CLI_DIFF, /* with a table */
  CLI_ANY = CLI_READS | CLI_SELECT | CLI_LINT
};

typedef struct cli_row {
  const char *name; /* after --; empty: none */
  const char *arg;  /* NULL: takes none */
  const char *help;
  char letter; /* after -; 0: none */
  cli_group group;
  unsigned commands;
  bool brief; /* shown by -h */
  cli_kind kind;
  size_t at;                          /* offset in cli_options */
  const char *(*choice_at)(size_t n); /* the words allowed, NULL past the end */
} cli_row;

/* Ends with a row of NULL. */
extern const cli_row cli_rows[];

/* Sorts arguments (without program and command name) into options; prints what is wrong. Clear in any case. */
cli_exit cli_options_parse(cli_options *options, unsigned command, int argc, char **argv);
void cli_options_clear(cli_options *options);

/* Prints "kgextract: error: …" with a hint at --help; returns CLI_USAGE. */
cli_exit cli_usage_error(const char *format, ...) KG_PRINTF(1, 2);

/* Complains about a word that is none of the choices, naming the nearest and all; returns CLI_USAGE. */
cli_exit cli_choice_error(const char *what, const char *word, const char *(*choice_at)(size_t n));

/* Choices that several files need. */
const char *cli_writer_name_at(size_t n);
const char *cli_verb_at(size_t n);

#endif
