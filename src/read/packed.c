#include "read/packed.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "read/gunzip.h"

bool kgi_is_packed(kg_str head) {
  enum { TAR_MAGIC = 257 };
  static const kg_str starts[] = {KGI_STR_INIT("\x1F\x8B\x08"),     KGI_STR_INIT("BZh"),
                                  KGI_STR_INIT("\xFD\x37zXZ\0"),    KGI_STR_INIT("\x28\xB5\x2F\xFD"),
                                  KGI_STR_INIT("\x04\x22\x4D\x18"), KGI_STR_INIT("PK\x03\x04")};
  if (head.len == 0) return false;
  bool text = kgi_utf8_bad(head) == head.len && !memchr(head.ptr, '\0', head.len);
  if (text) return false;
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    if (kgi_str_starts(head, starts[i])) return true;
  return kgi_str_starts(kgi_str_slice(head, TAR_MAGIC, head.len), KGI_STR("ustar"));
}

/* What is being unpacked. */
typedef struct packed {
  kgi_reading *reading;
  kgi_input *from; /* the packed bytes */
  struct archive *archive;
  kgi_arena arena; /* the name of the open file */
  kg_str block;    /* of the open file: bytes that are unpacked and not yet taken */
  int last;     /* what came last of the open file: ARCHIVE_EOF at its end, less than ARCHIVE_OK where it is damaged */
  bool is_told; /* that damage was reported with what is in the file */
  kg_status failed; /* why the packed bytes themselves could not be read */
} packed;

/* Hands the packed bytes on as they come. */
static la_ssize_t give_packed(struct archive *archive, void *ctx, const void **bytes) {
  packed *now = ctx;
  kg_str run;
  kg_status status = kgi_input_take(now->from, &run, now->reading->err);
  *bytes = run.ptr;
  if (status == KG_OK) return (la_ssize_t)run.len;
  now->failed = status;
  archive_set_error(archive, EIO, "cannot read");
  return ARCHIVE_FATAL;
}

/* What the library calls damage in the words of its parts, told in plain ones; NULL: nothing plainer is known. */
static const char *plain_cause(const char *why) {
  static const char cut[] = "the file is cut off here; what came before is read";
  static const struct cause {
    const char *part, *plain;
  } causes[] = {{"runcated", cut},
                {"No progress is possible", cut},
                {"decompression failed (-5)", cut}, /* Z_BUF_ERROR */
                {"bad CRC", "damaged: its checksum is wrong; what was read of it may be wrong, too"}};
  for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
    if (strstr(why, causes[i].part)) return causes[i].plain;
  return NULL;
}

/* Tells why nothing more can be unpacked. */
static kg_status explain(const packed *now, const char *name, kg_error *err) {
  kgi_place place = {.source = name};
  const char *text = archive_error_string(now->archive), *why = text ? text : "it cannot be unpacked";
  const char *plain = now->from->cut.status ? now->from->cut.text : plain_cause(why);
  if (now->failed) return kgi_fail(err, now->failed, place, "cannot read");
  if (archive_errno(now->archive) == ENOMEM) return kgi_fail(err, KG_NOMEM, place, "out of memory");
  if (plain) return kgi_fail(err, KG_SYNTAX, place, "%s", plain);
  return kgi_fail(err, KG_SYNTAX, place, "damaged from here on: %s; what came before is read", why);
}

/* Has bytes of the open file at hand, unless nothing more comes of it. Where its checksum is wrong, they are there. */
static bool fetch_block(packed *now) {
  while (!now->block.len && now->last == ARCHIVE_OK) {
    const void *bytes = NULL;
    size_t len = 0;
    la_int64_t place;
    now->last = archive_read_data_block(now->archive, &bytes, &len, &place);
    bool is_there = bytes && now->last != ARCHIVE_EOF && now->last != ARCHIVE_FATAL;
    if (is_there) now->block = (kg_str){bytes, len};
  }
  return now->block.len > 0;
}

/* Bytes of the open file, as many as fit. */
static kg_status pull(void *ctx, const kgi_input *input, char *bytes, size_t cap, size_t *n, kg_error *err) {
  packed *now = ctx;
  *n = 0;
  while (*n < cap && fetch_block(now)) {
    kg_str part = kgi_str_slice(now->block, 0, cap - *n);
    memcpy(bytes + *n, part.ptr, part.len);
    now->block = kgi_str_slice(now->block, part.len, now->block.len);
    *n += part.len;
  }
  bool is_whole = now->last == ARCHIVE_EOF && !now->from->cut.status;
  return *n || is_whole ? KG_OK : explain(now, input->name, err);
}

/* "archive.tar:file"; the input's own name if it is only compressed. NULL when memory ran out. */
static const char *name_of(packed *now, struct archive_entry *entry) {
  const char *own = now->reading->input->name, *inner = archive_entry_pathname_utf8(entry);
  if (archive_format(now->archive) == ARCHIVE_FORMAT_RAW) return own;
  if (!inner) inner = archive_entry_pathname(entry);
  kg_str clean = kgi_utf8_repair(&now->arena, kg_str_of(inner ? inner : "?"), NULL, NULL);
  kgi_buf name = {0};
  kgi_buf_putf(&name, "%s:", own);
  kgi_buf_put(&name, clean);
  kgi_buf_putc(&name, '\0');
  kg_str kept = clean.ptr && !name.failed ? kgi_arena_str(&now->arena, kgi_buf_str(&name)) : (kg_str){0};
  kgi_buf_clear(&name);
  return kept.ptr;
}

