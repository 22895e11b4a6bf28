#include "read/gunzip.h"

#include <limits.h>
#include <string.h>

#include "base/str.h"

bool kgi_is_gzip(kg_str head) { return kgi_str_starts(head, KGI_STR("\x1F\x8B\x08")); }

/* Has further packed bytes at hand, no more than zlib can count; none are left only at the file's end. */
static kg_status refill(kgi_gunzip *gunzip, kg_error *err) {
  kg_str run;
  if (gunzip->z.avail_in) return KG_OK;
  KGI_TRY(kgi_input_take(gunzip->from, &run, err));
  gunzip->z.next_in = (Bytef *)(uintptr_t)run.ptr;
  gunzip->z.avail_in = run.len < UINT_MAX ? (uInt)run.len : UINT_MAX;
  gunzip->from->at -= run.len - gunzip->z.avail_in;
  return KG_OK;
}

/* Begins with the next member. */
static void begin(kgi_gunzip *gunzip) {
  gunzip->header = (gz_header){0};
  gunzip->between = false;
  gunzip->is_further = true;
  (void)inflateReset(&gunzip->z);
  (void)inflateGetHeader(&gunzip->z, &gunzip->header);
}

/* Passes over what is left of a member's end, and over the zeros that fill up blocks of tapes. */
static void pass_gap(kgi_gunzip *gunzip) {
  z_stream *z = &gunzip->z;
  gunzip->ended = z->avail_in == 0;
  for (; z->avail_in && (gunzip->trailer || !*z->next_in); z->next_in++, z->avail_in--)
    if (gunzip->trailer) gunzip->trailer--;
  if (z->avail_in) begin(gunzip);
}

static kg_status end_member(kgi_gunzip *gunzip, unsigned trailer) {
  gunzip->between = true;
  gunzip->trailer = trailer;
  return KG_OK;
}

/* Nothing more can be unpacked. What has no header of a further member is none. */
static kg_status stop(kgi_gunzip *gunzip, const char *why, kg_error *err) {
  gunzip->has_garbage = gunzip->is_further && gunzip->header.done != 1;
  gunzip->ended = gunzip->has_garbage;
  return gunzip->ended ? KG_OK : kgi_fail(err, KG_SYNTAX, (kgi_place){.source = gunzip->from->name}, "%s", why);
}

/* What zlib does not take: a wrong check ends a member only. */
static kg_status judge(kgi_gunzip *gunzip, kg_error *err) {
  enum { LENGTH_BYTES = 4 };
  const char *why = gunzip->z.msg ? gunzip->z.msg : "";
  bool wrong_sum = strcmp(why, "incorrect data check") == 0;
  bool wrong_length = strcmp(why, "incorrect length check") == 0;
  gunzip->is_wrong |= wrong_sum || wrong_length;
  if (wrong_sum || wrong_length) return end_member(gunzip, wrong_sum ? LENGTH_BYTES : 0);
  return stop(gunzip, "the gzip file is damaged here; what came just before may be wrong, too", err);
}

static kg_status inflate_on(kgi_gunzip *gunzip, kg_error *err) {
  switch (inflate(&gunzip->z, Z_NO_FLUSH)) {
    case Z_OK:
      return KG_OK;
    case Z_STREAM_END:
      return end_member(gunzip, 0);
    case Z_MEM_ERROR:
      return kgi_fail(err, KG_NOMEM, (kgi_place){.source = gunzip->from->name}, "out of memory");
    case Z_BUF_ERROR:
      return stop(gunzip, "the gzip file is cut off here; what came before is read", err);
    default:
      return judge(gunzip, err);
  }
}

static kg_status step(kgi_gunzip *gunzip, kg_error *err) {
  KGI_TRY(refill(gunzip, err));
  if (!gunzip->between) return inflate_on(gunzip, err);
  pass_gap(gunzip);
  return KG_OK;
}

/* What is wrong is said when all before it was given; it is found again then. */
static kg_status pull(void *ctx, const kgi_input *output, char *bytes, size_t cap, size_t *n, kg_error *err) {
  (void)output;
  kgi_gunzip *gunzip = ctx;
  kg_status status = KG_OK;
  uInt room = cap < UINT_MAX ? (uInt)cap : UINT_MAX;
  gunzip->z.next_out = (Bytef *)bytes;
  gunzip->z.avail_out = room;
  while (!status && !gunzip->ended && gunzip->z.avail_out) status = step(gunzip, err);
  *n = room - gunzip->z.avail_out;
  return *n && status == KG_SYNTAX ? KG_OK : status;
}

kg_status kgi_gunzip_open(kgi_gunzip *gunzip, kgi_input *from, kg_error *err) {
  enum { WINDOW_BITS = 15, GZIP_ONLY = 16 };
  *gunzip = (kgi_gunzip){.from = from};
  kgi_input_stream(&gunzip->output, from->name, pull, gunzip);
  if (inflateInit2(&gunzip->z, WINDOW_BITS + GZIP_ONLY) == Z_OK) return KG_OK;
  return kgi_fail(err, KG_NOMEM, (kgi_place){.source = from->name}, "out of memory");
}

void kgi_gunzip_close(kgi_gunzip *gunzip) {
  kgi_input_close(&gunzip->output);
  (void)inflateEnd(&gunzip->z);
}

void kgi_gunzip_report(const kgi_gunzip *gunzip, kg_diag *diag) {
  kgi_place place = {.source = gunzip->from->name};
  if (gunzip->is_wrong)
    kgi_report(diag, KG_ERROR, KG_SYNTAX, place,
               "the gzip file is damaged: its checksum is wrong; what was read may be wrong, too");
  if (gunzip->has_garbage)
    kgi_report(diag, KG_WARNING, KG_SYNTAX, place, "what stands behind the end of the gzip file is passed over");
}
