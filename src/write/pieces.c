#include "write/pieces.h"

#include <stdlib.h>

#include "base/belt.h"
#include "base/pool.h"

enum { MOST_ITEMS = 64 }; /* of a piece: some 200 KB of papers with all their evidence */

typedef struct press {
  size_t n, n_of_piece; /* items */
  void (*put)(kgi_desk *desk, uint32_t item);
  kgi_desk *desks; /* one a place on the belt */
} press;

static kg_status take_piece(void *ctx, unsigned place, size_t piece) {
  (void)place;
  const press *p = ctx;
  return piece * p->n_of_piece < p->n ? KG_OK : KG_NOTFOUND;
}

static kg_status make_piece(void *ctx, unsigned place, size_t piece) {
  const press *p = ctx;
  kgi_desk *desk = &p->desks[place];
  size_t first = piece * p->n_of_piece;
  kgi_buf_reset(&desk->out);
  for (size_t i = first; i < first + p->n_of_piece && i < p->n; i++) p->put(desk, (uint32_t)i);
  return desk->out.failed || desk->clean.failed || desk->sheet.text.failed ? KG_NOMEM : KG_OK;
}

static kg_status hand_on(void *ctx, unsigned place, size_t piece) {
  (void)piece;
  const press *p = ctx;
  kgi_sink *sink = p->desks[place].job->sink;
  kgi_put(sink, kgi_buf_str(&p->desks[place].out));
  return sink->status;
}

/* A few for each thread: some items may be much longer than others. */
static size_t count_of_piece(size_t n, unsigned threads) {
  enum { FEW = 4 };
  size_t share = n / (FEW * (size_t)threads);
  return share < 1 ? 1 : share < MOST_ITEMS ? share : MOST_ITEMS;
}

kg_status kgi_pieces_write(const kgi_sheet *sheet, size_t n, void (*put)(kgi_desk *desk, uint32_t item)) {
  static const kgi_belt_steps steps = {take_piece, make_piece, hand_on};
  unsigned threads = kgi_pool_threads(sheet->job->options->threads);
  size_t n_of_piece = count_of_piece(n, threads), n_pieces = (n + n_of_piece - 1) / n_of_piece;
  if (threads > n_pieces) threads = n_pieces ? (unsigned)n_pieces : 1;
  unsigned n_desks = kgi_belt_places(threads);
  press p = {.n = n, .n_of_piece = n_of_piece, .put = put, .desks = calloc(n_desks, sizeof *p.desks)};
  if (!p.desks) return kgi_writing_nomem(sheet->job);
  for (unsigned d = 0; d < n_desks; d++) {
    p.desks[d] = (kgi_desk){.job = sheet->job, .sheet = *sheet};
    p.desks[d].sheet.text = (kgi_buf){0};
  }
  kg_status status = kgi_belt_run(threads, &steps, &p);
  for (unsigned d = 0; d < n_desks; d++) {
    kgi_buf_clear(&p.desks[d].out);
    kgi_buf_clear(&p.desks[d].clean);
    kgi_buf_clear(&p.desks[d].sheet.text);
  }
  free(p.desks);
  return status == KG_NOMEM ? kgi_writing_nomem(sheet->job) : status;
}
