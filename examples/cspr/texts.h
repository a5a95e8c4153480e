/*
 * What the commands that look for people in texts know of each other. They use the public API of libcspr-anonymise
 * besides what host.h names.
 *
 * What must stay true: what is registered is wiped before it is freed; no message repeats anything of a register or a
 * text, and nothing of a text is printed but where it was asked for.
 */
#ifndef TEXTS_H
#define TEXTS_H

#include "stores.h"

#include <cspr/anonymise.h>

struct bytes {
	char *bytes; /* with a zero byte after them */
	size_t length, room;
};
/* All of a file, or of standard input for "-". */
bool bytes_read(struct bytes *bytes, const char *name, struct trouble *trouble);
bool bytes_add(struct bytes *bytes, const char *more, size_t length, struct trouble *trouble);
/* All that can still be read from a file descriptor. */
bool bytes_drain(struct bytes *bytes, int descriptor, struct trouble *trouble);
void bytes_free(struct bytes *bytes);

/* texts.c: what is looked for */

struct searcher {
	struct bytes file; /* of the register */
	struct bytes key;  /* of its digest; the register's file if there is none */
	cspr_register *reg;
	cspr_scanner *scanner;
};
/* key may be NULL. */
bool searcher_open(struct searcher *searcher, const char *file, const char *key, struct trouble *trouble);
/* Says on stderr what to think about in the register's pseudonyms. */
void searcher_warn(const struct searcher *searcher);
void searcher_close(struct searcher *searcher);
/* What calls of libcspr-anonymise gave. */
bool anonymise_trouble(cspr_status status, struct trouble *trouble);

/* extract.c: what is in a container */

struct stream {
	char *name;
	struct bytes text;
};
struct streams {
	struct stream *list;
	size_t count;
	size_t not_read; /* pictures and the like, which have no text that could be read */
};
bool streams_add(struct streams *streams, const char *name, struct bytes *text, struct trouble *trouble);
/* rule: which container it is, as the scan of its bytes says. */
bool streams_read(struct streams *streams, const char *file, const char *rule, struct trouble *trouble);
void streams_free(struct streams *streams);

/* extract_pdf.c: what is in a PDF */
bool pdf_read(struct streams *streams, const char *file, struct trouble *trouble);

/* extract_pdf_objects.c: a stream of every string of its objects, and of scripts that are streams themselves */
bool pdf_objects_read(struct streams *streams, const char *file, struct trouble *trouble);
/* Where words are in bytes; NULL: nowhere. */
const char *text_find(const char *at, const char *end, const char *words);
/* Whether what a stream holds begins in the next line; start: what is before that is not looked at. */
bool pdf_stream_here(const char *start, const char *at, const char *end);

/* extract_pdf_strings.c: the strings of objects that are not packed, added, a line each */
bool pdf_strings_read(const struct bytes *objects, struct bytes *ret, struct trouble *trouble);

/* extract_child.c: another program's output. arguments end with NULL. */
bool child_read(const char *const *arguments, const char *package, struct bytes *ret, struct trouble *trouble);

/* extract_markup.c: the words of XML, those of attributes too */
bool markup_read(const struct bytes *xml, struct bytes *ret, struct trouble *trouble);
/* A code point as UTF-8; how many bytes. */
size_t utf8_write(uint32_t point, char ret[4]);

/* looked.c: a text, or the streams of a container, scanned */

struct looked_text {
	const char *name; /* of a stream; or NULL */
	const char *text;
	size_t length;
	cspr_scan *scan;
	size_t *resolved; /* by finding, the index of its resolution or SIZE_MAX */
};
struct looked {
	struct bytes whole;
	struct streams streams;
	cspr_resolutions *resolutions; /* or NULL */
	struct looked_text *texts;
	size_t count;
	size_t findings;
	uint64_t open;
	char *certificate;
	size_t certificate_length;
};
struct looking {
	const char *register_file, *key_file, *resolutions_file; /* the last two may be NULL */
	const char *text_file;
	const struct cspr_intruder_check *intruder_check; /* or NULL */
};
bool look(struct looked *looked, const struct searcher *searcher, const struct looking *looking,
	  struct trouble *trouble);
void looked_free(struct looked *looked);
/* A finding of a text. */
struct cspr_scan_finding looked_finding(const struct looked_text *text, size_t index);
/* What was decided about it; 0: nothing. */
cspr_code looked_decision(const struct looked *looked, const struct looked_text *text, size_t index);
struct cspr_certified looked_certified(const struct looked *looked, size_t index);
/* Whether it stands in the way of publication. */
bool looked_open(const struct looked *looked, const struct looked_text *text, size_t index);
bool resolutions_file_read(const char *file, cspr_resolutions **ret, struct trouble *trouble);

/* tell.c: what was found, in each format */

void tell_tsv(const struct looked *looked, bool show_text);
bool tell_text(const struct looked *looked, bool show_text);
int tell_json(const struct looked *looked, bool show_text, int exit_code);
bool tell_html(const struct looked *looked, const char *title, struct trouble *trouble);
/* A field of a line with tabs between them. */
void say_field(const char *bytes, size_t length);

int run_scan(int argc, char **argv);
int run_inventory(int argc, char **argv);
int run_redact(int argc, char **argv);
int run_resolve(int argc, char **argv);
int run_publishable(int argc, char **argv);

#endif
