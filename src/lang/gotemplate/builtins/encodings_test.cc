#include "lang/gotemplate/builtins/encodings.h"

#include <gtest/gtest.h>

#include "lang/gotemplate/builtins/caller.h"
#include "lang/gotemplate/builtins/hashes.h"
#include "lang/gotemplate/builtins/random.h"

namespace pave::lang::gotemplate {
namespace {

std::string encoded(std::string_view name, std::string_view text) {
  Caller caller;
  return std::string(caller.call(encoding_functions(), name, {Value::of(text)}).text());
}

TEST(Encodings, ThereAndBack) {
  for (std::string_view text : {"", "f", "fo", "foo", "foob", "fooba", "foobar"}) {
    EXPECT_EQ(encoded("b64dec", encoded("b64enc", text)), text);
    EXPECT_EQ(encoded("b32dec", encoded("b32enc", text)), text);
  }
  EXPECT_EQ(encoded("b64enc", "fooba"), "Zm9vYmE=");
  EXPECT_EQ(encoded("b32enc", "foob"), "MZXW6YQ=");
}

TEST(Encodings, WhatIsBrokenIsSaidWithGosOffset) {
  auto base64 = [](std::string_view text) {
    std::string message = encoded("b64dec", text);
    constexpr std::string_view kBegin = "illegal base64 data at input byte ";
    return message.starts_with(kBegin) ? message.substr(kBegin.size()) : "?" + message;
  };
  EXPECT_EQ(base64("a"), "0");
  EXPECT_EQ(base64("Zm9v!"), "4");
  EXPECT_EQ(base64("Zm9vYg"), "4");
  EXPECT_EQ(base64("Zm9vYg="), "7");
  EXPECT_EQ(base64("Zm9vYg=a"), "6");
  EXPECT_EQ(base64("Zm9vYg==x"), "8");
  EXPECT_EQ(base64("=m9v"), "0");
  EXPECT_EQ(encoded("b32dec", "mz"), "illegal base32 data at input byte 0");
  EXPECT_EQ(encoded("b32dec", "MZXW6YQ"), "illegal base32 data at input byte 0");
}

TEST(Hashes, Adler32) {
  Caller caller;
  EXPECT_EQ(caller.call(hash_functions(), "adler32sum", {Value::of(std::string_view("Wikipedia"))}).text(),
            "300286872");
}

TEST(RandomTexts, HaveTheirShapeAndFollowFromTheSeed) {
  Caller one(5);
  Caller two(5);
  for (std::string_view name : {"randAlpha", "randAlphaNum", "randAscii", "randNumeric"}) {
    std::string_view text = one.call(random_functions(), name, {Value::of_int(40)}).text();
    EXPECT_EQ(text.size(), 40U);
    EXPECT_EQ(two.call(random_functions(), name, {Value::of_int(40)}).text(), text);
    EXPECT_NE(one.call(random_functions(), name, {Value::of_int(40)}).text(), text);
    two.call(random_functions(), name, {Value::of_int(40)});
  }
  EXPECT_EQ(one.call(random_functions(), "randAlpha", {Value::of_int(-1)}).text(), "");
  EXPECT_EQ(one.call(random_functions(), "randBytes", {Value::of_int(4)}).text().size(), 8U);
  std::string_view uuid = one.call(random_functions(), "uuidv4", {}).text();
  EXPECT_EQ(uuid.size(), 36U);
  EXPECT_EQ(uuid[14], '4');
  one.call(random_functions(), "randBytes", {Value::of_int(-1)});
  EXPECT_EQ(one.error(), "runtime error: makeslice: len out of range");
  one.call(random_functions(), "randAscii", {Value::of_int(kMaxRandomText + 1)});
  EXPECT_EQ(one.error(), "a random text of more than 16777216 characters is asked for");
}

}  // namespace
}  // namespace pave::lang::gotemplate
