/* Standard output as the library wants it. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <kgextract/kgextract.h>

/* An output that writes to standard output, buffered. */
kg_output cli_stdout(void);
/* Writes out what is buffered, after a write that ended with `status`; fills err anew when standard output failed. */
kg_status cli_stdout_flush(kg_status status, kg_error *err);

#endif
