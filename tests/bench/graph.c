/* Writes a graph as JSON lines, the same for the same arguments: graph PAPERS ENTITIES EDGES_A_PAPER [bare|titled]. The
 * first entities are in far more papers than the last, as in real ones. Each edge has a mention in a sentence of its
 * own; bare edges have none, titled ones one in the title of their paper. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state = 20240229;

/* xorshift64*, from 0 to 1. */
static double share(void) {
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return (double)((state * UINT64_C(2685821657736338717)) >> 11) / 9007199254740992.0;
}

#define TITLE "A Study of Names, Part %u"

static void put_titled(unsigned long n, unsigned paper) {
  printf(
      ",\"mentions\":[{\"field\":\"title\",\"start\":11,\"end\":16,\"line\":%u,\"col\":11,\"text\":\"Names\","
      "\"sentence\":\"" TITLE "\",\"rule\":\"model.tsv:%lu\"}]",
      paper + 1, paper, n);
}

static void put_mention(unsigned long n, unsigned paper) {
  printf(
      ",\"aliases\":[\"别名 %lu\"],\"mentions\":[{\"field\":\"abstract\",\"start\":10,\"end\":20,\"line\":%u,"
      "\"col\":11,\"text\":\"Name-%lu\",\"sentence\":\"Result %u was measured on "
      "Name-%lu.\",\"rule\":\"model.tsv:%lu\"}]",
      n, paper + 1, n, paper % 1000, n, n);
}

static void put_entity(unsigned long n, unsigned paper, const char *kind) {
  static const char *const types[] = {"model", "dataset", "benchmark", "method", "metric", "tool"};
  static const char *const relations[] = {"mentions", "uses", "compares", "evaluates", "introduces"};
  printf("{\"name\":\"Name-%lu\",\"type\":\"%s\",\"relation\":\"%s\",\"confidence\":0.95", n, types[n % 6],
         relations[(unsigned)(share() * 5)]);
  if (strcmp(kind, "titled") == 0)
    put_titled(n, paper);
  else if (strcmp(kind, "bare") != 0)
    put_mention(n, paper);
  putchar('}');
}

static void put_paper(unsigned paper, unsigned long entities, unsigned edges, const char *kind) {
  printf("{\"id\":\"%04u.%05u\",\"title\":\"" TITLE
         "\",\"title_alt\":\"名称研究之%u\",\"date\":"
         "\"20%02u-%02u\",\"sources\":[{\"file\":\"bench.jsonl\",\"line\":%u}],\"entities\":[",
         701 + paper / 90000, paper % 90000, paper, paper, paper % 25, paper % 12 + 1, paper + 1);
  for (unsigned e = 0; e < edges; e++) {
    double s = share();
    if (e) putchar(',');
    put_entity((unsigned long)((double)entities * s * s * s), paper, kind);
  }
  puts("]}");
}

int main(int argc, char **argv) {
  if (argc < 4) return fputs("usage: graph PAPERS ENTITIES EDGES_A_PAPER [bare|titled]\n", stderr), 2;
  unsigned papers = (unsigned)strtoul(argv[1], NULL, 10), edges = (unsigned)strtoul(argv[3], NULL, 10);
  unsigned long entities = strtoul(argv[2], NULL, 10);
  for (unsigned paper = 0; paper < papers; paper++) put_paper(paper, entities, edges, argc > 4 ? argv[4] : "");
  return 0;
}
