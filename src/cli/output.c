#include "output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static kg_status put(void *ctx, const char *bytes, size_t len) {
  return fwrite(bytes, 1, len, ctx) == len ? KG_OK : KG_IO;
}

kg_output cli_stdout(void) { return (kg_output){.write = put, .ctx = stdout}; }

kg_status cli_stdout_flush(kg_status status, kg_error *err) {
  if (status && status != KG_IO) return status;
  if (!status && fflush(stdout) == 0) return KG_OK;
  *err = (kg_error){.status = KG_IO, .source = "<stdout>"};
  snprintf(err->text, sizeof err->text, "cannot write: %s", strerror(errno));
  clearerr(stdout);
  return KG_IO;
}
