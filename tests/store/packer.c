/*
 * Drives trees, keys and packs for pack.py.
 *
 *   packer make FOLDER KEY RECORD SIZE...   a pack of the lines of a record, with a checkpoint over the first SIZE of
 *                                           them, each; KEY is a key file, made if it is not there
 *   packer verify FOLDER [VKEY]             what is found: a row a fault, "KIND LINE LAST FILE"; exit 0 or 1
 *   packer variants FOLDER                  as tests/store/verify_pack.go
 *   packer trees                            as tests/store/trees.go
 *   packer statement PRIVATE                reads a checkpoint, verifies it, signs its like: the same bytes; exit 0 or
 * 1
 */
#include <cspr/store.h>

#include <openssl/evp.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_LINES = 1000, MOST_CHECKPOINTS = 64 };

static void must(cspr_status status, const struct cspr_trouble *trouble)
{
	if (status == CSPR_DONE)
		return;
	fprintf(stderr, "%s: %s\n", cspr_status_words(status), trouble ? trouble->message : "");
	exit(2);
}

static char *read_all(FILE *file, size_t *ret_length)
{
	size_t room = 1 << 20, length;
	char *text = malloc(room + 1);

	if (!file || !text)
		exit(2);
	length = fread(text, 1, room, file);
	text[length] = '\0';
	*ret_length = length;
	return text;
}

static cspr_key *key_of(const char *path)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	cspr_key *key;

	if (cspr_key_read(path, &key, &trouble) != CSPR_DONE) {
		must(cspr_key_generate("scp.example/reviews", &key), NULL);
		must(cspr_key_write(key, path, &trouble), &trouble);
	}
	return key;
}

static int make(const char *folder, const char *key_path, const char *record, int size_count, char **sizes)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	static const char *lines[MOST_LINES];
	static size_t lengths[MOST_LINES];
	static unsigned char leaves[MOST_LINES * 32];
	struct cspr_checkpoint checkpoints[MOST_CHECKPOINTS];
	const struct cspr_checkpoint *list[MOST_CHECKPOINTS];
	cspr_statement *statements[MOST_CHECKPOINTS];
	cspr_key *key = key_of(key_path);
	struct cspr_evidence evidence = { .size = sizeof evidence,
					  .review = "review-1",
					  .lines = lines,
					  .lengths = lengths,
					  .leaves = leaves,
					  .checkpoints = list,
					  .key = key };
	FILE *file = fopen(record, "rb");
	cspr_context *context;
	cspr_basis *basis;
	cspr_pack *pack;
	size_t length;
	char *text = read_all(file, &length);

	fclose(file);
	for (char *at = text; *at; at = strchr(at, '\n') + 1) {
		size_t line = strcspn(at, "\n");

		lines[evidence.line_count] = at;
		lengths[evidence.line_count] = line;
		must(cspr_leaf(at, line, leaves + 32 * evidence.leaf_count++), NULL);
		evidence.line_count++;
	}
	for (int i = 0; i < size_count; i++) {
		uint32_t size = (uint32_t)atoi(sizes[i]);
		unsigned char root[32];

		must(cspr_tree_root(leaves, size, root), NULL);
		must(cspr_statement_sign(key, evidence.review, size, root, &statements[i]), NULL);
		checkpoints[i] = (struct cspr_checkpoint){ .size = sizeof checkpoints[i], .events = size };
		checkpoints[i].text = cspr_statement_text(statements[i], &checkpoints[i].length);
		list[evidence.checkpoint_count++] = &checkpoints[i];
	}
	must(cspr_context_new(NULL, &context), NULL);
	must(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, NULL, &basis), NULL);
	must(cspr_pack_make(context, &evidence, basis, NULL, 0, &pack), NULL);
	must(cspr_pack_write(pack, folder, &trouble), &trouble);
	cspr_pack_unref(pack);
	cspr_basis_unref(basis);
	cspr_context_unref(context);
	for (int i = 0; i < size_count; i++)
		cspr_statement_unref(statements[i]);
	cspr_key_unref(key);
	free(text);
	return 0;
}

static cspr_pack *read_pack(const char *folder)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	cspr_pack *pack;

	must(cspr_pack_read(folder, &pack, &trouble), &trouble);
	return pack;
}

static int verify(const char *folder, const char *vkey)
{
	struct cspr_fault fault = { .size = sizeof fault };
	cspr_pack *pack = read_pack(folder);
	cspr_key *key = NULL;
	cspr_report *report;
	int good;

	if (vkey)
		must(cspr_key_read_text(vkey, strlen(vkey), &key), NULL);
	if (cspr_pack_verify(pack, key, "review-1", &report) < 0)
		return 2;
	good = cspr_report_good(report);
	for (size_t i = 0; cspr_report_fault(report, i, &fault) == CSPR_DONE; i++)
		printf("%s %lu %lu %s\n", cspr_fault_name(fault.kind), (unsigned long)fault.line,
		       (unsigned long)fault.last, fault.file ? fault.file : "-");
	for (size_t i = 0; cspr_report_unchecked(report, i); i++)
		printf("unchecked: %s\n", cspr_report_unchecked(report, i));
	cspr_report_unref(report);
	cspr_key_unref(key);
	cspr_pack_unref(pack);
	return !good;
}

