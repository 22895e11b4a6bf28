/* Papers as JSON: lines, documents, every name of a member, escapes, and what is wrong with a line. */
#include <stdio.h>

#include "collect.h"

static void test_members(void **state) {
  (void)state;
  expect(
      "{\"id\": \"p1\", \"title\": \"A\", \"abstract\": \"B\", \"url\": \"u\", \"date\": \"2024-09-09T10:00:00Z\", "
      "\"authors\": [\"X\", \"Y\"], \"categories\": \"cs.CL\", \"more\": {\"title\": [1, {\"a\": null}]}}\n"
      "{\"arxiv_id\":\"2407.14507v2\",\"title_zh\":\"题\",\"summary\":\"S\",\"link\":\"l\",\"year\":2024,"
      "\"authors\":[{\"name\":\"X\",\"id\":7},{\"name\":\"Y\"}]}\n"
      "\n"
      "{\"doi\":\"https://doi.org/10.1234/x.\",\"abstractText\":\"T\",\"pdf_url\":\"p\",\"published\":\"9 Sep 2024\","
      "\"authors\":\"X and Y\"}\n"
      "{\"paper_id\":12,\"title\":\"N\",\"categories\":[\"a\",\"b\"],\"created\":\"Mon, 2 Apr 2007 19:18:42 GMT\"}\r\n"
      "{\"id\":\"0704.0001\",\"title\":\"Old\",\"update_date\":\"2008-11-26\"}",
      "#1\nid=p1\ntitle=A\nabstract=B\nurl=u\ndate=2024-09-09\nauthors=X, Y\ncategories=cs.CL\n"
      "#2\nid=2407.14507\ntitle_alt=题\nabstract=S\nurl=l\ndate=2024\nauthors=X, Y\n"
      "#4\nid=10.1234/x\nabstract=T\nurl=p\ndate=2024-09-09\nauthors=X and Y\n"
      "#5\nid=12\ntitle=N\ndate=2007-04-02\ncategories=a, b\n"
      "#6\nid=0704.0001\ntitle=Old\ndate=2007-04\n",
      "");
}

/* As arXiv gives its records out: names in parts, the first version's date, the last change's only without it. */
static void test_arxiv_snapshot(void **state) {
  (void)state;
  expect(
      "{\"id\":\"1706.03762\",\"authors\":\"A. Vaswani and others\",\"title\":\"Attention\\n  is "
      "all\",\"license\":null,"
      "\"categories\":\"cs.CL cs.LG\",\"abstract\":\"  No recurrence\\nat all.\\n\","
      "\"versions\":[{\"version\":\"v1\",\"created\":\"Mon, 12 Jun 2017 17:57:34 GMT\"},"
      "{\"version\":\"v2\",\"created\":\"Mon, 19 Jun 2017 16:49:45 GMT\"}],\"update_date\":\"2023-08-03\","
      "\"authors_parsed\":[[\"Vaswani\",\"Ashish\",\"\"],[\"G\\u00f3mez\",\"Aidan\",\"Jr.\"],[\"Parmar\"],[]]}\n"
      "{\"id\":\"2005.14165\",\"title\":\"Few shots\",\"versions\":[],\"update_date\":\"2020-07-24\"}\n",
      "#1\nid=1706.03762\ntitle=Attention is all\nabstract=No recurrence at all.\ndate=2017-06-12\n"
      "authors=Ashish Vaswani, Aidan G\xC3\xB3mez Jr., Parmar\ncategories=cs.CL cs.LG\n"
      "#2\nid=2005.14165\ntitle=Few shots\ndate=2020-05\n",
      "");
}

