/* The table of writers, and what holds for every format. */
#include <sys/stat.h>
#include <unistd.h>

#include "write/writer.h"
#include "writing.h"

static void every_writer_is_found_by_name_and_extension(void **state) {
  (void)state;
  for (size_t i = 0; kg_writer_at(i); i++) {
    const kg_writer *writer = kg_writer_at(i);
    char path[64], *extensions = strdup(kg_writer_extensions(writer));
    assert_ptr_equal(kg_writer_by_name(kg_writer_name(writer)), writer);
    assert_true(strlen(kg_writer_help(writer)) > 0);
    for (char *one = strtok(extensions, " "); one; one = strtok(NULL, " ")) {
      snprintf(path, sizeof path, "dir.d/file%s", one);
      assert_ptr_equal(kg_writer_for_path(path), writer);
    }
    free(extensions);
  }
}

static void names_and_extensions_are_not_guessed(void **state) {
  (void)state;
  assert_null(kg_writer_by_name("SVG"));
  assert_null(kg_writer_by_name(""));
  assert_null(kg_writer_for_path("graph"));
  assert_null(kg_writer_for_path("graph.xyz"));
  assert_null(kg_writer_for_path("svg"));
  assert_ptr_equal(kg_writer_for_path("A.SVG"), kg_writer_by_name("svg"));
  assert_ptr_equal(kg_writer_for_path("a.json"), kg_writer_by_name("json"));
  assert_ptr_equal(kg_writer_for_path("a.jsonl"), kg_writer_by_name("jsonl"));
}

