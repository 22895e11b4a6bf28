#include <stddef.h>

#include "options.h"

#define AT(member) offsetof(cli_options, member)

static const char *word_at(const char *const *words, size_t count, size_t n) { return n < count ? words[n] : NULL; }

static const char *when_at(size_t n) {
  static const char *const words[] = {"auto", "always", "never"};
  return word_at(words, sizeof words / sizeof *words, n);
}

static const char *layout_at(size_t n) {
  static const char *const words[] = {"auto", "dot", "neato", "fdp", "sfdp", "twopi", "circo"};
  return word_at(words, sizeof words / sizeof *words, n);
}

static const char *theme_at(size_t n) {
  static const char *const words[] = {"light", "dark"};
  return word_at(words, sizeof words / sizeof *words, n);
}

static const char *view_at(size_t n) { return n < KG_VIEWS ? kg_view_name((kg_view)n) : NULL; }

static const char *evidence_at(size_t n) { return n < KG_EVIDENCES ? kg_evidence_name((kg_evidence)n) : NULL; }

/* The relations a paper can state; "shares" is only made by projections. */
static const char *relation_at(size_t n) { return n < KG_SHARES ? kg_relation_name((kg_relation)n) : NULL; }

const char *cli_writer_name_at(size_t n) {
  const kg_writer *writer = kg_writer_at(n);
  return writer ? kg_writer_name(writer) : NULL;
}

const char *cli_verb_at(size_t n) {
  const char *name = NULL, *args, *help;
  return kg_query_verb_at(n, &name, &args, &help) ? name : NULL;
}

