# kgextract: `make help` lists the targets. Variants (release, clang, asan, tsan, fuzz) build side by side in build/.
VERSION := $(shell sed -n 's/.*KG_VERSION "\(.*\)"/\1/p' include/kgextract/kgextract.h)
SOVERSION := 0
PREFIX ?= /usr/local
DESTDIR ?=
VARIANT ?= release
CLANG ?= clang
TIME ?= 60

# --- flags: yours (CFLAGS, LDFLAGS) come last; WERROR=1 turns warnings into errors ---
PACKAGES := libgvc libcgraph libxml-2.0 libpcre2-8 md4c yajl libutf8proc igraph sqlite3 libarchive zlib
B := build/$(VARIANT)
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wundef -Wvla -Wwrite-strings \
  $(if $(WERROR),-Werror)
SANITIZE := -fno-sanitize-recover=all -fno-omit-frame-pointer
VARIANT_release := -O2 -g
VARIANT_clang := -O2 -g
VARIANT_asan := -O1 -g -fsanitize=address,undefined $(SANITIZE)
VARIANT_tsan := -O1 -g -fsanitize=thread $(SANITIZE)
VARIANT_fuzz := -O1 -g -fsanitize=fuzzer-no-link,address,undefined $(SANITIZE)
FLAGS := -std=c17 -D_GNU_SOURCE $(WARNINGS) -fPIC -fvisibility=hidden -pthread $(VARIANT_$(VARIANT)) \
  $(shell pkg-config --cflags $(PACKAGES))
COMPILE = $(CC) -Iinclude $(FLAGS) $(CFLAGS)
DEPENDENCIES = -MMD -MP -MF $@.d
LINK = $(CC) $(FLAGS) $(CFLAGS) $(LDFLAGS)
LIBS := $(shell pkg-config --libs $(PACKAGES)) -lm
BUILT_WITH = $(shell for p in $(PACKAGES); do printf '%s %s, ' $$p "$$(pkg-config --modversion $$p)"; done | sed 's/, $$//')

