/* Writes papers as JSON lines, the same for the same arguments: corpus GRAMMAR MEGABYTES < NAMES, one name a line.
 * A grammar has a line for each way to put a symbol: its name, a tab, a text with further symbols, `$task`. A paper is
 * a $title and an $abstract; $NAME is a name, the first ones of a shuffled list far more often than the last. */
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 100000, LINE = 4096 };

typedef struct lines {
  char *items[MOST];
  size_t n;
} lines;

static lines rules, names;
static uint64_t state = 20240229;
static size_t written;

/* xorshift64*, from 0 to 1: small, fast and the same everywhere. */
static double share(void) {
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return (double)((state * UINT64_C(2685821657736338717)) >> 11) / 9007199254740992.0;
}

static size_t below(size_t n) { return (size_t)(share() * (double)n); }

/* Lines that JSON would have to escape are left out. */
static void read_lines(lines *to, FILE *from) {
  char line[LINE];
  while (to->n < MOST && fgets(line, sizeof line, from)) {
    line[strcspn(line, "\n")] = '\0';
    if (line[0] && !strpbrk(line, "\"\\#")) to->items[to->n++] = strdup(line);
  }
}

static const char *some_name(void) {
  double s = share();
  return names.items[(size_t)(s * s * s * (double)names.n) * 7919 % names.n];
}

/* The text of one of the rules for the symbol of `len` bytes; they stand side by side. */
static const char *some_rule(const char *symbol, size_t len) {
  size_t first = 0, end;
  while (first < rules.n && (strncmp(rules.items[first], symbol, len) != 0 || rules.items[first][len] != '\t')) first++;
  for (end = first; end < rules.n && !strncmp(rules.items[end], rules.items[first], len + 1);) end++;
  if (first < end) return rules.items[first + below(end - first)] + len + 1;
  fprintf(stderr, "no rule for %.*s\n", (int)len, symbol);
  exit(1);
}

static void put(const char *text) {
  while (*text) {
    size_t len = strcspn(text, "$");
    written += fwrite(text, 1, len, stdout);
    text += len;
    if (!*text++) return;
    for (len = 0; isalpha((unsigned char)text[len]);) len++;
    put(len == 4 && !strncmp(text, "NAME", len) ? some_name() : some_rule(text, len));
    text += len;
  }
}

static void put_paper(unsigned index) {
  char id[40];
  snprintf(id, sizeof id, "{\"id\":\"%04u.%05u\",\"title\":\"", 701 + index / 90000 % 1900, index % 90000);
  put(id);
  put("$title\",\"abstract\":\"");
  put("$abstract\"}\n");
}

int main(int argc, char **argv) {
  FILE *grammar = argc == 3 ? fopen(argv[1], "r") : NULL;
  if (!grammar) return fputs("usage: corpus GRAMMAR MEGABYTES < NAMES\n", stderr), 2;
  size_t bytes = strtoul(argv[2], NULL, 10) * 1000000;
  read_lines(&rules, grammar);
  read_lines(&names, stdin);
  fclose(grammar);
  for (unsigned i = 0; names.n > 0 && written < bytes; i++) put_paper(i);
  return names.n == 0;
}