const cli_row cli_rows[] = {
    {"jobs", "N", "threads, others read ahead; the default is one for each core", 'j', CLI_READING, CLI_READS, true,
     CLI_NUMBER, AT(extract.threads), NULL},
    {"strict", NULL, "stop at the first error and write nothing", 0, CLI_READING, CLI_READS, false, CLI_FLAG,
     AT(strict), NULL},
    {"strict", NULL, "warnings count as errors", 0, CLI_READING, CLI_LINT, true, CLI_FLAG, AT(strict), NULL},

    {"dictionary", "FILE|DIR", "further dictionary or folder of them; repeatable, later wins", 'd', CLI_NAMES,
     CLI_READS, true, CLI_TEXTS, AT(lexicons), NULL},
    {"patterns", "FILE", "further patterns; repeatable, later wins", 'p', CLI_NAMES, CLI_READS, true, CLI_TEXTS,
     AT(lexicons), NULL},
    {"no-default-dictionary", NULL, "leave out the built-in dictionaries and patterns", 0, CLI_NAMES, CLI_READS, false,
     CLI_FLAG, AT(no_default_dictionary), NULL},
    {"no-discover", NULL, "only names of the dictionaries, discover none", 0, CLI_NAMES, CLI_READS, false, CLI_FLAG,
     AT(extract.no_discover), NULL},

    {"family", NULL, "versions rolled up to their families: Llama 3 and Llama-2-7B to Llama", 0, CLI_SELECTING,
     CLI_SELECT, true, CLI_FLAG, AT(family), NULL},
    {"type", "LIST", "only these entity types: model,dataset,...", 't', CLI_SELECTING, CLI_WRITES | CLI_DIFF, true,
     CLI_TEXT, AT(select.types), NULL},
    {"type", "LIST", "answer with these entity types only: model,dataset,...", 't', CLI_SELECTING, CLI_QUERY, true,
     CLI_TEXT, AT(query.types), NULL},
    {"relation", "LIST", "only these relations", 0, CLI_SELECTING, CLI_SELECT, true, CLI_CHOICES, AT(select.relations),
     relation_at},
    {"min-papers", "N", "only entities in at least N papers", 0, CLI_SELECTING, CLI_SELECT, false, CLI_NUMBER,
     AT(select.min_papers), NULL},
    {"min-confidence", "X", "only mentions with at least this confidence, 0 to 1", 0, CLI_SELECTING, CLI_SELECT, false,
     CLI_SHARE, AT(select.min_confidence), NULL},
    {"top", "N", "only the N entities in most papers", 0, CLI_SELECTING, CLI_WRITES, true, CLI_NUMBER, AT(select.top),
     NULL},
    {"focus", "NAME,...", "only what is near these names or paper ids", 0, CLI_SELECTING, CLI_SELECT, true, CLI_TEXT,
     AT(select.focus), NULL},
    {"hops", "N", "how far from the focus; the default is 1", 0, CLI_SELECTING, CLI_SELECT, false, CLI_NUMBER,
     AT(select.hops), NULL},
    {"since", "DATE", "only papers of YYYY[-MM[-DD]] or later", 0, CLI_SELECTING, CLI_SELECT, false, CLI_DATE,
     AT(select.since), NULL},
    {"until", "DATE", "only papers of YYYY[-MM[-DD]] or earlier", 0, CLI_SELECTING, CLI_SELECT, false, CLI_DATE,
     AT(select.until), NULL},
    {"view", "VIEW", "what the nodes are", 0, CLI_SELECTING, CLI_WRITES, true, CLI_CHOICE, AT(view), view_at},

    {"output", "FILE", "write the graph here, - is standard output; repeatable", 'o', CLI_WRITING, CLI_WRITES, true,
     CLI_TEXTS, AT(outputs), NULL},
    {"output", "FILE", "draw or export what the answer speaks of; repeatable", 'o', CLI_WRITING, CLI_QUERY, true,
     CLI_TEXTS, AT(outputs), NULL},
    {"format", "FORMAT", "format of standard output, or of a FILE whose extension tells none", 'f', CLI_WRITING,
     CLI_WRITES, true, CLI_CHOICE, AT(format), cli_writer_name_at},
    {"evidence", "HOW", "how much to keep of what shows an edge: sentences, only their places, nothing", 0, CLI_WRITING,
     CLI_WRITES, false, CLI_CHOICE, AT(evidence), evidence_at},
    {"update", NULL, "extract only the papers that the database of -o FILE.db does not have as they are", 0,
     CLI_WRITING, CLI_EXTRACT, true, CLI_FLAG, AT(update), NULL},
    {"review", "FILE.tsv", "write the discovered names as dictionary rows to accept", 0, CLI_WRITING, CLI_EXTRACT, true,
     CLI_TEXT, AT(review), NULL},
    {"layout", "ENGINE", "how Graphviz places the nodes", 0, CLI_WRITING, CLI_DRAWS, true, CLI_CHOICE, AT(write.layout),
     layout_at},
    {"theme", "THEME", "colours of the picture", 0, CLI_WRITING, CLI_DRAWS, false, CLI_CHOICE, AT(write.theme),
     theme_at},
    {"dpi", "N", "dots per inch of PNG; the default is chosen by size", 0, CLI_WRITING, CLI_DRAWS, false, CLI_NUMBER,
     AT(write.dpi), NULL},
    {"cluster", NULL, "colour nodes by the community they belong to", 0, CLI_WRITING, CLI_DRAWS, false, CLI_FLAG,
     AT(write.cluster), NULL},
    {"title", "TEXT", "title of the picture", 0, CLI_WRITING, CLI_DRAWS, false, CLI_TEXT, AT(write.title), NULL},

    {"any", NULL, "papers: any of the names, not all of them", 0, CLI_ASKING, CLI_QUERY, true, CLI_FLAG, AT(query.any),
     NULL},
    {"not", "NAME,...", "papers: none of these names", 0, CLI_ASKING, CLI_QUERY, true, CLI_TEXT, AT(query.not_names),
     NULL},
    {"sort", "KEY", "entities: what ranks them", 0, CLI_ASKING, CLI_QUERY, true, CLI_CHOICE, AT(query.sort),
     kg_query_sort_at},
    {"top", "N", "only the first N rows", 0, CLI_ASKING, CLI_QUERY, true, CLI_NUMBER, AT(query.top), NULL},
    {"evidence", NULL, "show of each row the sentence, and its file:line:col", 0, CLI_ASKING, CLI_QUERY, true, CLI_FLAG,
     AT(query.evidence), NULL},
    {"format", "FORMAT", "format of the answer", 'f', CLI_ASKING, CLI_ANSWERS, true, CLI_CHOICE, AT(format),
     kg_table_format_at},

    {"paper", "ID", "only the paper of this id", 0, CLI_ASKING, CLI_EXPLAIN, true, CLI_TEXT, AT(explain.paper), NULL},
    {"name", "NAME", "only this name, and why not where it was not taken", 0, CLI_ASKING, CLI_EXPLAIN, true, CLI_TEXT,
     AT(explain.name), NULL},
    {"figures", NULL, "only the figures, not every error", 0, CLI_MEASURING, CLI_EVAL, true, CLI_FLAG, AT(figures),
     NULL},

    {"quiet", NULL, "no warnings", 'q', CLI_TELLING, CLI_ANY, true, CLI_FLAG, AT(quiet), NULL},
    {"verbose", NULL, "notes, too", 'v', CLI_TELLING, CLI_ANY, false, CLI_FLAG, AT(verbose), NULL},
    {"color", "WHEN", "colours; NO_COLOR turns auto off", 0, CLI_TELLING, CLI_ANY, false, CLI_CHOICE, AT(color),
     when_at},
    {"progress", "WHEN", "progress on standard error", 0, CLI_TELLING, CLI_READS, false, CLI_CHOICE, AT(progress),
     when_at},
    {"stats", NULL, "time, speed and memory of each stage, on standard error", 0, CLI_TELLING, CLI_READS, true,
     CLI_FLAG, AT(stats), NULL},

    {"list-formats", NULL, "what can be read and written", 0, CLI_HELPING, CLI_READS, true, CLI_FLAG, AT(list_formats),
     NULL},
    {"", NULL, "this screen", 'h', CLI_HELPING, CLI_ANY, true, CLI_FLAG, AT(short_help), NULL},
    {"help", NULL, "all options and the exit statuses", 0, CLI_HELPING, CLI_ANY, true, CLI_FLAG, AT(long_help), NULL},
    {"version", NULL, "version of the program and its libraries", 'V', CLI_HELPING, CLI_ANY, true, CLI_FLAG,
     AT(version), NULL},
    {NULL, NULL, NULL, 0, CLI_GROUPS, 0, false, CLI_FLAG, 0, NULL},
};
