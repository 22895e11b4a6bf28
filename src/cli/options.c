#include "options.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "guess.h"

/* Where the parser stands. */
typedef struct cli_parser {
  cli_options *options;
  unsigned command;
  char **arg; /* the next argument; the last is NULL */
} cli_parser;

cli_exit cli_usage_error(const char *format, ...) {
  va_list args;
  va_start(args, format);
  fputs("kgextract: error: ", stderr);
  vfprintf(stderr, format, args);
  fputs("\n", stderr);
  va_end(args);
  return CLI_USAGE;
}

cli_exit cli_choice_error(const char *what, const char *word, const char *(*choice_at)(size_t n)) {
  cli_guess guess = {.word = word};
  for (size_t i = 0; choice_at(i); i++) cli_guess_add(&guess, choice_at(i));
  fprintf(stderr, "kgextract: error: unknown %s '%s'; ", what, word);
  if (guess.best) fprintf(stderr, "did you mean %s? ", guess.best);
  fputs("one of:", stderr);
  for (size_t i = 0; choice_at(i); i++) fprintf(stderr, "%s %s", i > 0 ? "," : "", choice_at(i));
  fputs("\n", stderr);
  return CLI_USAGE;
}

/* --- one value --- */

static bool is_choice(const cli_row *row, const char *word, size_t len) {
  for (size_t i = 0; row->choice_at(i); i++)
    if (strlen(row->choice_at(i)) == len && memcmp(row->choice_at(i), word, len) == 0) return true;
  return false;
}

static cli_exit check_choice(const cli_row *row, const char *word, size_t len) {
  if (is_choice(row, word, len)) return CLI_DONE;
  char copy[64];
  snprintf(copy, sizeof copy, "%.*s", (int)(len < sizeof copy ? len : sizeof copy - 1), word);
  return cli_choice_error(row->name, copy, row->choice_at);
}

static cli_exit check_choices(const cli_row *row, const char *list) {
  for (;;) {
    size_t len = strcspn(list, ",");
    cli_exit bad = check_choice(row, list, len);
    if (bad || !list[len]) return bad;
    list += len + 1;
  }
}

static bool is_number(const char *text, unsigned least, unsigned most, size_t digits) {
  for (size_t i = 0; i < digits; i++)
    if (!isdigit((unsigned char)text[i])) return false;
  unsigned long value = strtoul(text, NULL, 10);
  return value >= least && value <= most;
}

/* YYYY, YYYY-MM or YYYY-MM-DD. */
static bool is_date(const char *text) {
  size_t len = strlen(text);
  if (len != 4 && len != 7 && len != 10) return false;
  if (!is_number(text, 1, 9999, 4)) return false;
  if (len >= 7 && (text[4] != '-' || !is_number(text + 5, 1, 12, 2))) return false;
  return len < 10 || (text[7] == '-' && is_number(text + 8, 1, 31, 2));
}

static cli_exit set_number(const cli_row *row, unsigned *number, const char *value) {
  size_t len = strlen(value);
  if (len == 0 || len > 9 || !is_number(value, 0, 999999999, len))
    return cli_usage_error("--%s: '%s' is no whole number", row->name, value);
  *number = (unsigned)strtoul(value, NULL, 10);
  return CLI_DONE;
}

static cli_exit set_share(const cli_row *row, float *share, const char *value) {
  char *end;
  *share = strtof(value, &end);
  if (end == value || *end || !(*share >= 0 && *share <= 1))
    return cli_usage_error("--%s: '%s' is no number from 0 to 1", row->name, value);
  return CLI_DONE;
}

static cli_exit set_text(const cli_row *row, const char **text, const char *value) {
  *text = value;
  if (row->kind == CLI_DATE && !is_date(value))
    return cli_usage_error("--%s: '%s' is no date; write YYYY, YYYY-MM or YYYY-MM-DD", row->name, value);
  if (row->kind == CLI_CHOICE) return check_choice(row, value, strlen(value));
  if (row->kind == CLI_CHOICES) return check_choices(row, value);
  return CLI_DONE;
}

static void *place(const cli_parser *parser, const cli_row *row) { return (char *)parser->options + row->at; }

static cli_exit add_text(cli_texts *texts, const char *value) {
  texts->items[texts->n++] = value;
  return CLI_DONE;
}

