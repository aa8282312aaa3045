#include "lang/gotemplate/builtins/bcrypt.h"

#include <gtest/gtest.h>

namespace pave::lang::gotemplate {
namespace {

TEST(Bcrypt, KnownHashes) {
  // As crypt(3) of libxcrypt has them.
  std::array<unsigned char, 16> zero{};
  EXPECT_EQ(bcrypt_hash("secret", zero, 4), "$2a$04$....................../dCAsp4PpJoDgv6BeaLP6BKrXlBV1oi");
  EXPECT_EQ(bcrypt_hash("", zero, 4), "$2a$04$......................w74bL5gU7LSJClZClCa.Pkz14aTv/XO");
  EXPECT_EQ(bcrypt_hash(std::string(72, 'x'), zero, 4), "$2a$04$......................SZFhVdUK5wGKY4lx/QrgUMHG0XsWjbi");
}

}  // namespace
}  // namespace pave::lang::gotemplate
