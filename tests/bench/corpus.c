/* Writes a corpus of JSON lines, the same for the same arguments: corpus MEGABYTES < NAMES, one name a line. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NAMES = 100000, SENTENCES = 8 };

/* '@' stands for a name. */
static const char *const sentences[] = {
    "We introduce @, which builds on @ and outperforms @ on @.",
    "On @ the gain over @ is small, yet consistent across seeds and sizes.",
    "本文提出@，在@和@上优于@。",
    "与@不同，该方法无需额外的标注数据，只使用@提取特征。",
    "A careful study of data, schedule and scale explains most of the difference.",
    "实验表明，这一结论在不同规模的模型与不同语言的数据上都成立。",
    "The training set holds many short texts, and each is read only once.",
    "作者还分析了注意力的分布，并讨论了局限与未来的工作。",
};

typedef struct corpus {
  char *names[MOST_NAMES];
  size_t n_names, written;
  uint64_t state;
} corpus;

/* xorshift64*: small, fast and the same everywhere. */
static size_t below(corpus *c, size_t n) {
  c->state ^= c->state >> 12;
  c->state ^= c->state << 25;
  c->state ^= c->state >> 27;
  return (size_t)((c->state * UINT64_C(2685821657736338717)) >> 33) % n;
}

static void put(corpus *c, const char *text) {
  c->written += strlen(text);
  fputs(text, stdout);
}

static void put_sentence(corpus *c, const char *sentence) {
  for (const char *p = sentence; *p; p++) {
    char one[2] = {*p, '\0'};
    put(c, *p == '@' ? c->names[below(c, c->n_names)] : one);
  }
  put(c, " ");
}

static void put_paper(corpus *c, unsigned index) {
  char head[160];
  snprintf(head, sizeof head, "{\"id\":\"%04u.%05u\",\"title\":\"A Study of %s\",\"abstract\":\"",
           701 + index / 90000 % 1900, index % 90000, "Paper");
  put(c, head);
  for (int i = 0; i < SENTENCES; i++) put_sentence(c, sentences[below(c, sizeof sentences / sizeof *sentences)]);
  put(c, "\"}\n");
}

/* Names that JSON would have to escape are left out. */
static void read_names(corpus *c) {
  char line[512];
  while (c->n_names < MOST_NAMES && fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = '\0';
    if (line[0] && !strpbrk(line, "\"\\#")) c->names[c->n_names++] = strdup(line);
  }
}

int main(int argc, char **argv) {
  static corpus c = {.state = 20240229};
  size_t bytes = (argc > 1 ? strtoul(argv[1], NULL, 10) : 1) * 1000000;
  read_names(&c);
  for (unsigned i = 0; c.n_names > 0 && c.written < bytes; i++) put_paper(&c, i);
  for (size_t i = 0; i < c.n_names; i++) free(c.names[i]);
  return c.n_names == 0;
}
