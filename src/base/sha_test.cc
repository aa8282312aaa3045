#include "base/sha.h"

#include <gtest/gtest.h>

namespace pave::base {
namespace {

TEST(Sha, AnswersOfTheStandard) {
  EXPECT_EQ(hexadecimal(sha1("abc")), "a9993e364706816aba3e25717850c26c9cd0d89d");
  EXPECT_EQ(hexadecimal(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hexadecimal(sha512("abc")),
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
  EXPECT_EQ(hexadecimal(sha384("abc")),
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
            "8086072ba1e7cc2358baeca134c825a7");
  EXPECT_EQ(hexadecimal(sha1("")), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
}

TEST(Sha, EveryWayToFillTheLastBlock) {
  // The hash of the hashes of texts of 0 to 299 bytes; from sha256sum and its kin.
  std::string all1;
  std::string all256;
  std::string all512;
  for (std::size_t size = 0; size < 300; ++size) {
    std::string text(size, 'x');
    all1 += hexadecimal(sha1(text));
    all256 += hexadecimal(sha256(text));
    all512 += hexadecimal(sha512(text));
  }
  EXPECT_EQ(hexadecimal(sha1(all1)), "20b65449d6feb86d831c37a710bda831f830c9de");
  EXPECT_EQ(hexadecimal(sha256(all256)), "3d495ac8356e73941898cd69a28db2416d82a39572f771b3306e99afe7e013e0");
  EXPECT_EQ(hexadecimal(sha512(all512)),
            "ce94d044837edd9352cd4e562ee50d7eadf3b427859f2a3c7785bd8336963a27"
            "2214fcf15bf3b3d26f0fcd58166403baf87a167bd807a2c07178be4a8a3ef7c9");
}

TEST(Sha, Hmac) {
  EXPECT_EQ(hexadecimal(hmac_sha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(
      hexadecimal(hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

}  // namespace
}  // namespace pave::base
