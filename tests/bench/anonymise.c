/*
 * What a scan costs: anonymise REGISTER TEXT... prints, for each text, the best seconds of processor time that one scan
 * of it took, and how many findings it had. Each is scanned five times, and for a fifth of a second at least.
 *
 * anonymise REGISTER, without texts, reads units from its standard input, each a line with its length and its bytes,
 * and answers each with the nanoseconds for a byte of a text that repeats it: for the search for what costs most.
 *
 * anonymise --registers REGISTER... prints, for each, the best seconds that reading it took, and making a scanner of
 * it.
 */
#include <cspr/anonymise.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct bytes {
	char *text;
	size_t length;
};

static struct bytes read_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	if (!file || fseek(file, 0, SEEK_END)) {
		perror(path);
		exit(2);
	}
	struct bytes bytes = { .length = (size_t)ftell(file) };
	rewind(file);
	bytes.text = malloc(bytes.length + 1);
	if (!bytes.text || fread(bytes.text, 1, bytes.length, file) != bytes.length) {
		perror(path);
		exit(2);
	}
	fclose(file);
	return bytes;
}

static double seconds_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static size_t scan_once(const cspr_scanner *scanner, struct bytes bytes)
{
	cspr_scan *scan = NULL;
	if (cspr_scanner_scan(scanner, bytes.text, bytes.length, &scan))
		exit(2);
	size_t count = cspr_scan_count(scan);
	cspr_scan_free(scan);
	return count;
}

static void measure(const cspr_scanner *scanner, const char *path)
{
	struct bytes bytes = read_file(path);
	size_t count = 0;
	double best = 1e9;
	double all = 0;
	for (int i = 0; i < 5 || all < 0.2; i++) {
		double before = seconds_now();
		count = scan_once(scanner, bytes);
		double took = seconds_now() - before;
		best = took < best ? took : best;
		all += took;
	}
	printf("%.9f %zu\n", best, count);
	free(bytes.text);
}

enum { REPEATED = 12000, TIMES = 2 };

static void measure_units(const cspr_scanner *scanner)
{
	size_t length;

	while (scanf("%zu", &length) == 1 && getchar() == '\n' && length) {
		size_t times = REPEATED / length + 1;
		struct bytes bytes = { malloc(length * times), length * times };
		if (!bytes.text || fread(bytes.text, 1, length, stdin) != length)
			exit(2);
		for (size_t i = 1; i < times; i++)
			memcpy(bytes.text + i * length, bytes.text, length);
		double best = 1e9;
		for (int i = 0; i < TIMES; i++) {
			double before = seconds_now();
			scan_once(scanner, bytes);
			double took = seconds_now() - before;
			best = took < best ? took : best;
		}
		printf("%.2f\n", best * 1e9 / (double)bytes.length);
		fflush(stdout);
		free(bytes.text);
	}
}

static void measure_register(const char *path)
{
	struct bytes people = read_file(path);
	double best[2] = { 1e9, 1e9 };

	for (int i = 0; i < 3; i++) {
		cspr_register *reg = NULL;
		cspr_scanner *scanner = NULL;
		double before = seconds_now(), between;

		if (cspr_register_read(people.text, people.length, &reg, NULL))
			exit(2);
		between = seconds_now();
		if (cspr_scanner_new(reg, NULL, &scanner, NULL))
			exit(2);
		double after = seconds_now();
		best[0] = between - before < best[0] ? between - before : best[0];
		best[1] = after - between < best[1] ? after - between : best[1];
		cspr_scanner_free(scanner);
		cspr_register_free(reg);
	}
	printf("%.9f %.9f\n", best[0], best[1]);
	free(people.text);
}

int main(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "--registers") == 0) {
		for (int i = 2; i < argc; i++)
			measure_register(argv[i]);
		return 0;
	}
	if (argc < 2) {
		fprintf(stderr, "anonymise REGISTER [TEXT...]\n");
		return 2;
	}
	struct bytes people = read_file(argv[1]);
	cspr_register *reg = NULL;
	struct cspr_trouble trouble = { .size = sizeof(trouble) };
	if (cspr_register_read(people.text, people.length, &reg, &trouble)) {
		fprintf(stderr, "a register: %s\n", trouble.message);
		return 2;
	}
	cspr_scanner *scanner = NULL;
	if (cspr_scanner_new(reg, NULL, &scanner, NULL))
		return 2;
	for (int i = 2; i < argc; i++)
		measure(scanner, argv[i]);
	if (argc == 2)
		measure_units(scanner);
	cspr_scanner_free(scanner);
	cspr_register_free(reg);
	free(people.text);
	return 0;
}