/* As OpenAlex gives its works out: the abstract as an index of words, the names deep inside. */
static void test_index_of_words(void **state) {
  (void)state;
  expect(
      "{\"id\":\"https://openalex.org/W1\",\"display_name\":\"A Work\",\"publication_year\":2018,"
      "\"authorships\":[{\"author\":{\"id\":\"a1\",\"display_name\":\"J. Priem\"},"
      "\"institutions\":[{\"display_name\":\"Nowhere\",\"lineage\":[\"i1\"]}],\"countries\":[\"CA\"]},"
      "{\"author\":{\"display_name\":\"H. Piwowar\"}}],"
      "\"abstract_inverted_index\":{\"the\":[0,3],\"of\":[2],\"state\":[1],\"caf\\u00e9\":[4],\"x\":[-1,1.5,\"y\","
      "5000000000]}}\n"
      "{\"title\":\"B\",\"abstract\":\"Given.\",\"abstract_inverted_index\":{\"not\":[0]}}\n"
      "{\"title\":\"C\",\"id\":\"c\",\"abstract_inverted_index\":null}\n",
      "#1\nid=W1\ntitle=A Work\nabstract=the state of the caf\xC3\xA9\nurl=https://openalex.org/W1\ndate=2018\n"
      "authors=J. Priem, H. Piwowar\n"
      "#2\nid=t:575a0b1c44d8843f\ntitle=B\nabstract=Given.\n"
      "#3\nid=c\ntitle=C\n",
      "");
}

/* Of several names the better one counts, in any order. */
static void test_rank(void **state) {
  (void)state;
  expect("{\"summary\":\"S\",\"abstract\":\"A\",\"id\":\"1\",\"doi\":\"10.1/2\"}\n", "#1\nid=1\nabstract=A\n", "");
  expect("{\"abstract\":\"A\",\"summary\":\"S\",\"doi\":\"10.1/2\",\"id\":\"\"}\n", "#1\nid=10.1/2\nabstract=A\n", "");
}

/* An id is an arXiv id of the url, or made from the title: letters and digits only, case put aside. */
static void test_made_ids(void **state) {
  (void)state;
  expect("{\"title\":\"T\",\"url\":\"http://arxiv.org/pdf/math/0502287v1.pdf\"}\n",
         "#1\nid=math/0502287\ntitle=T\nurl=http://arxiv.org/pdf/math/0502287v1.pdf\ndate=2005-02\n", "");
  expect("{\"title\":\"Deep Nets: 差分\"}\n{\"title\":\"deep-NETS 差分!\"}\n",
         "#1\nid=t:66fa3c51770a65d9\ntitle=Deep Nets: 差分\n#2\nid=t:66fa3c51770a65d9\ntitle=deep-NETS 差分!\n", "");
}

static void test_escapes(void **state) {
  (void)state;
  expect(
      "{\"title\":\"A \\\"b\\\" \\u4e2d\\u6587 \\ud83d\\ude00\\/\\\\\",\"abstract\":\"  One\\n two \\n\\n  "
      "three\\t\\n\"}\n"
      "{\"title\":\"\\ud83d \\ude00 \\udfff\\ud800\",\"abstract\":\"中\\n文 x\\ny\\u0000z\",\"id\":\"a\\u0062\"}\n",
      "#1\nid=t:43de5bbd1e3f627b\ntitle=A \"b\" 中文 \xF0\x9F\x98\x80/\\\nabstract=One two\nthree\n"
      "#2\nid=ab\ntitle=\xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD\nabstract=中文 x y z\n",
      "");
}

/* The pieces of the abstract as "at:line:col". */
static kg_status note_pieces(void *ctx, const kg_record *record) {
  const kg_text *text = &record->text[KG_ABSTRACT];
  for (size_t i = 0; i < text->n_pieces; i++)
    kgi_buf_putf(ctx, "%u:%u:%u ", text->pieces[i].at, text->pieces[i].line, text->pieces[i].col);
  kgi_buf_putf(ctx, "%zu\n", text->str.len);
  return KG_OK;
}

/* A string without escapes is one piece; escapes and line ends make more. */
static void test_places(void **state) {
  (void)state;
  kg_str source = KGI_STR(
      "\n{\"abstract\":\" plain\"}\n"
      "{\"abstract\":\"a\\u4e2dbc\\n de\"}\n"
      "[]\n");
  kgi_buf pieces = {0};
  kg_error err = {0};
  assert_int_equal(kg_read_memory("in", source, note_pieces, &pieces, NULL, &err), KG_OK);
  assert_string_equal(kgi_buf_cstr(&pieces), "0:2:15 5\n0:3:14 1:3:15 4:3:21 6:3:23 7:3:26 9\n");
  kgi_buf_clear(&pieces);
}

