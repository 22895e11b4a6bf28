/* Compressed inputs and archives, whole and cut off. */
#include <archive.h>
#include <archive_entry.h>

#include "collect.h"

enum { ROOM = 1 << 20, PAPERS = 30000 };

static const char two_papers[] =
    "{\"id\": \"2310.11511\", \"title\": \"Self-RAG\", \"abstract\": \"It retrieves on demand.\"}\n"
    "{\"id\": \"2305.14283\", \"title\": \"Rewriting\", \"abstract\": \"Queries are rewritten.\"}\n";

static const char two_read[] =
    "#1\nid=2310.11511\ntitle=Self-RAG\nabstract=It retrieves on demand.\ndate=2023-10\n"
    "#2\nid=2305.14283\ntitle=Rewriting\nabstract=Queries are rewritten.\ndate=2023-05\n";

/* How to pack: functions of the library that unpacks. */
typedef struct packing {
  int (*format)(struct archive *archive);
  int (*filter)(struct archive *archive);
} packing;

static const packing filters[] = {
    {archive_write_set_format_raw, archive_write_add_filter_gzip},
    {archive_write_set_format_raw, archive_write_add_filter_bzip2},
    {archive_write_set_format_raw, archive_write_add_filter_xz},
    {archive_write_set_format_raw, archive_write_add_filter_zstd},
    {archive_write_set_format_raw, archive_write_add_filter_lz4},
};

static void add_file(struct archive *archive, const char *name, kg_str bytes) {
  struct archive_entry *entry = archive_entry_new();
  archive_entry_set_pathname_utf8(entry, name);
  archive_entry_copy_pathname(entry, name);
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_entry_set_size(entry, (la_int64_t)bytes.len);
  assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
  assert_int_equal(archive_write_data(archive, bytes.ptr, bytes.len), bytes.len);
  archive_entry_free(entry);
}

static struct archive *open_memory(packing how, char *room, size_t *used) {
  struct archive *archive = archive_write_new();
  assert_int_equal(how.format(archive), ARCHIVE_OK);
  assert_int_equal(how.filter(archive), ARCHIVE_OK);
  assert_int_equal(archive_write_set_bytes_in_last_block(archive, 1), ARCHIVE_OK);
  assert_int_equal(archive_write_open_memory(archive, room, ROOM, used), ARCHIVE_OK);
  return archive;
}

static kg_str pack(packing how, char *room, kg_str bytes) {
  size_t used = 0;
  struct archive *archive = open_memory(how, room, &used);
  add_file(archive, "data", bytes);
  assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
  archive_write_free(archive);
  return (kg_str){room, used};
}

/* Reads packed bytes; the places are checked against what was packed. */
static collection read_packed(kg_str packed, kg_str source) {
  collection all = {.source = source};
  kg_diag diag = {.report = collect_message, .ctx = &all};
  kg_error err = {0};
  assert_int_equal(kg_read_memory("in", packed, collect, &all, &diag, &err), KG_OK);
  return all;
}

static void expect_packed(kg_str packed, const char *source, const char *papers, const char *messages) {
  collection all = read_packed(packed, kg_str_of(source));
  assert_string_equal(kgi_buf_cstr(&all.papers), papers);
  assert_string_equal(kgi_buf_cstr(&all.messages), messages);
  clear_collection(&all);
}

static void test_filters(void **state) {
  (void)state;
  static char room[ROOM];
  for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
    expect_packed(pack(filters[i], room, kg_str_of(two_papers)), two_papers, two_read, "");
}

/* What came of an input that is cut off. */
typedef struct rest {
  size_t papers, errors;
  uint32_t line; /* of the error */
} rest;

/* Papers come in order, none of them cut. */
static kg_status count_paper(void *ctx, const kg_record *record) {
  rest *got = ctx;
  char abstract[64];
  snprintf(abstract, sizeof abstract, "About %zu.", got->papers * 1299709);
  got->papers++;
  assert_int_equal(record->source.line, got->papers);
  assert_true(kgi_str_eq(record->text[KG_ABSTRACT].str, kg_str_of(abstract)));
  return KG_OK;
}

static void note_error(void *ctx, kg_severity severity, const kg_error *what) {
  rest *got = ctx;
  got->errors++;
  got->line = what->line;
  assert_int_equal(severity, KG_ERROR);
  assert_non_null(strstr(what->text, "file is cut off here; what came before is read"));
}

/* Of what is cut off, the papers before are kept, whole, and one error says where the rest is missing. The last filter
 * packs in blocks that are larger than this. */
