/* Whole files in, and files written beside and renamed. */
#ifndef KGI_BASE_FILE_H
#define KGI_BASE_FILE_H

#include <stdio.h>

#include "base/buf.h"

/* Reads all of a file ("-" is standard input) to the end of buf. */
kg_status kgi_read_file(const char *path, kgi_buf *buf, kg_error *err) KG_CHECKED;

/* Devices, pipes and other names of open files (/dev/stdout) cannot be renamed over; they are written in place. */
bool kgi_is_special(const char *path);

/* A file being written under a temporary name beside its place. */
typedef struct kgi_new_file {
  FILE *stream;
  char *path, *temporary;
} kgi_new_file;

kg_status kgi_new_file_open(kgi_new_file *file, const char *path, kg_error *err) KG_CHECKED;
/* An output that writes to the file. */
kg_output kgi_new_file_output(kgi_new_file *file);
/* Syncs and renames into place if `status` is KG_OK, else removes the temporary file. Always ends the file. */
kg_status kgi_new_file_close(kgi_new_file *file, kg_status status, kg_error *err) KG_CHECKED;

#endif
