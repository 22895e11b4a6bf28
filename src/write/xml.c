#include "write/xml.h"

#include <limits.h>

#include "base/error.h"
#include "base/str.h"
#include "write/markup.h"

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

/* libxml2 ends the start tag, if one is open, before what is put so. */
static void put_raw(kgi_xml *xml, kg_str text) {
  xml->failed |= text.len > INT_MAX;
  if (!xml->failed) check(xml, xmlTextWriterWriteRawLen(xml->writer, bytes_of(text.ptr), (int)text.len));
}

void kgi_xml_open(kgi_xml *xml, const char *name) {
  xml->depth++;
  xml->is_fresh = true;
  if (!xml->failed) check(xml, xmlTextWriterStartElement(xml->writer, bytes_of(name)));
}

void kgi_xml_close(kgi_xml *xml) {
  xml->depth--;
  for (unsigned i = 0; xml->has_pieces && i < xml->depth; i++) put_raw(xml, KGI_STR(" "));
  xml->is_fresh = xml->has_pieces = false;
  if (!xml->failed) check(xml, xmlTextWriterEndElement(xml->writer));
}

void kgi_xml_attribute(kgi_xml *xml, const char *name, const char *value) {
  if (!xml->failed) check(xml, xmlTextWriterWriteAttribute(xml->writer, bytes_of(name), bytes_of(value)));
}

void kgi_xml_text(kgi_xml *xml, kg_str text) {
  kgi_buf_reset(&xml->escaped);
  kgi_markup_escape(&xml->escaped, &xml->clean, text, false);
  put_raw(xml, (kg_str){kgi_buf_cstr(&xml->escaped), xml->escaped.len});
}

/* Pieces go past libxml2's buffer, which is emptied before. */
void kgi_xml_pieces(kgi_xml *xml, const kgi_sheet *sheet, size_t n, void (*put)(kgi_desk *desk, uint32_t item)) {
  if (n == 0) return;
  put_raw(xml, xml->is_fresh ? KGI_STR("\n") : KGI_STR(""));
  xml->is_fresh = false;
  if (!xml->failed) check(xml, xmlTextWriterFlush(xml->writer));
  if (!xml->failed) xml->failed = kgi_pieces_write(sheet, n, put) != KG_OK;
  xml->has_pieces = true;
}