/* What an attacker would do to SHA256SUMS. */
static void sum_again(char *sums, const struct cspr_pack_file *file)
{
	unsigned char digest[32];
	char name[80], *row;

	snprintf(name, sizeof name, "  %s\n", file->name);
	row = strstr(sums, name);
	if (!row || !EVP_Q_digest(NULL, "SHA256", NULL, file->bytes, file->length, digest, NULL))
		exit(2);
	for (int i = 0; i < 32; i++) {
		char hex[3];

		snprintf(hex, sizeof hex, "%02x", digest[i]);
		memcpy(row - 64 + 2 * i, hex, 2);
	}
}

static int variants(const char *folder)
{
	static struct cspr_pack_file files[MOST_CHECKPOINTS];
	static const struct cspr_pack_file *list[MOST_CHECKPOINTS];
	static char *bytes[MOST_CHECKPOINTS];
	cspr_pack *pack = read_pack(folder), *variant;
	size_t count = 0, offset, changed, sums = 0;
	unsigned mask, summed;
	char name[65];

	for (files[0].size = sizeof files[0]; cspr_pack_file(pack, count, &files[count]) == CSPR_DONE; count++) {
		bytes[count] = malloc(files[count].length + 1);
		memcpy(bytes[count], files[count].bytes, files[count].length);
		bytes[count][files[count].length] = '\0';
		files[count].bytes = bytes[count];
		list[count] = &files[count];
		if (strcmp(files[count].name, "SHA256SUMS") == 0)
			sums = count;
		files[count + 1].size = sizeof files[0];
	}
	while (scanf("%64s %zu %u %u", name, &offset, &mask, &summed) == 4) {
		cspr_report *report;

		for (changed = 0; strcmp(files[changed].name, name) != 0;)
			changed++;
		bytes[changed][offset] = (char)(bytes[changed][offset] ^ (int)mask);
		if (summed)
			sum_again(bytes[sums], &files[changed]);
		must(cspr_pack_of(list, count, &variant), NULL);
		if (cspr_pack_verify(variant, NULL, "review-1", &report) < 0)
			return 2;
		puts(cspr_report_good(report) ? "missed" : "found");
		cspr_report_unref(report);
		cspr_pack_unref(variant);
		bytes[changed][offset] = (char)(bytes[changed][offset] ^ (int)mask);
		if (summed)
			sum_again(bytes[sums], &files[changed]);
	}
	for (size_t i = 0; i < count; i++)
		free(bytes[i]);
	cspr_pack_unref(pack);
	return 0;
}

static void print_hashes(const char *indent, const unsigned char *hashes, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		fputs(indent, stdout);
		for (int byte = 0; byte < 32; byte++)
			printf("%02x", hashes[32 * i + (unsigned)byte]);
		putchar('\n');
	}
}

static int trees(void)
{
	static unsigned char leaves[20000 * 32];
	unsigned char root[32], older_root[32], proof[CSPR_PROOF_MOST * 32];
	uint32_t planted = 0, steps;
	unsigned count, index, older;

	while (scanf("%u %u %u", &count, &index, &older) == 3) {
		for (char line[16]; planted < count; planted++)
			must(cspr_leaf(line, (size_t)snprintf(line, sizeof line, "%lu", (unsigned long)planted),
				       leaves + 32 * planted),
			     NULL);
		must(cspr_tree_root(leaves, count, root), NULL);
		must(cspr_tree_root(leaves, older, older_root), NULL);
		print_hashes("", root, 1);
		must(cspr_tree_inclusion(leaves, count, index, proof, &steps), NULL);
		must(cspr_tree_check_inclusion(root, count, index, leaves + 32 * index, proof, steps), NULL);
		print_hashes(" ", proof, steps);
		must(cspr_tree_consistency(leaves, count, older, proof, &steps), NULL);
		must(cspr_tree_check_consistency(root, count, older_root, older, proof, steps), NULL);
		print_hashes("  ", proof, steps);
	}
	return 0;
}

static int statement(const char *private_text)
{
	size_t length, again_length;
	char *text = read_all(stdin, &length);
	cspr_statement *one, *again;
	cspr_key *key;
	int good;

	must(cspr_key_read_text(private_text, strlen(private_text), &key), NULL);
	must(cspr_statement_read(text, length, &one), NULL);
	must(cspr_statement_verify(one, key, "review-1"), NULL);
	must(cspr_statement_sign(key, "review-1", cspr_statement_events(one), cspr_statement_root(one), &again), NULL);
	good = strcmp(text, cspr_statement_text(again, &again_length)) == 0 && length == again_length;
	puts(cspr_key_public(key));
	cspr_statement_unref(one);
	cspr_statement_unref(again);
	cspr_key_unref(key);
	free(text);
	return !good;
}

int main(int count, char **words)
{
	if (count > 4 && strcmp(words[1], "make") == 0)
		return make(words[2], words[3], words[4], count - 5, words + 5);
	if (count > 2 && strcmp(words[1], "verify") == 0)
		return verify(words[2], count > 3 ? words[3] : NULL);
	if (count > 2 && strcmp(words[1], "variants") == 0)
		return variants(words[2]);
	if (count > 2 && strcmp(words[1], "statement") == 0)
		return statement(words[2]);
	return count > 1 && strcmp(words[1], "trees") == 0 ? trees() : 2;
}
