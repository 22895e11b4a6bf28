/* Gzip files, whole, cut off and damaged: all that can be unpacked is read, and what is wrong is said once, at the end.
 */
#include <stdio.h>
#include <zlib.h>

#include "collect.h"

enum { ROOM = 1 << 16, TRAILER = 8 };

static const char papers[] =
    "{\"id\": \"2310.11511\", \"title\": \"Self-RAG\", \"abstract\": \"It retrieves on demand.\"}\n"
    "{\"id\": \"2305.14283\", \"title\": \"Rewriting\", \"abstract\": \"Queries are rewritten.\"}\n";

static const char both[] =
    "#1\nid=2310.11511\ntitle=Self-RAG\nabstract=It retrieves on demand.\ndate=2023-10\n"
    "#2\nid=2305.14283\ntitle=Rewriting\nabstract=Queries are rewritten.\ndate=2023-05\n";

static const char first[] = "#1\nid=2310.11511\ntitle=Self-RAG\nabstract=It retrieves on demand.\ndate=2023-10\n";

static const char wrong[] =
    "error in: the gzip file is damaged: its checksum is wrong; what was read may be wrong, too\n";

/* A file in the making. */
typedef struct gzip {
  char bytes[ROOM];
  size_t len;
} gzip;

static void put(gzip *file, kg_str bytes) {
  memcpy(file->bytes + file->len, bytes.ptr, bytes.len);
  file->len += bytes.len;
}

/* Adds a member. */
static void pack(gzip *file, kg_str text) {
  z_stream z = {.next_in = (Bytef *)(uintptr_t)text.ptr, .avail_in = (uInt)text.len};
  assert_int_equal(deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  z.next_out = (Bytef *)file->bytes + file->len;
  z.avail_out = (uInt)(ROOM - file->len);
  assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
  file->len += z.total_out;
  deflateEnd(&z);
}

static gzip packed(const char *text) {
  gzip file = {.len = 0};
  pack(&file, kg_str_of(text));
  return file;
}

/* Reads it; places are checked against what was packed. */
static collection read_file(const gzip *file, const char *source) {
  collection all = {.source = kg_str_of(source)};
  kg_diag diag = {.report = collect_message, .ctx = &all};
  kg_error err = {0};
  assert_int_equal(kg_read_memory("in", (kg_str){file->bytes, file->len}, collect, &all, &diag, &err), KG_OK);
  return all;
}

static void expect_read(const gzip *file, const char *read, const char *messages) {
  collection all = read_file(file, papers);
  assert_string_equal(kgi_buf_cstr(&all.papers), read);
  assert_string_equal(kgi_buf_cstr(&all.messages), messages);
  clear_collection(&all);
}

static void test_whole(void **state) {
  (void)state;
  gzip file = packed(papers);
  expect_read(&file, both, "");
}

static void test_members(void **state) {
  (void)state;
  gzip file = {.len = 0};
  for (kg_str rest = kg_str_of(papers); rest.len; rest = kgi_str_slice(rest, 1, rest.len))
    pack(&file, kgi_str_slice(rest, 0, 1));
  pack(&file, KGI_STR(""));
  expect_read(&file, both, "");
}

/* Of the text, nothing is missing when only its check is. */
static void test_no_trailer(void **state) {
  (void)state;
  gzip file = packed(papers);
  for (size_t i = 0; i < TRAILER; i++) {
    file.len--;
    expect_read(&file, both, "error in:3: the gzip file is cut off here; what came before is read\n");
  }
}

static void test_cut_off(void **state) {
  (void)state;
  gzip file = packed(papers);
  file.len -= TRAILER + 4;
  expect_read(&file, first, "error in:2: the gzip file is cut off here; what came before is read\n");
  file.len = 3;
  expect_read(&file, "", "error in: the gzip file is cut off here; what came before is read\n");
}

static void test_wrong_check(void **state) {
  (void)state;
  for (size_t i = 1; i <= TRAILER; i++) {
    gzip file = packed(papers);
    file.bytes[file.len - i] ^= 1;
    expect_read(&file, both, wrong);
  }
}

/* What is behind a member with a wrong check is read, too; the damage is told once, and last. */
static void test_wrong_member(void **state) {
  (void)state;
  static const char bad_line[] = "{\"title\" 1}\n";
  char source[sizeof bad_line + sizeof papers];
  snprintf(source, sizeof source, "%s%s", bad_line, papers);
  for (size_t i = 1; i <= TRAILER; i++) {
    gzip file = packed(bad_line);
    file.bytes[file.len - i] ^= 1;
    pack(&file, kg_str_of(papers));
    file.bytes[file.len - i] ^= 1;
    collection all = read_file(&file, source);
    assert_int_equal(all.n, 2);
    assert_non_null(strstr(kgi_buf_cstr(&all.messages), "error in:1:10: malformed JSON"));
    assert_true(kgi_str_ends(kgi_buf_str(&all.messages), kg_str_of(wrong)));
    clear_collection(&all);
  }
}

static void test_bad_block(void **state) {
  (void)state;
  static const char no_block[] = {'\x1F', '\x8B', 8, 0, 0, 0, 0, 0, 0, 3, '\xFF', '\xFF'};
  gzip file = packed(papers);
  put(&file, (kg_str){no_block, sizeof no_block});
  expect_read(&file, both, "error in:3: the gzip file is damaged here; what came just before may be wrong, too\n");
}

/* Zeros fill up the blocks of tapes; anything else is passed over, too, but not silently. */
static void test_behind(void **state) {
  (void)state;
  static const char zeros[512], warning[] = "warning in: what stands behind the end of the gzip file is passed over\n";
  gzip padded = packed(papers);
  put(&padded, (kg_str){zeros, sizeof zeros});
  expect_read(&padded, both, "");
  const kg_str garbage[] = {KGI_STR("garbage"), KGI_STR("\x1F is no start"), KGI_STR("\n"),
                            KGI_STR("\x1F\x8B!no method")};
  for (size_t i = 0; i < sizeof garbage / sizeof *garbage; i++) {
    gzip file = packed(papers);
    put(&file, garbage[i]);
    expect_read(&file, both, warning);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_whole),     cmocka_unit_test(test_members),     cmocka_unit_test(test_no_trailer),
      cmocka_unit_test(test_cut_off),   cmocka_unit_test(test_wrong_check), cmocka_unit_test(test_wrong_member),
      cmocka_unit_test(test_bad_block), cmocka_unit_test(test_behind),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
