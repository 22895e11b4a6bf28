#include "write/xml.h"

#include <limits.h>

#include "base/error.h"
#include "base/str.h"
#include "write/clean.h"

static int print_to_sink(void *ctx, const char *bytes, int len) {
  kgi_sink *sink = ctx;
  kgi_put(sink, (kg_str){bytes, (size_t)len});
  return sink->status == KG_OK ? len : -1;
}

/* libxml2 would print its errors; the sink keeps its own status, all else is kept here. */
static void keep_error(void *ctx, xmlErrorPtr error) {
  kgi_xml *xml = ctx;
  xml->failed = true;
  if (xml->job->sink->status != KG_OK) return;
  kg_str text = kgi_str_trim(kg_str_of(error->message));
  (void)kgi_fail(xml->job->err, error->code == XML_ERR_NO_MEMORY ? KG_NOMEM : KG_IO, (kgi_place){0}, "%.*s",
                 (int)text.len, text.ptr);
}

static void check(kgi_xml *xml, int result) { xml->failed |= result < 0; }

static const xmlChar *bytes_of(const char *text) { return (const xmlChar *)text; }

static void start(kgi_xml *xml, const kgi_writing *job) {
  *xml = (kgi_xml){.handler_before = xmlStructuredError, .handler_ctx_before = xmlStructuredErrorContext, .job = job};
  xmlSetStructuredErrorFunc(xml, keep_error);
  xmlOutputBufferPtr out = xmlOutputBufferCreateIO(print_to_sink, NULL, job->sink, NULL);
  xml->writer = out ? xmlNewTextWriter(out) : NULL;
  xml->failed = !xml->writer;
  if (out && xml->failed) xmlOutputBufferClose(out);
  if (xml->failed) return;
  check(xml, xmlTextWriterSetIndent(xml->writer, 1));
  check(xml, xmlTextWriterSetIndentString(xml->writer, bytes_of(" ")));
  check(xml, xmlTextWriterStartDocument(xml->writer, NULL, "UTF-8", NULL));
}

/* Ends the document in any case. */
static kg_status end(kgi_xml *xml, const kgi_writing *job) {
  if (!xml->failed) check(xml, xmlTextWriterEndDocument(xml->writer));
  if (xml->writer) xmlFreeTextWriter(xml->writer);
  xmlSetStructuredErrorFunc(xml->handler_ctx_before, xml->handler_before);
  bool no_memory = xml->clean.failed || xml->escaped.failed;
  kgi_buf_clear(&xml->clean);
  kgi_buf_clear(&xml->escaped);
  if (job->sink->status != KG_OK) return job->sink->status;
  return no_memory || xml->failed ? kgi_writing_nomem(job) : KG_OK;
}

kg_status kgi_xml_write(const kgi_writing *job, kgi_lists lists, void (*put)(kgi_xml *xml, kgi_sheet *sheet)) {
  kgi_sheet sheet = kgi_sheet_of(job);
  sheet.lists = lists;
  kg_status status = kgi_sheet_place(&sheet);
  if (status == KG_OK) {
    kgi_xml xml;
    start(&xml, job);
    put(&xml, &sheet);
    xml.failed |= sheet.text.failed;
    status = end(&xml, job);
  }
  kgi_sheet_clear(&sheet);
  return status;
}

void kgi_xml_open(kgi_xml *xml, const char *name) {
  if (!xml->failed) check(xml, xmlTextWriterStartElement(xml->writer, bytes_of(name)));
}

void kgi_xml_close(kgi_xml *xml) {
  if (!xml->failed) check(xml, xmlTextWriterEndElement(xml->writer));
}

void kgi_xml_attribute(kgi_xml *xml, const char *name, const char *value) {
  if (!xml->failed) check(xml, xmlTextWriterWriteAttribute(xml->writer, bytes_of(name), bytes_of(value)));
}

/* In attributes parsers would turn white space into blanks and take a quotation mark for the end. */
static const char *entity_of(char c, bool in_attribute) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '\n':
      return in_attribute ? "&#10;" : NULL;
    case '\t':
      return in_attribute ? "&#9;" : NULL;
    case '"':
      return in_attribute ? "&quot;" : NULL;
    default:
      return NULL;
  }
}

static void escape(kgi_buf *out, kg_str text, bool in_attribute) {
  size_t from = 0;
  kgi_buf_reset(out);
  for (size_t i = 0; i < text.len; i++) {
    const char *entity = entity_of(text.ptr[i], in_attribute);
    if (!entity) continue;
    kgi_buf_put(out, kgi_str_slice(text, from, i));
    kgi_buf_puts(out, entity);
    from = i + 1;
  }
  kgi_buf_put(out, kgi_str_slice(text, from, text.len));
}

static void put_escaped(kgi_xml *xml, kg_str text, bool in_attribute) {
  if (xml->failed) return;
  escape(&xml->escaped, kgi_clean_xml(&xml->clean, text), in_attribute);
  xml->failed |= xml->clean.failed || xml->escaped.failed || xml->escaped.len > INT_MAX;
  if (!xml->failed)
    check(xml, xmlTextWriterWriteRawLen(xml->writer, bytes_of(kgi_buf_cstr(&xml->escaped)), (int)xml->escaped.len));
}

void kgi_xml_attribute_text(kgi_xml *xml, const char *name, kg_str text) {
  if (!xml->failed) check(xml, xmlTextWriterStartAttribute(xml->writer, bytes_of(name)));
  put_escaped(xml, text, true);
  if (!xml->failed) check(xml, xmlTextWriterEndAttribute(xml->writer));
}

void kgi_xml_text(kgi_xml *xml, kg_str text) { put_escaped(xml, text, false); }
