/* Elements as libxml2's writer indents them, and any text as XML's parser gives it back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <libxml/parser.h>
#include <libxml/xmlwriter.h>

#include "base/str.h"
#include "write/markup.h"

/* Both sides of a comparison, fed with the same calls. */
typedef struct pair {
  kgi_buf out, clean;
  kgi_markup own;
  xmlBufferPtr bytes;
  xmlTextWriterPtr other;
} pair;

static void open_both(pair *p, const char *name) {
  kgi_markup_open(&p->own, name);
  assert_true(xmlTextWriterStartElement(p->other, (const xmlChar *)name) >= 0);
}

static void close_both(pair *p, const char *name) {
  kgi_markup_close(&p->own, name);
  assert_true(xmlTextWriterEndElement(p->other) >= 0);
}

static void put_both(pair *p, const char *attribute, const char *value) {
  if (attribute) {
    kgi_markup_attribute(&p->own, attribute, kg_str_of(value));
    assert_true(xmlTextWriterWriteAttribute(p->other, (const xmlChar *)attribute, (const xmlChar *)value) >= 0);
  } else {
    kgi_markup_text(&p->own, kg_str_of(value));
    assert_true(xmlTextWriterWriteString(p->other, (const xmlChar *)value) >= 0);
  }
}

/* A tree as deep as the number of its bits, with attributes, texts and empty elements as they say. */
static void grow(pair *p, unsigned bits) {
  open_both(p, bits & 1 ? "node" : "viz:color");
  if (bits & 2) put_both(p, "id", "p1 & <2>");
  if (bits & 4) put_both(p, "x", "");
  if (bits < 8) {
    if (bits & 1) put_both(p, NULL, "a & b <c>");
  } else {
    grow(p, bits / 2 & ~8u);
    if (bits & 16) grow(p, bits / 4);
  }
  close_both(p, bits & 1 ? "node" : "viz:color");
}

static void indents_as_libxml2_does(void **state) {
  (void)state;
  for (unsigned bits = 0; bits < 2048; bits++) {
    pair p = {.bytes = xmlBufferCreate()};
    p.own = (kgi_markup){.out = &p.out, .clean = &p.clean};
    p.other = xmlNewTextWriterMemory(p.bytes, 0);
    xmlTextWriterSetIndent(p.other, 1);
    grow(&p, bits);
    xmlTextWriterFlush(p.other);
    assert_string_equal(kgi_buf_cstr(&p.out), (const char *)xmlBufferContent(p.bytes));
    xmlFreeTextWriter(p.other);
    xmlBufferFree(p.bytes);
    kgi_buf_clear(&p.out);
    kgi_buf_clear(&p.clean);
  }
}

/* Every ASCII character and some others, at every place of eight bytes and their rest. */
static void any_text_comes_back(void **state) {
  (void)state;
  static const char *const wide[] = {"\xC3\xA9", "\xE4\xB8\xAD", "\xEF\xBF\xBD", "\xF0\x9F\x98\x80"};
  for (unsigned c = 1; c < 128 + 4; c++) {
    for (size_t at = 0; at < 19; at++) {
      char text[40], one[2] = {(char)c, '\0'};
      const char *letter = c < 128 ? one : wide[c - 128];
      snprintf(text, sizeof text, "%.*s%s%.*s", (int)at, "abcdefghijklmnopqrstu", letter, (int)(19 - at),
               "ABC\"&<>'\\ xyz012345");
      kgi_buf out = {0}, clean = {0};
      kgi_markup own = {.out = &out, .clean = &clean};
      kgi_markup_open(&own, "e");
      kgi_markup_attribute(&own, "a", kg_str_of(text));
      kgi_markup_text(&own, kg_str_of(text));
      kgi_markup_close(&own, "e");
      xmlDocPtr doc = xmlReadMemory(out.bytes, (int)out.len, "x.xml", NULL, XML_PARSE_NONET);
      assert_non_null(doc);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r') text[at] = ' ';
      xmlChar *attribute = xmlGetProp(xmlDocGetRootElement(doc), (const xmlChar *)"a");
      xmlChar *content = xmlNodeGetContent(xmlDocGetRootElement(doc));
      assert_string_equal((const char *)attribute, text);
      assert_string_equal((const char *)content, text);
      xmlFree(attribute);
      xmlFree(content);
      xmlFreeDoc(doc);
      kgi_buf_clear(&out);
      kgi_buf_clear(&clean);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(indents_as_libxml2_does),
      cmocka_unit_test(any_text_comes_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