/* Hidden files and folders are skipped here, too. */
static bool is_hidden(const char *path) {
  while (path[0] == '.' && path[1] == '/') path += 2;
  return path[0] == '.' || strstr(path, "/.") || strstr(path, "__MACOSX");
}

static kg_status read_entry(packed *now, struct archive_entry *entry, kg_severity missing) {
  const char *path = archive_entry_pathname(entry);
  bool raw = archive_format(now->archive) == ARCHIVE_FORMAT_RAW;
  if (!raw && (archive_entry_filetype(entry) != AE_IFREG || (path && is_hidden(path)))) return KG_OK;
  kgi_reading *outer = now->reading, inner = *outer;
  const char *name = name_of(now, entry);
  if (!name) return kgi_fail(outer->err, KG_NOMEM, (kgi_place){.source = outer->input->name}, "out of memory");
  kgi_input input;
  kgi_input_stream(&input, name, pull, now);
  now->block = (kg_str){0};
  now->last = ARCHIVE_OK;
  inner.input = &input;
  inner.papers = 0;
  inner.unpacked = true;
  kg_status status = kgi_read_input(&inner, raw ? missing : KG_NOTE);
  now->is_told = input.cut.status;
  outer->papers += inner.papers;
  kgi_input_close(&input);
  kgi_arena_reset(&now->arena);
  return status;
}

/* Reports that the rest of an archive cannot be read, if the file in it did not say so already. */
static kg_status report_damage(const packed *now) {
  kg_error why = {0};
  kg_status status = explain(now, now->reading->input->name, &why);
  if (status == KG_SYNTAX) {
    if (!now->is_told) kgi_report_error(now->reading->diag, KG_ERROR, &why);
    return KG_OK;
  }
  kg_error *err = now->reading->err;
  if (err && !err->status) *err = why;
  return status;
}

static kg_status read_entries(packed *now, kg_severity missing) {
  struct archive_entry *entry;
  int found = archive_read_open(now->archive, now, NULL, give_packed, NULL);
  while (found >= ARCHIVE_WARN && (found = archive_read_next_header(now->archive, &entry)) >= ARCHIVE_WARN &&
         found != ARCHIVE_EOF)
    KGI_TRY(read_entry(now, entry, missing));
  if (found != ARCHIVE_EOF || now->from->cut.status) return report_damage(now);
  bool explained = now->reading->papers || archive_format(now->archive) == ARCHIVE_FORMAT_RAW;
  if (!explained)
    kgi_report(now->reading->diag, missing, KG_NOTFOUND, (kgi_place){.source = now->reading->input->name},
               "no papers found in this archive");
  return KG_OK;
}

/* Only filters of the library itself: some others would run programs. Its gzip is for what is packed twice: it does not
 * check what it unpacks, and loses what stands before a cut. */
static bool set_up(struct archive *archive) {
  return archive_read_support_filter_gzip(archive) >= ARCHIVE_WARN &&
         archive_read_support_filter_bzip2(archive) >= ARCHIVE_WARN &&
         archive_read_support_filter_xz(archive) >= ARCHIVE_WARN &&
         archive_read_support_filter_zstd(archive) >= ARCHIVE_WARN &&
         archive_read_support_filter_lz4(archive) >= ARCHIVE_WARN &&
         archive_read_support_format_tar(archive) >= ARCHIVE_WARN &&
         archive_read_support_format_zip_streamable(archive) >= ARCHIVE_WARN &&
         archive_read_support_format_raw(archive) >= ARCHIVE_WARN &&
         archive_read_support_format_empty(archive) >= ARCHIVE_WARN;
}

static kg_status unpack(kgi_reading *reading, kgi_input *from, kg_severity missing) {
  packed now = {.reading = reading, .from = from, .archive = archive_read_new()};
  kg_status status = now.archive && set_up(now.archive)
                         ? read_entries(&now, missing)
                         : kgi_fail(reading->err, KG_NOMEM, (kgi_place){0}, "out of memory");
  if (now.archive) archive_read_free(now.archive);
  kgi_arena_clear(&now.arena);
  return status;
}

static kg_status unpack_gzip(kgi_reading *reading, kg_severity missing) {
  kgi_gunzip gunzip;
  KGI_TRY(kgi_gunzip_open(&gunzip, reading->input, reading->err));
  kg_status status = unpack(reading, &gunzip.output, missing);
  kgi_gunzip_report(&gunzip, reading->diag);
  kgi_gunzip_close(&gunzip);
  return status;
}

static kg_status unpack_any(kgi_reading *reading, kg_severity missing) {
  kg_str head;
  KGI_TRY(kgi_input_peek(reading->input, &head, reading->err));
  return kgi_is_gzip(head) ? unpack_gzip(reading, missing) : unpack(reading, reading->input, missing);
}

/* The names of files are read as UTF-8 whatever the locale is. */
kg_status kgi_packed_read(kgi_reading *reading, kg_severity missing) {
  locale_t unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  locale_t before = unicode ? uselocale(unicode) : (locale_t)0;
  kg_status status = unpack_any(reading, missing);
  if (unicode) {
    uselocale(before);
    freelocale(unicode);
  }
  return status;
}
