#include "read/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "base/utf8.h"

enum { STEP = 256 * 1024, HEAD = 64 * 1024, SHOWN = 64 };

static kg_status pull_file(void *ctx, const kgi_input *input, char *bytes, size_t cap, size_t *n, kg_error *err) {
  (void)ctx;
  ssize_t got;
  do got = read(input->fd, bytes, cap);
  while (got < 0 && errno == EINTR);
  *n = got > 0 ? (size_t)got : 0;
  if (got >= 0) return KG_OK;
  return kgi_fail(err, KG_IO, (kgi_place){.source = input->name}, "cannot read: %s", strerror(errno));
}

kg_status kgi_input_open(kgi_input *input, const char *path, kg_error *err) {
  bool is_standard = strcmp(path, "-") == 0;
  *input = (kgi_input){.name = is_standard ? "<stdin>" : path, .fd = STDIN_FILENO, .pull = pull_file};
  input->places.source = input->name;
  if (is_standard) return KG_OK;
  input->fd = open(path, O_RDONLY | O_CLOEXEC);
  if (input->fd >= 0) return KG_OK;
  return kgi_fail(err, KG_IO, (kgi_place){.source = path}, "cannot open: %s", strerror(errno));
}

void kgi_input_memory(kgi_input *input, const char *name, kg_str bytes) {
  *input = (kgi_input){.name = name, .fd = -1, .bytes = bytes.ptr, .len = bytes.len, .ended = true};
  input->places.source = name;
}

void kgi_input_stream(kgi_input *input, const char *name, kgi_pull_fn pull, void *ctx) {
  *input = (kgi_input){.name = name, .fd = -1, .pull = pull, .ctx = ctx};
  input->places.source = name;
}

void kgi_input_close(kgi_input *input) {
  if (input->fd > STDIN_FILENO) close(input->fd);
  free(input->owned);
  kgi_arena_clear(&input->arena);
  kgi_places_clear(&input->places);
  *input = (kgi_input){.fd = -1};
}

static kg_status fail_memory(const kgi_input *input, kg_error *err) {
  return kgi_fail(err, KG_NOMEM, (kgi_place){.source = input->name}, "out of memory");
}

/* Moves what is left to the front of the buffer and makes room for a further step behind it. */
static bool make_room(kgi_input *input) {
  size_t left = input->len - input->at;
  if (input->at && left) memmove(input->owned, input->owned + input->at, left);
  input->at = 0;
  input->len = left;
  if (input->cap - left >= STEP) return true;
  size_t cap = input->cap * 2 > left + STEP ? input->cap * 2 : left + STEP;
  char *bigger = realloc(input->owned, cap);
  if (!bigger) return false;
  input->owned = bigger;
  input->bytes = bigger;
  input->cap = cap;
  return true;
}

/* Reads on; sets `ended` when there is no more. */
static kg_status fill(kgi_input *input, kg_error *err) {
  if (!make_room(input)) return fail_memory(input, err);
  size_t n = 0;
  kg_error why = {0};
  kg_status status = input->pull(input->ctx, input, input->owned + input->len, input->cap - input->len, &n, &why);
  if (status == KG_SYNTAX) {
    input->cut = why;
  } else if (status) {
    if (err && !err->status) *err = why;
    return status;
  }
  input->len += n;
  input->ended = n == 0;
  return KG_OK;
}

kg_status kgi_input_take(kgi_input *input, kg_str *bytes, kg_error *err) {
  if (input->at == input->len && !input->ended) KGI_TRY(fill(input, err));
  *bytes = kgi_str_slice((kg_str){input->bytes, input->len}, input->at, input->len);
  input->at = input->len;
  return KG_OK;
}

kg_status kgi_input_peek(kgi_input *input, kg_str *head, kg_error *err) {
  while (!input->ended && input->len - input->at < HEAD) KGI_TRY(fill(input, err));
  *head = kgi_str_slice((kg_str){input->bytes, input->len}, input->at, input->at + HEAD);
  if (input->begun || input->line) return KG_OK;
  input->begun = true;
  size_t len = head->len;
  *head = kgi_utf8_skip_mark(*head);
  input->at += len - head->len;
  return KG_OK;
}

/* Makes input->text clean and indexes it; `first` is the number of its first line, `single` says it is the only one. */
static kg_status clean(kgi_input *input, uint32_t first, bool single, kg_error *err) {
  kg_str raw = input->text;
  size_t n = 0, at = 0;
  bool good = kgi_utf8_bad(raw) == raw.len;
  if (!good) input->text = kgi_utf8_repair(&input->arena, raw, &n, &at);
  if (!good && !input->text.ptr) return fail_memory(input, err);
  kgi_places *places = &input->places;
  bool fine = single ? kgi_places_single(places, first) : kgi_places_index(places, input->text, first);
  if (!fine || (!good && !kgi_places_widen(places, raw, input->text))) return fail_memory(input, err);
  if (n && !input->broken) input->first_broken = kgi_places_at(places, at);
  input->broken += n;
  return KG_OK;
}