static void test_documents(void **state) {
  (void)state;
  expect("[\n  {\"id\": 1, \"title\": \"A\"},\n  {\"paper\": {\"id\": \"2\", \"title\": \"B\"}, \"title\": \"C\"}\n]\n",
         "#2\nid=1\ntitle=A\n#3\nid=2\ntitle=B\n", "");
  expect("{\n  \"title\": \"A\",\n  \"id\": \"x\"\n}\n", "#1\nid=x\ntitle=A\n", "");
  expect(
      "{\"total\":2,\"data\":[{\"paperId\":\"a\",\"title\":\"A\",\"externalIds\":{\"ArXiv\":\"2407.14507\"}},"
      "{\"paperId\":\"b\",\"title\":\"B\"}]}",
      "#1\nid=2407.14507\ntitle=A\ndate=2024-07\n#1\nid=b\ntitle=B\n", "");
  expect(
      "{\"title\":\"A\",\"id\":\"1\",\"data\":[{\"title\":\"inner\"}]}\n{\"data\":[],\"title\":\"B\",\"id\":\"2\"}\n",
      "#1\nid=1\ntitle=A\n#2\nid=2\ntitle=B\n", "");
}

/* What is wrong with a line costs that line only. */
static void test_bad_lines(void **state) {
  (void)state;
  expect(
      "{\"id\":\"1\",\"title\":\"A\"}\n"
      "{\"id\":\"2\",\"title\":\n"
      "{\"id\":\"3\",\"title\":\"C\"} tru\n"
      "{\"id\":\"4\"}\n"
      "[1]\n"
      "{\"id\":\"5\",\"title\":\"open\n"
      "{\"id\":\"6\",\"title\":\"F\"}\n",
      "#1\nid=1\ntitle=A\n#3\nid=3\ntitle=C\n#7\nid=6\ntitle=F\n",
      "error in:2:19: JSON ends too early; a bracket is still open\n"
      "error in:3:27: malformed JSON near '{\"id\":\"3\",\"title\":\"C\"} tru'; invalid string in json text.\n"
      "error in:4:1: paper without title and abstract; the members 'title' and 'abstract' are read\n"
      "error in:5:1: no JSON object here; a paper is an object with a title or an abstract\n"
      "error in:6:24: malformed JSON near '{\"id\":\"5\",\"title\":\"open'; invalid character inside string.\n");
}

