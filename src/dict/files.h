/* Where dictionaries and pattern files are found, and what they are called. */
#ifndef KGI_DICT_FILES_H
#define KGI_DICT_FILES_H

#include <stdbool.h>

#include <kgextract/base.h>

bool kgi_is_dictionary(kg_str name);   /* .tsv */
bool kgi_is_pattern_file(kg_str name); /* .patterns */

/* The folder that the environment puts in place of the embedded files, or NULL. */
const char *kgi_default_folder(void);

typedef kg_status (*kgi_file_fn)(void *ctx, const char *path, kg_error *err);

/* Calls `each` for the path, or, if it is a folder, for the dictionaries and pattern files in it, sorted. */
kg_status kgi_files_each(const char *path, kgi_file_fn each, void *ctx, kg_error *err) KG_CHECKED;

#endif
