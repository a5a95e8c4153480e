/*
 * What the files of evidence know of each other, and the tree that grows with a review.
 */
#ifndef EVIDENCE_H
#define EVIDENCE_H

#include <cspr/store.h>

#include <openssl/evp.h>

#include <stdbool.h>
#include <stdio.h>

enum { HASH = 32, SIGNATURE = 64, TREE_HEIGHT = 32 };

/* tree.c. A hash is used for any number of digests; NULL: no memory. EVP_MD_CTX_free() takes it. */
EVP_MD_CTX *hash_new(void);
bool hash_bytes(EVP_MD_CTX *hash, const void *bytes, size_t length, unsigned char ret[HASH]);
bool hash_leaf(EVP_MD_CTX *hash, const char *line, size_t length, unsigned char ret[HASH]);
bool hash_pair(EVP_MD_CTX *hash, const unsigned char *left, const unsigned char *right, unsigned char ret[HASH]);

/* The right edge of a tree: what is needed to add leaves and to tell the root. All zero: the empty tree. Copied as a
 * struct. */
struct frontier {
	uint32_t count;
	unsigned char whole[TREE_HEIGHT][HASH]; /* the full subtree of 2^i leaves, where bit i of count is set */
};
bool frontier_add(struct frontier *frontier, EVP_MD_CTX *hash, const unsigned char leaf[HASH]);
bool frontier_root(const struct frontier *frontier, EVP_MD_CTX *hash, unsigned char ret[HASH]);
bool leaves_root(EVP_MD_CTX *hash, const unsigned char *leaves, uint32_t count, unsigned char ret[HASH]);

/* key.c */
enum { KEY_TEXT = 44 };				  /* base64 of an algorithm byte and 32 bytes */
const unsigned char *key_id(const cspr_key *key); /* 4 bytes */
bool key_sign(const cspr_key *key, const char *bytes, size_t length, unsigned char ret[SIGNATURE]);
bool key_verify(const cspr_key *key, const char *bytes, size_t length, const unsigned char signature[SIGNATURE]);
/* The public half as SubjectPublicKeyInfo in PEM, for free(); NULL: no memory. */
char *key_pem(const cspr_key *key);

/* base64.c: padded, of the standard alphabet; read in that one form only. */
void base64_write(const unsigned char *bytes, size_t length, char *ret); /* ends with a zero byte */
/* The first room bytes go to ret; *ret_length is how many there are. */
bool base64_read(const char *text, size_t length, unsigned char *ret, size_t room, size_t *ret_length);

/* name.c */
bool text_is_utf8(const char *text, size_t length);
bool key_name_is_good(const char *name, size_t length);

/* statement.c: what was signed, and the signature of a key in it. */
size_t statement_body(const cspr_statement *statement);
cspr_status statement_signature(const cspr_statement *statement, const cspr_key *key, unsigned char ret[SIGNATURE]);

/* file.c: files as a whole. */
cspr_status say_errno(struct cspr_trouble *trouble, const char *words); /* CSPR_ERROR_UNAVAILABLE */
/* Writes a file that is not there yet, with the mode less the umask, and brings it to the disk. On failure it is not
 * there. */
cspr_status file_create(int folder, const char *name, unsigned mode, const char *bytes, size_t length,
			struct cspr_trouble *trouble);
/* All of an open file, for free(), with a zero byte after it. LIMIT: it has more than most bytes. */
cspr_status file_read(int file, size_t most, char **ret, size_t *ret_length, struct cspr_trouble *trouble);

/* report.c */
cspr_report *report_new(void);
/* Words are a format of printf(). */
__attribute__((format(printf, 3, 4))) void report_fault(cspr_report *report, struct cspr_fault fault, const char *words,
							...);
__attribute__((format(printf, 2, 3))) void report_unchecked(cspr_report *report, const char *words, ...);
/* Gives the report out, or NO_MEMORY when it is not whole. */
cspr_status report_finish(cspr_report *report, cspr_report **ret);
void report_cover(cspr_report *report, uint32_t events, uint32_t signed_events);

/* suspect.c: the first place where a list is not what it should be. kind 0: there is none. */
struct suspicion {
	cspr_code kind;
	uint32_t line;
	uint32_t other; /* the line that it is again; 0: none */
};
/* Against the list as it should be. */
struct suspicion suspect_by_leaves(const unsigned char *found, uint32_t count, const unsigned char *expected,
				   uint32_t expected_count);
/* By what lines say of themselves, from an index; size is how many there should be, or 0. */
struct suspicion suspect_by_numbers(const struct cspr_evidence *evidence, uint32_t from, uint32_t size);

/* verify.c */
bool evidence_is_whole(const struct cspr_evidence *evidence);
cspr_status evidence_check(const struct cspr_evidence *evidence, cspr_report *report);

/* pack.c: files of one name each, in the order of names, with a zero byte after each. */
enum { LONGEST_FILE_NAME = 64 };
struct cspr_pack {
	unsigned references;
	struct pack_file {
		char *name;
		char *bytes;
		size_t length;
	} * files;
	size_t count;
};
cspr_pack *pack_new(void);
bool pack_name_is_good(const char *name);
const struct pack_file *pack_find(const cspr_pack *pack, const char *name);
/* Takes bytes over, which have room for one more, also when it fails; NULL: no memory, and so is false. */
bool pack_take(cspr_pack *pack, const char *name, char *bytes, size_t length);
bool pack_copy(cspr_pack *pack, const char *name, const char *bytes, size_t length);
cspr_status pack_add(cspr_pack *pack, const struct cspr_pack_file *const *files, size_t count);
/* Gives a pack out, or gives it up where the status is an error. It may be NULL then. */
cspr_status pack_give(cspr_pack *pack, cspr_status status, cspr_pack **ret);
/* Ends a text that was written to memory (open_memstream()), for free(); NULL: no memory. */
char *end_text(FILE *stream, char **text);
/* SHA256SUMS over all other files, for free(); NULL: no memory. */
char *pack_sums(const cspr_pack *pack);

/* readme.c: README.md, for free(); NULL: no memory. latest: NULL: there is no checkpoint. */
char *pack_readme(const struct cspr_evidence *evidence, const cspr_basis *basis, const cspr_statement *latest);

#endif
