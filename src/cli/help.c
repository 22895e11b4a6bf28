#include <stdio.h>

#include "run.h"

/* Where the help of an option begins. */
enum { HELP_COLUMN = 31 };

static void print_names(size_t indent, const char *title, const char *(*name_at)(size_t n)) {
  printf("%*s%s:", (int)indent, "", title);
  for (size_t i = 0; name_at(i); i++) printf("%s %s", i > 0 ? "," : "", name_at(i));
  putchar('\n');
}

static void print_row(const cli_row *row, bool all) {
  char left[64];
  char letter[8] = "    ";
  if (row->letter) snprintf(letter, sizeof letter, "-%c%s", row->letter, row->name[0] ? ", " : "");
  snprintf(left, sizeof left, "%s%s%s%s%s", letter, row->name[0] ? "--" : "", row->name, row->arg ? " " : "",
           row->arg ? row->arg : "");
  printf("  %-*s %s\n", HELP_COLUMN - 3, left, row->help);
  if (all && row->choice_at) print_names(HELP_COLUMN, "one of", row->choice_at);
}

static void print_group(cli_group group, unsigned command, bool all) {
  static const char *const titles[] = {
      [CLI_READING] = "Reading",     [CLI_NAMES] = "Names to find",
      [CLI_SELECTING] = "Selecting", [CLI_WRITING] = "Writing",
      [CLI_ASKING] = "Asking",       [CLI_MEASURING] = "Measuring",
      [CLI_TELLING] = "Telling",     [CLI_HELPING] = "Help and version",
  };
  bool begun = false;
  for (const cli_row *row = cli_rows; row->help; row++) {
    if (row->group != group || !(row->commands & command) || !(all || row->brief)) continue;
    if (all && !begun) printf("\n%s\n", titles[group]);
    begun = true;
    print_row(row, all);
  }
}

static void print_verbs(void) {
  const char *name, *args, *help;
  puts("\nQuestions");
  for (size_t i = 0; kg_query_verb_at(i, &name, &args, &help); i++) {
    char left[64];
    snprintf(left, sizeof left, "%s %s", name, args);
    printf("  %-*s %s\n", HELP_COLUMN - 3, left, help);
  }
}

static void print_usage(void) {
  printf("kgextract %s: from paper abstracts to a knowledge graph\n\n", kg_version());
  for (const cli_command *command = cli_commands; command->name; command++)
    printf("%s kgextract %s\n", command == cli_commands ? "usage:" : "      ", command->synopsis);
}

static void print_rest(void) {
  puts(
      "\nINPUT and SOURCE are files, folders (all files below, sorted, hidden ones skipped) or - for standard input;\n"
      "what a file holds decides how it is read. Graphs written before can be given instead of papers.\n"
      "\nExamples\n"
      "  kgextract papers.md -o graph.svg -o graph.json\n"
      "  kgextract papers/ -t model,benchmark --min-papers 2 -o graph.graphml\n"
      "  kgextract query graph.json papers LLaVA MMMU\n"
      "  kgextract eval gold.tsv papers.md\n"
      "  kgextract explain papers.md --name LLaVA\n"
      "  kgextract lint mine.tsv mine.patterns\n"
      "\nExit status\n"
      "  0   done\n"
      "  1   nothing found: no papers, no names in them, or an empty answer; diff: there are differences\n"
      "  2   any error, also when only some records or files were rejected; good output is still written\n"
      "  64  wrong usage\n"
      "\nEnvironment\n"
      "  KGEXTRACT_DICTIONARIES  folder used instead of the built-in dictionaries and patterns\n"
      "  TMPDIR                  where many abstracts go, and large databases; default /var/tmp\n"
      "  NO_COLOR                no colours unless --color always");
}

static void print_help(const cli_command *command, bool all) {
  print_usage();
  if (command->bit == CLI_QUERY) print_verbs();
  if (!all) puts("\nOptions");
  for (cli_group group = 0; group < CLI_GROUPS; group++) print_group(group, command->bit, all);
  if (all) print_rest();
  if (command->bit == CLI_EXTRACT)
    puts(all ? "\nkgextract COMMAND --help shows the options of another command."
             : "\nkgextract query -h lists the questions that can be asked.");
}

static void print_formats(void) {
  const char *name, *help;
  puts("Reads, whatever the file is called");
  for (size_t i = 0; kg_reader_at(i, &name, &help); i++) printf("  %-10s %s\n", name, help);
  puts("\nWrites, by the extension or -f");
  const kg_writer *writer;
  for (size_t i = 0; (writer = kg_writer_at(i)) != NULL; i++)
    printf("  %-10s %-15s %s\n", kg_writer_name(writer), kg_writer_extensions(writer), kg_writer_help(writer));
  putchar('\n');
  print_names(0, "Answers to queries", kg_table_format_at);
}

static void print_version(void) { printf("kgextract %s\nbuilt with %s\n", kg_version(), KG_BUILT_WITH); }

bool cli_tell(const cli_command *command, const cli_options *options) {
  bool help = options->short_help || options->long_help;
  if (help)
    print_help(command, options->long_help);
  else if (options->version)
    print_version();
  else if (options->list_formats)
    print_formats();
  return help || options->version || options->list_formats;
}
