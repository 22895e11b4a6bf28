/* libkgextract: from paper abstracts to a knowledge graph. This header brings in all others. */
#ifndef KGEXTRACT_KGEXTRACT_H
#define KGEXTRACT_KGEXTRACT_H

#include <kgextract/base.h>
#include <kgextract/eval.h>
#include <kgextract/explain.h>
#include <kgextract/extract.h>
#include <kgextract/format.h>
#include <kgextract/graph.h>
#include <kgextract/lint.h>
#include <kgextract/query.h>
#include <kgextract/review.h>

#define KG_VERSION "0.1.0"

#endif