# --- files: everything is found by its place ---
LIBRARY_SRC := $(sort $(filter-out src/cli/% src/gen/%,$(wildcard src/*/*.c)))
CLI_SRC := $(sort $(wildcard src/cli/*.c))
UNIT_SRC := $(sort $(wildcard tests/unit/test_*.c))
FUZZ_SRC := $(sort $(wildcard tests/fuzz/fuzz_*.c))
HEADERS := $(sort $(wildcard include/kgextract/*.h))
DICTIONARIES := $(sort $(wildcard dictionaries/*.tsv dictionaries/*.patterns))

LIBRARY_OBJ := $(LIBRARY_SRC:src/%.c=$(B)/%.o) $(B)/embedded.o $(B)/prepared.o $(patsubst src/%.sql,$(B)/%.o,$(wildcard src/store/*.sql))
CLI_OBJ := $(CLI_SRC:src/%.c=$(B)/%.o)
UNIT_BIN := $(UNIT_SRC:tests/%.c=$(B)/%)
FUZZ_BIN := $(FUZZ_SRC:tests/%.c=$(B)/%)
PROGRAM := $(B)/kgextract
STATIC := $(B)/libkgextract.a
SHARED := $(B)/libkgextract.so.$(SOVERSION)

.PHONY: all check bare-check asan tsan bench eval fuzz fuzz-run lint format install uninstall clean help FORCE
.DELETE_ON_ERROR:
.SECONDARY:

all: $(PROGRAM) $(STATIC) $(SHARED) $(B)/kgextract.pc build/kgextract ## the program, the library (static, shared) and kgextract.pc

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- building: one short line a file, whole commands with V=1 ---
say = $(if $(V),,@echo '  $1 $@';)
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(COMPILE)' | cmp -s - $@ || echo '$(COMPILE)' > $@

$(B)/%.o: src/%.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,CC )$(COMPILE) -Isrc $(DEPENDENCIES) -c -o $@ $<

# The program sees the public headers only.
$(B)/cli/%.o: src/cli/%.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,CC )$(COMPILE) -DKG_BUILT_WITH='"$(BUILT_WITH)"' $(DEPENDENCIES) -c -o $@ $<

$(B)/gen/embed: $(B)/gen/embed.o
	$(call say,LD )$(LINK) -o $@ $<

# A list that changes also when a dictionary goes.
$(B)/dictionaries.list: FORCE
	@mkdir -p $(@D)
	@echo '$(DICTIONARIES)' | cmp -s - $@ || echo '$(DICTIONARIES)' > $@

$(B)/embedded.c: $(B)/gen/embed $(DICTIONARIES) $(B)/dictionaries.list
	$(call say,GEN)$(B)/gen/embed $(DICTIONARIES) > $@

$(B)/embedded.o: $(B)/embedded.c src/dict/embedded.h $(B)/flags
	$(call say,CC )$(COMPILE) -Isrc -c -o $@ $<

# The default lexicon, built by the code that will use it.
$(B)/gen/prepare: $(B)/gen/prepare.o $(B)/embedded.o $(filter $(B)/base/% $(B)/dict/% $(B)/model/%,$(LIBRARY_OBJ))
	$(call say,LD )$(LINK) -o $@ $^ $(LIBS)

$(B)/prepared.bin: $(B)/gen/prepare
	$(call say,GEN)$< $@

$(B)/prepared.o: src/dict/prepared.S $(B)/prepared.bin
	$(call say,AS )$(CC) -DPREPARED='"$(B)/prepared.bin"' -c -o $@ $<

$(B)/store/%.c: src/store/%.sql $(B)/gen/embed
	@mkdir -p $(@D)
	$(call say,GEN)$(B)/gen/embed -t store/schema.h kgi_$* $< > $@

$(B)/store/%.o: $(B)/store/%.c src/store/schema.h $(B)/flags
	$(call say,CC )$(COMPILE) -Isrc -c -o $@ $<

$(STATIC): $(LIBRARY_OBJ)
	$(call say,AR )rm -f $@ && $(AR) rcs $@ $^

$(SHARED): $(LIBRARY_OBJ)
	$(call say,SO )$(LINK) -shared -Wl,-soname,$(@F) -o $@ $^ $(LIBS)
	@ln -sf $(@F) $(B)/libkgextract.so

$(PROGRAM): $(CLI_OBJ) $(STATIC)
	$(call say,LD )$(LINK) -o $@ $^ $(LIBS)

build/kgextract: FORCE
	@ln -sfn $(VARIANT)/kgextract $@

$(B)/kgextract.pc: FORCE
	@printf '%s\n' 'prefix=$(PREFIX)' 'includedir=$${prefix}/include' 'libdir=$${prefix}/lib' '' 'Name: kgextract' \
	  'Description: from paper abstracts to a knowledge graph' 'Version: $(VERSION)' \
	  'Cflags: -I$${includedir}' 'Libs: -L$${libdir} -lkgextract' 'Libs.private: $(LIBS) -pthread' > $@

# --- testing ---
$(B)/unit/%: tests/unit/%.c $(STATIC)
	@mkdir -p $(@D)
	$(call say,LD )$(COMPILE) -Isrc $(DEPENDENCIES) -o $@ $< $(STATIC) $(LDFLAGS) $(LIBS) -lcmocka

# With libFuzzer in the fuzz variant, else with a driver that replays files.
FUZZ_DRIVER := $(if $(filter fuzz,$(VARIANT)),-fsanitize=fuzzer,tests/fuzz/replay.c)
$(B)/fuzz/%: tests/fuzz/%.c tests/fuzz/replay.c $(STATIC)
	@mkdir -p $(@D)
	$(call say,LD )$(COMPILE) -Isrc -o $@ $< $(FUZZ_DRIVER) $(STATIC) $(LDFLAGS) $(LIBS)

check: all bare-check ## all tests; the last line counts them

bare-check: $(PROGRAM) $(UNIT_BIN) $(FUZZ_BIN) $(B)/bench/corpus $(B)/bench/graph
	CC='$(CC)' tests/run.sh $(B)

asan: ## check under address and undefined-behaviour sanitizers
	$(MAKE) VARIANT=asan bare-check

tsan: ## check under the thread sanitizer
	$(MAKE) VARIANT=tsan bare-check

fuzz: ## libFuzzer (clang): make fuzz FUZZ=read TIME=60; without FUZZ every target in turn
	$(MAKE) VARIANT=fuzz CC=$(CLANG) fuzz-run

fuzz-run: $(if $(FUZZ),$(B)/fuzz/fuzz_$(FUZZ),$(FUZZ_BIN))
	@set -e; for f in $^; do name=$${f##*/fuzz_}; found=$(B)/found/$$name; mkdir -p $$found tests/fuzz/corpus/$$name; \
	  echo "== $$name"; tests/env.sh $$f -max_total_time=$(TIME) -timeout=10 -print_final_stats=1 -verbosity=0 \
	  -artifact_prefix=$(B)/found/$$name- $$found tests/fuzz/corpus/$$name; done

$(B)/bench/%: tests/bench/%.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,LD )$(COMPILE) -o $@ $<

bench: all $(B)/bench/corpus $(B)/bench/graph ## speed on a generated corpus: MB/s, papers/s, start-up, peak memory
	tests/bench/run.sh $(B)

eval: all ## precision and recall against gold
	tests/eval/run.sh $(B)

lint: $(STATIC) $(SHARED) ## clang-tidy, layers, headers alone, symbols, function lengths
	CC='$(CC)' BUILD=$(B) tests/lint.sh $(FLAGS)

format: ## clang-format over all C files
	clang-format -i $$(find include src tests -name '*.[ch]')

# --- installing ---
install: all ## into PREFIX (/usr/local), below DESTDIR
	install -d $(addprefix $(DESTDIR)$(PREFIX)/,bin include/kgextract lib/pkgconfig share/kgextract/dictionaries)
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(HEADERS) $(DESTDIR)$(PREFIX)/include/kgextract
	install -m 644 $(STATIC) $(DESTDIR)$(PREFIX)/lib
	install -m 755 $(SHARED) $(DESTDIR)$(PREFIX)/lib
	ln -sf $(notdir $(SHARED)) $(DESTDIR)$(PREFIX)/lib/libkgextract.so
	install -m 644 $(B)/kgextract.pc $(DESTDIR)$(PREFIX)/lib/pkgconfig
	$(if $(DICTIONARIES),install -m 644 $(DICTIONARIES) $(DESTDIR)$(PREFIX)/share/kgextract/dictionaries)

uninstall: ## takes it out again
	cd $(DESTDIR)$(PREFIX) && rm -rf bin/kgextract include/kgextract share/kgextract lib/pkgconfig/kgextract.pc \
	  lib/libkgextract.a lib/libkgextract.so lib/libkgextract.so.$(SOVERSION)

clean: ## removes build/
	rm -rf build

-include $(shell find $(B) -name '*.d' 2>/dev/null)
