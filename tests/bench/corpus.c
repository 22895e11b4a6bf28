/* Writes a corpus of JSON lines, the same for the same arguments: corpus MEGABYTES < NAMES, one name a line. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NAMES = 100000, SENTENCES = 8, CHINESE = 5 }; /* one paper in so many is Chinese */

/* Sentences with names, for which '@' stands, and without: a paper has one of the first kind, then now and then
 * another. That makes some two names and four mentions in a thousand bytes, as in abstracts from arXiv. */
static const char *const naming[][4] = {
    {"We introduce @, which builds on @ and improves over the previous results on two tasks.",
     "On @ the gain over @ is small, yet consistent across seeds and sizes.",
     "Compared with @, the proposed approach needs half the memory and less than a third of the time.",
     "All experiments start from @ and follow its original schedule, with no further search."},
    {"本文提出@，在@上取得了更好的结果，并且只需要一半的显存。", "与@不同，该方法无需额外的标注数据。",
     "实验从@出发，沿用其原有的训练设置。", "在@上的消融实验说明了各部分的作用。"}};
static const char *const plain[][8] = {
    {"Many problems in this field suffer from a lack of labels, and collecting them by hand is slow and costly.",
     "A careful study of data, schedule and scale explains most of the difference between the two settings.",
     "We show that a simple change of the objective is enough to keep the training stable over long runs.",
     "The training set holds many short texts, and each of them is read only once by the network.",
     "Previous work has mostly looked at one of these factors at a time, which hides how they interact.",
     "Our analysis also gives a bound on the error, which holds without assumptions on the distribution.",
     "These results suggest that the choice of features matters less than is commonly believed.",
     "Code and further results are available, and we discuss limitations as well as directions for future work."},
    {"实验表明，这一结论在不同规模的网络与不同语言的数据上都成立。",
     "作者还分析了误差的来源，并讨论了局限与未来的工作。",
     "现有工作大多一次只考察其中的一个因素，因而看不到它们之间的相互影响。",
     "这一问题长期缺少标注数据，而人工收集既慢又贵。", "对目标函数稍作改动，就足以让长时间的训练保持稳定。",
     "分析还给出了误差的一个上界，且不需要对分布作任何假设。", "结果说明，特征的选择并不像通常认为的那样重要。",
     "训练语料包含许多短文本，每段文本只读取一次。"}};

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
  int language = below(c, CHINESE) == 0;
  snprintf(head, sizeof head, "{\"id\":\"%04u.%05u\",\"title\":\"A Study of %s\",\"abstract\":\"",
           701 + index / 90000 % 1900, index % 90000, "Paper");
  put(c, head);
  put_sentence(c, naming[language][below(c, 4)]);
  for (int i = 1; i < SENTENCES; i++)
    put_sentence(c, below(c, SENTENCES) ? plain[language][below(c, 8)] : naming[language][below(c, 4)]);
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