static cli_exit set_value(const cli_parser *parser, const cli_row *row, const char *value) {
  switch (row->kind) {
    case CLI_NUMBER:
      return set_number(row, place(parser, row), value);
    case CLI_SHARE:
      return set_share(row, place(parser, row), value);
    case CLI_TEXTS:
      return add_text(place(parser, row), value);
    default:
      return set_text(row, place(parser, row), value);
  }
}

/* --- one argument --- */

static cli_exit unknown(const cli_parser *parser, const char *name, int len) {
  char word[48];
  snprintf(word, sizeof word, "%.*s", len, name);
  cli_guess guess = {.word = word};
  for (const cli_row *row = cli_rows; row->help; row++) {
    if (row->commands & parser->command)
      cli_guess_add(&guess, row->name);
    else if (strcmp(row->name, word) == 0)
      return cli_usage_error("option '--%s' does not go with this command", word);
  }
  if (guess.best) return cli_usage_error("unknown option '--%s'; did you mean --%s?", word, guess.best);
  return cli_usage_error("unknown option '--%s'; kgextract --help lists all", word);
}

/* The value of an option: after its '=' or the rest of its bundle, else the next argument. */
static cli_exit take_value(cli_parser *parser, const cli_row *row, const char *value) {
  if (!value) value = *parser->arg ? *parser->arg++ : NULL;
  if (value) return set_value(parser, row, value);
  if (row->name[0]) return cli_usage_error("option '--%s' needs a value: --%s %s", row->name, row->name, row->arg);
  return cli_usage_error("option '-%c' needs a value: -%c %s", row->letter, row->letter, row->arg);
}

static cli_exit parse_long(cli_parser *parser, const char *name) {
  size_t len = strcspn(name, "=");
  for (const cli_row *row = cli_rows; row->help; row++) {
    if (!(row->commands & parser->command) || strlen(row->name) != len || memcmp(row->name, name, len) != 0) continue;
    if (row->arg) return take_value(parser, row, name[len] ? name + len + 1 : NULL);
    if (name[len]) return cli_usage_error("option '--%s' takes no value", row->name);
    *(bool *)place(parser, row) = true;
    return CLI_DONE;
  }
  return unknown(parser, name, (int)len);
}

/* "-qj4": flags may be bundled, the first letter that takes a value takes the rest. */
static cli_exit parse_short(cli_parser *parser, const char *letters) {
  for (; *letters; letters++) {
    const cli_row *row = cli_rows;
    while (row->help && !(row->letter == *letters && (row->commands & parser->command))) row++;
    if (!row->help) return cli_usage_error("unknown option '-%c'; kgextract -h lists the common ones", *letters);
    if (row->arg) return take_value(parser, row, letters[1] ? letters + 1 : NULL);
    *(bool *)place(parser, row) = true;
  }
  return CLI_DONE;
}

static cli_exit parse_arguments(cli_parser *parser) {
  bool only_operands = false;
  while (*parser->arg) {
    const char *arg = *parser->arg++;
    cli_exit bad = CLI_DONE;
    if (only_operands || arg[0] != '-' || !arg[1])
      parser->options->operands.items[parser->options->operands.n++] = arg;
    else if (strcmp(arg, "--") == 0)
      only_operands = true;
    else
      bad = arg[1] == '-' ? parse_long(parser, arg + 2) : parse_short(parser, arg + 1);
    if (bad) return bad;
  }
  return CLI_DONE;
}

/* --- the whole --- */

/* No list can be longer than the command line. */
static bool reserve(cli_texts *texts, int argc) {
  texts->items = calloc((size_t)argc + 1, sizeof *texts->items);
  return texts->items != NULL;
}

cli_exit cli_options_parse(cli_options *options, unsigned command, int argc, char **argv) {
  *options = (cli_options){.select = {.hops = 1, .keep_lonely = command == CLI_QUERY}};
  bool ok = reserve(&options->operands, argc) && reserve(&options->outputs, argc) && reserve(&options->lexicons, argc);
  if (!ok) {
    fputs("kgextract: error: out of memory\n", stderr);
    return CLI_FAILED;
  }
  cli_exit bad = parse_arguments(&(cli_parser){.options = options, .command = command, .arg = argv});
  if (bad) return bad;
  if (options->view && kg_view_by_name(&options->select.view, kg_str_of(options->view))) return CLI_USAGE;
  if (options->evidence && kg_evidence_by_name(&options->kept, kg_str_of(options->evidence))) return CLI_USAGE;
  return CLI_DONE;
}

void cli_options_clear(cli_options *options) {
  free(options->operands.items);
  free(options->outputs.items);
  free(options->lexicons.items);
  *options = (cli_options){0};
}