/* Only at the end of an input that has no line end there, and only within an object. */
static void test_cut_off(void **state) {
  (void)state;
  static const char whole[] = "{\"id\":\"1\",\"title\":\"A\"}\n", first[] = "#1\nid=1\ntitle=A\n";
  static const struct {
    const char *last, *message;
  } cases[] = {
      {"{\"id\":\"2\",\"title\":\"B",
       "2:21: the file ends inside a record near '{\"id\":\"2\",\"title\":\"B'; is it cut off?"},
      {"{\"id\":\"2\",", "2:11: the file ends inside a record near '{\"id\":\"2\",'; is it cut off?"},
      {"{\"id\":2", "2:8: the file ends inside a record near '{\"id\":2'; is it cut off?"},
      {"{", "2:2: the file ends inside a record near '{'; is it cut off?"},
      {"{\"id\" \"b\"}", "2:9: malformed JSON near '\"}'; object key and value must be separated by a colon (':')"},
      {"[1]", "2:1: no JSON object here; a paper is an object with a title or an abstract"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char source[100], message[200];
    snprintf(source, sizeof source, "%s%s", whole, cases[i].last);
    snprintf(message, sizeof message, "error in:%s\n", cases[i].message);
    expect(source, first, message);
  }
}

static void test_broken_bytes(void **state) {
  (void)state;
  expect(
      "{\"id\":\"1\",\"title\":\"A\"}\n{\"id\":\"2\",\"title\":\"B\xFF\",\"abstract\":\"x\xFEy\"}\n"
      "{\"id\":\"3\",\"title\":\"\xC3\"}\n",
      "#1\nid=1\ntitle=A\n#2\nid=2\ntitle=B\xEF\xBF\xBD\nabstract=x\xEF\xBF\xBDy\n#3\nid=3\ntitle=\xEF\xBF\xBD\n",
      "warning in:2:21: 3 bytes are not UTF-8, the first here; replaced by U+FFFD, convert the file to UTF-8\n");
}

/* Long strings are read past the parser; wherever they stand, that must not show. */
#define LONG "0123456789012345678901234567890123456789012345678901234567890123456789" /* enough to be so */

static void test_long_strings(void **state) {
  (void)state;
  expect("{\"id\":\"1\",\"title\":\"A" LONG "\",\"abstract\":\"\",\"url\":\"u\",\"" LONG
         "\":\"A\",\"title_alt\":\"" LONG
         "B\"}\n"
         "{\"id\":\"2\",\"title\":\"" LONG "\\\"" LONG "\\\\\",\"abstract\":\"\\n" LONG "中" LONG
         "\"}\n"
         "{\"id\":\"3\",\"title\":\"" LONG "\",\"abstract\":\"a \\\"b\\\"\",\"authors\":[\"" LONG "\",{\"name\":\"" LONG
         "C\"},[\"D\",\"" LONG
         "\"]]}\n"
         "{\"id\":\"4\",\"title\":\"T\",\"abstract_inverted_index\":{\"" LONG "\":[0,2],\"is\":[1]}}\n",
         "#1\n"
         "id=1\n"
         "title=A" LONG
         "\n"
         "title_alt=" LONG
         "B\n"
         "url=u\n"
         "#2\n"
         "id=2\n"
         "title=" LONG "\"" LONG
         "\\\n"
         "abstract=" LONG "中" LONG
         "\n"
         "#3\n"
         "id=3\n"
         "title=" LONG
         "\n"
         "abstract=a \"b\"\n"
         "authors=" LONG ", " LONG "C, " LONG
         " D\n"
         "#4\n"
         "id=4\n"
         "title=T\n"
         "abstract=" LONG " is " LONG "\n",
         "");
  expect("[{\"title\":\"" LONG
         "\",\"id\":\"1\"},\n"
         " {\"title\":\"B\",\"id\":\"" LONG "\"},{\"abstract\":\"" LONG "\",\"id\":3}]\n",
         "#1\n"
         "id=1\n"
         "title=" LONG
         "\n"
         "#2\n"
         "id=" LONG
         "\n"
         "title=B\n"
         "#2\n"
         "id=3\n"
         "abstract=" LONG "\n",
         "");
}

/* Nor in what is said of a bad one, and where. */
static void test_bad_long_strings(void **state) {
  (void)state;
  expect("{\"title\":\"" LONG "\"\"" LONG
         "\"}\n"
         "{\"title\":\"" LONG
         "\" 1}\n"
         "{\"title\":\"" LONG "\",\"abstract\":\"" LONG
         "\\q\"}\n"
         "{\"title\":\"" LONG "\",\"abstract\":\"" LONG
         "\x01\"}\n"
         "{\"title\":\"" LONG "\",\"abstract\":\"" LONG
         "\n"
         "{\"title\":\"" LONG "\",\"abstract\":\"" LONG
         "\"\n"
         "{\"id\":\"" LONG "\"}\n",
         "",
         "error in:1:83: malformed JSON near '012345678901234567890123456789'; after key and value, inside map, I "
         "expect ',' or '}'\n"
         "error in:2:82: malformed JSON near ' 1}'; after key and value, inside map, I expect ',' or '}'\n"
         "error in:3:165: malformed JSON near '\\q\"}'; inside a string, '\\' occurs before a character which it may "
         "not.\n"
         "error in:4:164: malformed JSON near '9 \"}'; invalid character inside string.\n"
         "error in:5:165: malformed JSON near '012345678901234567890123456789'; invalid character inside string.\n"
         "error in:6:166: JSON ends too early; a bracket is still open\n"
         "error in:7:1: paper without title and abstract; the members 'title' and 'abstract' are read\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_members),          cmocka_unit_test(test_arxiv_snapshot),
      cmocka_unit_test(test_index_of_words),   cmocka_unit_test(test_rank),
      cmocka_unit_test(test_made_ids),         cmocka_unit_test(test_escapes),
      cmocka_unit_test(test_places),           cmocka_unit_test(test_documents),
      cmocka_unit_test(test_bad_lines),        cmocka_unit_test(test_cut_off),
      cmocka_unit_test(test_broken_bytes),     cmocka_unit_test(test_long_strings),
      cmocka_unit_test(test_bad_long_strings),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
