/*
 * Trees and proofs: the vectors of the reference implementation of RFC 6962 (certificate-transparency), every proof of
 * every small tree, and what is no proof.
 */
#include "suite.h"

#include <cspr/store.h>

#include <stdio.h>
#include <string.h>

enum { VECTOR_LEAVES = 8, MOST = 40 };

static const char *const lines[VECTOR_LEAVES] = {
	"",
	"\x00",
	"\x10",
	"\x20\x21",
	"\x30\x31",
	"\x40\x41\x42\x43",
	"\x50\x51\x52\x53\x54\x55\x56\x57",
	"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
};
static const size_t lengths[VECTOR_LEAVES] = { 0, 1, 1, 2, 2, 4, 8, 16 };

static const char *const roots[VECTOR_LEAVES + 1] = {
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
	"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
	"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
	"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
	"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
	"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
	"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
	"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

struct vector {
	uint32_t index; /* of the leaf; of consistency: how many leaves the older tree has */
	uint32_t count;
	const char *steps[3]; /* the first bytes */
	uint32_t step_count;
};

static const struct vector inclusions[] = {
	{ 0, 1, { NULL }, 0 },
	{ 0, 8, { "96a296d224f285c6", "5f083f0a1a33ca07", "6b47aaf29ee3c2af" }, 3 },
	{ 5, 8, { "bc1a0643b12e4d2d", "ca854ea128ed050b", "d37ee418976dd957" }, 3 },
	{ 2, 3, { "fac54203e7cc696c" }, 1 },
	{ 1, 5, { "6e340b9cffb37a98", "5f083f0a1a33ca07", "bc1a0643b12e4d2d" }, 3 },
};

static const struct vector consistencies[] = {
	{ 1, 1, { NULL }, 0 },
	{ 1, 8, { "96a296d224f285c6", "5f083f0a1a33ca07", "6b47aaf29ee3c2af" }, 3 },
	{ 6, 8, { "0ebc5d3437fbe2db", "ca854ea128ed050b", "d37ee418976dd957" }, 3 },
	{ 2, 5, { "5f083f0a1a33ca07", "bc1a0643b12e4d2d" }, 2 },
};

static void expect_hash(const unsigned char *hash, const char *expected)
{
	char text[65];

	for (int i = 0; i < 32; i++)
		snprintf(text + 2 * i, 3, "%02x", hash[i]);
	text[strlen(expected)] = '\0';
	ck_assert_str_eq(text, expected);
}

static void plant_vectors(unsigned char leaves[VECTOR_LEAVES * 32])
{
	for (size_t i = 0; i < VECTOR_LEAVES; i++)
		ck_assert_status(cspr_leaf(lines[i], lengths[i], leaves + 32 * i), CSPR_DONE);
}

static void plant(unsigned char *leaves, uint32_t count)
{
	char line[16];

	for (uint32_t i = 0; i < count; i++) {
		int length = snprintf(line, sizeof line, "line %lu", (unsigned long)i);

		ck_assert_status(cspr_leaf(line, (size_t)length, leaves + 32 * i), CSPR_DONE);
	}
}

START_TEST(roots_are_those_of_the_reference)
{
	unsigned char leaves[VECTOR_LEAVES * 32], root[32];

	plant_vectors(leaves);
	for (uint32_t count = 0; count <= VECTOR_LEAVES; count++) {
		ck_assert_status(cspr_tree_root(leaves, count, root), CSPR_DONE);
		expect_hash(root, roots[count]);
	}
}
END_TEST

START_TEST(inclusion_proofs_are_those_of_the_reference)
{
	unsigned char leaves[VECTOR_LEAVES * 32], proof[CSPR_PROOF_MOST * 32];
	uint32_t steps;

	plant_vectors(leaves);
	for (size_t i = 0; i < sizeof inclusions / sizeof inclusions[0]; i++) {
		const struct vector *vector = &inclusions[i];

		ck_assert_status(cspr_tree_inclusion(leaves, vector->count, vector->index, proof, &steps), CSPR_DONE);
		ck_assert_uint_eq(steps, vector->step_count);
		for (uint32_t step = 0; step < steps; step++)
			expect_hash(proof + 32 * step, vector->steps[step]);
	}
}
END_TEST

START_TEST(consistency_proofs_are_those_of_the_reference)
{
	unsigned char leaves[VECTOR_LEAVES * 32], proof[CSPR_PROOF_MOST * 32];
	uint32_t steps;

	plant_vectors(leaves);
	for (size_t i = 0; i < sizeof consistencies / sizeof consistencies[0]; i++) {
		const struct vector *vector = &consistencies[i];

		ck_assert_status(cspr_tree_consistency(leaves, vector->count, vector->index, proof, &steps), CSPR_DONE);
		ck_assert_uint_eq(steps, vector->step_count);
		for (uint32_t step = 0; step < steps; step++)
			expect_hash(proof + 32 * step, vector->steps[step]);
	}
}
END_TEST

START_TEST(a_leaf_is_proven_in_its_place_only)
{
	unsigned char leaves[MOST * 32], root[32], proof[CSPR_PROOF_MOST * 32];
	uint32_t steps;

	plant(leaves, MOST);
	for (uint32_t count = 1; count <= MOST; count++) {
		ck_assert_status(cspr_tree_root(leaves, count, root), CSPR_DONE);
		for (uint32_t index = 0; index < count; index++) {
			ck_assert_status(cspr_tree_inclusion(leaves, count, index, proof, &steps), CSPR_DONE);
			for (uint32_t place = 0; place < count; place++)
				ck_assert_int_eq(cspr_tree_check_inclusion(root, count, place, leaves + 32 * index,
									   proof, steps),
						 place == index ? CSPR_DONE : CSPR_REFUSED);
		}
	}
}
END_TEST

START_TEST(only_a_beginning_is_proven_to_be_one)
{
	unsigned char leaves[MOST * 32], root[32], older_root[32], proof[CSPR_PROOF_MOST * 32];
	uint32_t steps;

	plant(leaves, MOST);
	for (uint32_t count = 1; count <= MOST; count++) {
		ck_assert_status(cspr_tree_root(leaves, count, root), CSPR_DONE);
		for (uint32_t older = 1; older <= count; older++) {
			ck_assert_status(cspr_tree_consistency(leaves, count, older, proof, &steps), CSPR_DONE);
			for (uint32_t other = 1; other <= count; other++) {
				ck_assert_status(cspr_tree_root(leaves, other, older_root), CSPR_DONE);
				ck_assert_int_eq(
					cspr_tree_check_consistency(root, count, older_root, older, proof, steps),
					other == older ? CSPR_DONE : CSPR_REFUSED);
			}
		}
	}
}
END_TEST

START_TEST(a_changed_or_cut_proof_proves_nothing)
{
	unsigned char leaves[MOST * 32], root[32], older_root[32], proof[CSPR_PROOF_MOST * 32];
	uint32_t steps;

	plant(leaves, 13);
	ck_assert_status(cspr_tree_root(leaves, 13, root), CSPR_DONE);
	ck_assert_status(cspr_tree_root(leaves, 7, older_root), CSPR_DONE);
	ck_assert_status(cspr_tree_inclusion(leaves, 13, 6, proof, &steps), CSPR_DONE);
	for (size_t bit = 0; bit < steps * (size_t)256; bit++) {
		proof[bit / 8] ^= (unsigned char)(1 << bit % 8);
		ck_assert_int_eq(cspr_tree_check_inclusion(root, 13, 6, leaves + 32 * 6, proof, steps), CSPR_REFUSED);
		proof[bit / 8] ^= (unsigned char)(1 << bit % 8);
	}
	for (uint32_t less = 0; less < steps; less++)
		ck_assert_int_eq(cspr_tree_check_inclusion(root, 13, 6, leaves + 32 * 6, proof, less), CSPR_REFUSED);
	ck_assert_status(cspr_tree_consistency(leaves, 13, 7, proof, &steps), CSPR_DONE);
	for (size_t bit = 0; bit < steps * (size_t)256; bit++) {
		proof[bit / 8] ^= (unsigned char)(1 << bit % 8);
		ck_assert_int_eq(cspr_tree_check_consistency(root, 13, older_root, 7, proof, steps), CSPR_REFUSED);
		proof[bit / 8] ^= (unsigned char)(1 << bit % 8);
	}
	for (uint32_t less = 0; less < steps; less++)
		ck_assert_int_eq(cspr_tree_check_consistency(root, 13, older_root, 7, proof, less), CSPR_REFUSED);
	memset(proof + 32 * steps, 0, 32);
	ck_assert_int_eq(cspr_tree_check_consistency(root, 13, older_root, 7, proof, steps + 1), CSPR_REFUSED);
	ck_assert_int_eq(cspr_tree_check_consistency(root, 13, root, 13, proof, 1), CSPR_REFUSED);
}
END_TEST

START_TEST(what_is_outside_a_tree_is_out_of_range)
{
	unsigned char leaves[2 * 32], proof[CSPR_PROOF_MOST * 32];
	uint32_t steps = 99;

	plant(leaves, 2);
	ck_assert_status(cspr_tree_inclusion(leaves, 2, 2, proof, &steps), CSPR_ERROR_OUT_OF_RANGE);
	ck_assert_status(cspr_tree_inclusion(leaves, 0, 0, proof, &steps), CSPR_ERROR_OUT_OF_RANGE);
	ck_assert_status(cspr_tree_consistency(leaves, 2, 0, proof, &steps), CSPR_ERROR_OUT_OF_RANGE);
	ck_assert_status(cspr_tree_consistency(leaves, 2, 3, proof, &steps), CSPR_ERROR_OUT_OF_RANGE);
	ck_assert_status(cspr_tree_inclusion(NULL, 2, 0, proof, &steps), CSPR_ERROR_ARGUMENT);
	ck_assert_uint_eq(steps, 99);
	ck_assert_int_eq(cspr_tree_check_inclusion(leaves, 2, 2, leaves, proof, 1), CSPR_REFUSED);
	ck_assert_int_eq(cspr_tree_check_inclusion(leaves, 2, 0, leaves, proof, CSPR_PROOF_MOST + 1), CSPR_REFUSED);
	ck_assert_int_eq(cspr_tree_check_consistency(leaves, 2, leaves, 0, proof, 0), CSPR_REFUSED);
	ck_assert_int_eq(cspr_tree_check_consistency(leaves, 2, leaves, 3, proof, 0), CSPR_REFUSED);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("trees");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, roots_are_those_of_the_reference);
	tcase_add_test(tests, inclusion_proofs_are_those_of_the_reference);
	tcase_add_test(tests, consistency_proofs_are_those_of_the_reference);
	tcase_add_test(tests, a_leaf_is_proven_in_its_place_only);
	tcase_add_test(tests, only_a_beginning_is_proven_to_be_one);
	tcase_add_test(tests, a_changed_or_cut_proof_proves_nothing);
	tcase_add_test(tests, what_is_outside_a_tree_is_out_of_range);
	return run_tests("trees", tests);
}