static void test_cut_off(void **state) {
  (void)state;
  static char room[ROOM];
  kgi_buf source = {0};
  for (size_t i = 0; i < PAPERS; i++)
    kgi_buf_putf(&source, "{\"id\": \"x%zu\", \"title\": \"Paper\", \"abstract\": \"About %zu.\"}\n", i, i * 1299709);
  for (size_t i = 0; i + 1 < sizeof filters / sizeof *filters; i++) {
    kg_str packed = pack(filters[i], room, kgi_buf_str(&source));
    packed.len -= packed.len / 8;
    rest got = {0};
    kg_diag diag = {.report = note_error, .ctx = &got};
    kg_error err = {0};
    assert_int_equal(kg_read_memory("in", packed, count_paper, &got, &diag, &err), KG_OK);
    assert_int_equal(got.errors, 1);
    assert_in_range(got.papers, PAPERS / 5, PAPERS - 1);
    assert_int_equal(got.line, got.papers + 1);
  }
  kgi_buf_clear(&source);
}

/* Files of an archive are inputs of their own; hidden ones, pictures and archives inside are passed over. */
static void test_archives(void **state) {
  (void)state;
  static char room[ROOM], inner[ROOM];
  static const packing formats[] = {{archive_write_set_format_pax_restricted, archive_write_add_filter_xz},
                                    {archive_write_set_format_zip, archive_write_add_filter_none}};
  kg_str gzip = pack(filters[0], inner, kg_str_of(two_papers));
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    size_t used = 0;
    struct archive *archive = open_memory(formats[i], room, &used);
    add_file(archive, "./week/a.jsonl", kg_str_of(two_papers));
    add_file(archive, "./week/.hidden.jsonl", kg_str_of(two_papers));
    add_file(archive, "week/inner.gz", gzip);
    add_file(archive, "week/broken.jsonl", KGI_STR("{\"title\" 1}\n"));
    assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
    archive_write_free(archive);
    collection all = read_packed((kg_str){room, used}, kg_str_of(two_papers));
    assert_string_equal(kgi_buf_cstr(&all.papers), two_read);
    assert_non_null(strstr(kgi_buf_cstr(&all.messages), "note in:week/inner.gz: binary file"));
    assert_non_null(strstr(kgi_buf_cstr(&all.messages), "error in:week/broken.jsonl:1:10: malformed JSON"));
    clear_collection(&all);
  }
}

/* Files of an archive whose checksums are wrong are read, and so is what follows them. */
static void test_wrong_checksum(void **state) {
  (void)state;
  static const char head[] = "PK\3\4\x0A\0\0\0\0\0\0\0\0", names[] = "ab";
  const uint32_t len = (uint32_t)strlen(two_papers), numbers[] = {0xBADBAD, len, len, 1};
  kgi_buf zip = {0};
  for (const char *name = names; *name; name++) {
    kgi_buf_put(&zip, (kg_str){head, sizeof head});
    kgi_buf_put(&zip, (kg_str){(const char *)numbers, sizeof numbers});
    kgi_buf_putf(&zip, "%c%s", *name, two_papers);
  }
  collection all = read_packed(kgi_buf_str(&zip), kg_str_of(two_papers));
  assert_int_equal(all.n, 4);
  assert_string_equal(kgi_buf_cstr(&all.messages),
                      "error in:a:3: damaged: its checksum is wrong; what was read of it may be wrong, too\n"
                      "error in:b:3: damaged: its checksum is wrong; what was read of it may be wrong, too\n");
  clear_collection(&all);
  kgi_buf_clear(&zip);
}

static void test_no_archive(void **state) {
  (void)state;
  collection all = read_packed(KGI_STR("\x1F\x8B\x08\x00garbage that is no gzip at all"), KGI_STR(""));
  assert_int_equal(all.n, 0);
  assert_non_null(strstr(kgi_buf_cstr(&all.messages), "error in"));
  clear_collection(&all);
  static const char text[] = "BZh is how a bzip2 file starts\nBut this is plain text.\n";
  all = read_packed(kg_str_of(text), kg_str_of(text));
  assert_int_equal(all.n, 1);
  assert_string_equal(kgi_buf_cstr(&all.messages), "");
  clear_collection(&all);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_filters),        cmocka_unit_test(test_cut_off),    cmocka_unit_test(test_archives),
      cmocka_unit_test(test_wrong_checksum), cmocka_unit_test(test_no_archive),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
