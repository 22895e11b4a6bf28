/* Build tool: writes the default lexicon as it is lent (see dict/prepared.h) to the file named. It is linked with what
 * the library is made of, but for what it makes. */
#include "dict/prepared.h"

#include "base/error.h"
#include "dict/embedded.h"

const unsigned char kgi_prepared_bytes[] = {0};
const size_t kgi_prepared_size = 0;

static kg_status fill(kg_lexicon *lexicon, kg_error *err) {
  for (size_t i = 0; i < kgi_embedded_count; i++) {
    const kgi_embedded *file = &kgi_embedded_files[i];
    KGI_TRY(kg_lexicon_add_memory(lexicon, file->name, (kg_str){file->bytes, file->len}, NULL, err));
  }
  return kg_lexicon_compile(lexicon, NULL, err);
}

int main(int argc, char **argv) {
  kg_error err = {0};
  kg_lexicon *lexicon = kg_lexicon_new();
  FILE *out = argc == 2 ? fopen(argv[1], "wb") : NULL;
  bool good = lexicon && out && fill(lexicon, &err) == KG_OK && kgi_prepared_write(lexicon, out);
  if (out && fclose(out) != 0) good = false;
  if (!good) fprintf(stderr, "prepare: %s\n", err.text[0] ? err.text : "cannot write");
  kg_lexicon_free(lexicon);
  return !good;
}
