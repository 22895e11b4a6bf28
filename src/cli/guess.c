#include "guess.h"

#include <stdbool.h>
#include <string.h>

enum { LONGEST = 40 };

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Insertions, deletions, replacements and swaps of neighbours from `a` to `b`, both at most LONGEST long. */
static size_t edits(const char *a, size_t n, const char *b, size_t m) {
  size_t d[LONGEST + 1][LONGEST + 1];
  for (size_t i = 0; i <= n; i++) d[i][0] = i;
  for (size_t j = 0; j <= m; j++) d[0][j] = j;
  for (size_t i = 1; i <= n; i++)
    for (size_t j = 1; j <= m; j++) {
      size_t replaced = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
      d[i][j] = least(replaced, least(d[i - 1][j], d[i][j - 1]) + 1);
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[n][m];
}

/* A name that begins with the word, "min" for "min-papers", is near; a slip for every three letters is too. */
void cli_guess_add(cli_guess *guess, const char *name) {
  size_t n = strlen(guess->word), m = strlen(name);
  if (n == 0 || n > LONGEST || m > LONGEST) return;
  bool begins = n >= 3 && strncmp(guess->word, name, n) == 0;
  size_t distance = begins ? 1 : edits(guess->word, n, name, m);
  if (distance > (n + 2) / 3 || distance >= m) return;
  if (guess->best && distance >= guess->distance) return;
  guess->best = name;
  guess->distance = distance;
}