static void parts_have_files_of_their_own(void **state) {
  (void)state;
  static const struct {
    const char *path, *part;
  } rows[] = {{"g.csv", "g-edges.csv"},
              {"a.b/g", "a.b/g-edges"},
              {"./g.tar.CSV", "./g.tar-edges.CSV"},
              {"g.txt", "g-edges.txt"},
              {".csv", "-edges.csv"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char *path = kgi_part_path(kg_writer_by_name("csv"), 1, rows[i].path);
    assert_string_equal(path, rows[i].part);
    free(path);
  }
  char *path = kgi_part_path(kg_writer_by_name("neo4j"), 2, "g.neo4j.csv");
  assert_string_equal(path, "g-relations.csv");
  free(path);
}

static void same_graph_same_bytes(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  for (size_t i = 0; kg_writer_at(i); i++) {
    kgi_buf first = written(kg_writer_name(kg_writer_at(i)), graph);
    kgi_buf second = written(kg_writer_name(kg_writer_at(i)), graph);
    assert_true(first.len > 0);
    assert_int_equal(first.len, second.len);
    assert_memory_equal(first.bytes, second.bytes, first.len);
    kgi_buf_clear(&first);
    kgi_buf_clear(&second);
  }
  kg_graph_free(graph);
}

static void every_writer_takes_an_empty_graph(void **state) {
  (void)state;
  kg_graph *graph = finish(kg_builder_new());
  for (size_t i = 0; kg_writer_at(i); i++) {
    kgi_buf buf = written(kg_writer_name(kg_writer_at(i)), graph);
    kgi_buf_clear(&buf);
  }
  kg_graph_free(graph);
}

static void full_device_is_an_error_of_every_writer(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  for (size_t i = 0; kg_writer_at(i); i++) {
    kg_error err = {0};
    assert_int_equal(kg_write_file(kg_writer_at(i), graph, NULL, "/dev/full", NULL, &err), KG_IO);
    assert_string_equal(err.source, "/dev/full");
  }
  kg_graph_free(graph);
}

static kg_status refuse(void *ctx, const char *bytes, size_t len) {
  (void)ctx, (void)bytes, (void)len;
  return KG_IO;
}

static void refusing_output_is_an_error_of_every_writer(void **state) {
  (void)state;
  kg_graph *graph = large_graph(100, 150, 8);
  const kg_output output = {refuse, NULL};
  for (size_t i = 0; kg_writer_at(i); i++) {
    kg_error err = {0};
    assert_int_equal(kg_write(kg_writer_at(i), graph, NULL, &output, NULL, &err), KG_IO);
    assert_int_equal(err.status, KG_IO);
    assert_true(strlen(err.text) > 0);
  }
  kg_graph_free(graph);
}

static void failed_write_leaves_the_old_file(void **state) {
  (void)state;
  char dir[] = "/tmp/test_writer.XXXXXX", path[64], text[8] = "";
  assert_non_null(mkdtemp(dir));
  snprintf(path, sizeof path, "%s/old.svg", dir);
  FILE *file = fopen(path, "w");
  fputs("old", file);
  fclose(file);
  kg_graph *graph = sample_graph();
  const kg_write_options options = {.layout = "no such layout"};
  kg_error err = {0};
  assert_int_equal(kg_write_file(kg_writer_by_name("svg"), graph, &options, path, NULL, &err), KG_USAGE);
  assert_string_equal(err.source, path);
  file = fopen(path, "r");
  assert_non_null(fgets(text, sizeof text, file));
  fclose(file);
  assert_string_equal(text, "old");
  assert_int_equal(unlink(path), 0);
  assert_int_equal(rmdir(dir), 0);
  kg_graph_free(graph);
}

static bool exists(const char *dir, const char *name) {
  char path[96];
  snprintf(path, sizeof path, "%s/%s", dir, name);
  return access(path, F_OK) == 0 && unlink(path) == 0;
}

/* Either all tables are replaced or none, and nothing else is left behind. */
static void tables_are_written_together(void **state) {
  (void)state;
  char dir[] = "/tmp/test_writer.XXXXXX", path[64], blocked[64];
  assert_non_null(mkdtemp(dir));
  snprintf(path, sizeof path, "%s/g.csv", dir);
  snprintf(blocked, sizeof blocked, "%s/g-edges.csv", dir);
  kg_graph *graph = sample_graph();
  assert_int_equal(kg_write_file(kg_writer_by_name("csv"), graph, NULL, path, NULL, NULL), KG_OK);
  assert_true(exists(dir, "g-nodes.csv") && exists(dir, "g-edges.csv") && !exists(dir, "g.csv"));
  assert_int_equal(mkdir(blocked, 0700), 0);
  kg_error err = {0};
  assert_int_equal(kg_write_file(kg_writer_by_name("csv"), graph, NULL, path, NULL, &err), KG_IO);
  assert_string_equal(err.source, blocked);
  assert_int_equal(rmdir(blocked), 0);
  assert_int_equal(rmdir(dir), 0);
  kg_graph_free(graph);
}

static void unwritable_path_is_named(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  kg_error err = {0};
  assert_int_equal(kg_write_file(kg_writer_by_name("json"), graph, NULL, "/no/such/dir/x.json", NULL, &err), KG_IO);
  assert_string_equal(err.source, "/no/such/dir/x.json");
  kg_graph_free(graph);
}

static void summary_counts_and_ranks(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  kgi_buf buf = written("summary", graph);
  const char *text = kgi_buf_cstr(&buf);
  assert_memory_equal(text, "4 papers, 3 entities, 5 links\n", 30);
  assert_non_null(strstr(text, "\nmodel                2\n"));
  assert_non_null(strstr(text, "\nintroduces           1\n"));
  const char *gpt = strstr(text, "GPT-4o"), *bench = strstr(text, "LongBench-Cite");
  assert_true(gpt && bench && gpt < bench);
  assert_null(strchr(text, '\033'));
  kgi_buf_clear(&buf);
  const kg_write_options colored = {.color = true};
  assert_int_equal(write_with(&buf, "summary", graph, &colored, NULL, NULL), KG_OK);
  assert_non_null(strchr(kgi_buf_cstr(&buf), '\033'));
  kgi_buf_clear(&buf);
  kg_graph_free(graph);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_writer_is_found_by_name_and_extension),
      cmocka_unit_test(names_and_extensions_are_not_guessed),
      cmocka_unit_test(parts_have_files_of_their_own),
      cmocka_unit_test(same_graph_same_bytes),
      cmocka_unit_test(every_writer_takes_an_empty_graph),
      cmocka_unit_test(full_device_is_an_error_of_every_writer),
      cmocka_unit_test(refusing_output_is_an_error_of_every_writer),
      cmocka_unit_test(failed_write_leaves_the_old_file),
      cmocka_unit_test(tables_are_written_together),
      cmocka_unit_test(unwritable_path_is_named),
      cmocka_unit_test(summary_counts_and_ranks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