/* Drops the part of a line at the end of what was cut off; a text of one line stays. */
static void drop_last_line(kg_str *text) {
  const char *feed = text->len ? memrchr(text->ptr, '\n', text->len) : NULL;
  if (feed) text->len = (size_t)(feed - text->ptr) + 1;
}

kg_status kgi_input_whole(kgi_input *input, kg_error *err) {
  while (!input->ended && input->len - input->at <= KGI_DOCUMENT_LIMIT) KGI_TRY(fill(input, err));
  input->text = kgi_str_slice((kg_str){input->bytes, input->len}, input->at, input->len);
  if (input->text.len > KGI_DOCUMENT_LIMIT)
    return kgi_fail(err, KG_LIMIT, (kgi_place){.source = input->name}, "larger than %d MiB; split it",
                    KGI_DOCUMENT_LIMIT >> 20);
  input->at = input->len;
  if (input->cut.status) drop_last_line(&input->text);
  return clean(input, 1, false, err);
}

/* Finds the next line's end, reading on as needed; `*end` is the offset of the line feed, or of the input's end. */
static kg_status find_end(kgi_input *input, size_t *end, kg_error *err) {
  for (size_t searched = 0;;) {
    const char *from = input->bytes + input->at + searched;
    const char *feed = input->len > input->at + searched ? memchr(from, '\n', input->len - input->at - searched) : NULL;
    *end = feed ? (size_t)(feed - input->bytes) : input->len;
    searched = *end - input->at;
    if (feed || input->ended || searched > KGI_LINE_LIMIT) return KG_OK;
    KGI_TRY(fill(input, err));
  }
}

/* Drops the rest of a line that is too long, keeping its first bytes in input->text. */
static kg_status skip_line(kgi_input *input, size_t end, kg_error *err) {
  kg_str start = kgi_str_slice((kg_str){input->bytes, input->len}, input->at, input->at + SHOWN);
  input->text = kgi_arena_str(&input->arena, kgi_str_slice(start, 0, kgi_utf8_bad(start)));
  while (end == input->len && !input->ended) {
    input->at = input->len;
    KGI_TRY(fill(input, err));
    KGI_TRY(find_end(input, &end, err));
  }
  input->at = end < input->len ? end + 1 : end;
  return kgi_places_single(&input->places, input->line) ? KG_LIMIT : fail_memory(input, err);
}

kg_status kgi_input_next(kgi_input *input, kg_error *err) {
  kgi_arena_reset(&input->arena);
  size_t end;
  KGI_TRY(find_end(input, &end, err));
  if (input->cut.status && end == input->len) input->at = input->len;
  if (input->at == input->len && input->ended) return KG_NOTFOUND;
  input->line++;
  if (end - input->at > KGI_LINE_LIMIT) return skip_line(input, end, err);
  input->text = kgi_str_slice((kg_str){input->bytes, input->len}, input->at, end);
  input->unended = end == input->len;
  input->at = input->unended ? end : end + 1;
  if (kgi_str_ends(input->text, KGI_STR("\r"))) input->text.len--;
  return clean(input, input->line, true, err);
}

/* Reads on until a line's end is there; `*end` is the offset behind the last one, or of the input's end. */
static kg_status find_last_end(kgi_input *input, size_t *end, kg_error *err) {
  for (size_t searched = 0;;) {
    size_t left = input->len - input->at;
    const char *from = input->bytes + input->at + searched;
    const char *feed = left > searched ? memrchr(from, '\n', left - searched) : NULL;
    *end = feed ? (size_t)(feed - input->bytes) + 1 : input->len;
    if (feed || input->ended) return KG_OK;
    if (left > KGI_LINE_LIMIT) return KG_LIMIT;
    searched = left;
    KGI_TRY(fill(input, err));
  }
}

/* The rest, from `end` on, moves to the other buffer. */
static bool swap_buffers(kgi_input *input, kgi_lines *lines, size_t end) {
  size_t left = input->len - end, cap = left + STEP;
  if (lines->cap < cap) {
    char *bigger = realloc(lines->buffer, cap);
    if (!bigger) return false;
    lines->buffer = bigger;
    lines->cap = cap;
  }
  memcpy(lines->buffer, input->bytes + end, left);
  kgi_lines other = *lines;
  *lines = (kgi_lines){input->owned, input->cap, {input->bytes + input->at, end - input->at}};
  input->bytes = input->owned = other.buffer;
  input->cap = other.cap;
  input->at = 0;
  input->len = left;
  return true;
}

kg_status kgi_input_lines(kgi_input *input, kgi_lines *lines, kg_error *err) {
  size_t end;
  KGI_TRY(find_last_end(input, &end, err));
  bool is_cut = input->cut.status && end == input->len && end > 0 && input->bytes[end - 1] != '\n';
  if (is_cut) input->at = end;
  if (input->at == end) return KG_NOTFOUND;
  return swap_buffers(input, lines, end) ? KG_OK : fail_memory(input, err);
}
