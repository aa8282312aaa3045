#include "render/helm/numbers.h"

#include <gtest/gtest.h>

#include <string>

namespace pave::render::helm {
namespace {

std::string printed(std::string_view written) {
  auto result = printed_number(written);
  return result ? result->printed + (result->matters_as_number ? "!" : "") : "same";
}

TEST(Numbers, WhatTheyBecome) {
  EXPECT_EQ(printed("12345678"), "1.2345678e+07!");
  EXPECT_EQ(printed("1000000"), "1e+06!");
  EXPECT_EQ(printed("100000"), "same");
  EXPECT_EQ(printed("8080"), "same");
  EXPECT_EQ(printed("1.10"), "1.1");
  EXPECT_EQ(printed("1.1"), "same");
  EXPECT_EQ(printed("12345678901234567890"), "1.2345678901234567e+19!");
  EXPECT_EQ(printed("0755"), "493");
  EXPECT_EQ(printed("0x1F"), "31");
  EXPECT_EQ(printed("1_000"), "1000");
  EXPECT_EQ(printed("yes"), "true");
  EXPECT_EQ(printed("Off"), "false");
  EXPECT_EQ(printed("true"), "same");
  EXPECT_EQ(printed("v1.10"), "same");
  EXPECT_EQ(printed("2024-01-10"), "same");
  EXPECT_EQ(printed("null"), "same");
  EXPECT_EQ(printed(""), "same");
}

class NumberChanged : public testing::Test {
 protected:
  std::string said(std::string values, std::string_view rendered, bool is_text = true, bool hides = false) {
    base::Sources sources;
    std::size_t at = values.find(": ") + 2;
    const base::Source& source = sources.add("values.yaml", std::move(values));
    auto diagnostic = number_changed(source, source.at(at), rendered, is_text, hides);
    return diagnostic ? diagnostic->message : "";
  }
};

TEST_F(NumberChanged, IsSaidWhereTheTextWasLost) {
  EXPECT_EQ(said("tag: 1.10  # the newest\n", "\"1.1\""), "a number that is printed in another form: 1.10 becomes 1.1");
  EXPECT_EQ(said("tag: 1.10\n", "1.1", false), "");
  EXPECT_EQ(said("account: 123456789012\n", "1.23456789012e+11", false),
            "a number that is printed with an exponent: 123456789012 becomes 1.23456789012e+11");
  EXPECT_EQ(said("account: 123456789012\n", "1.23456789012e+11", false, true),
            "a number that is printed with an exponent");
  EXPECT_EQ(said("account: 123456789012\n", "123456789012"), "");
  EXPECT_EQ(said("tag: \"1.10\"\n", "1.1"), "");
  EXPECT_EQ(said("{tag: 1.10}\n", "1.1"), "a number that is printed in another form: 1.10 becomes 1.1");
  EXPECT_EQ(said("tag: 1.10\n", "2.1"), "");
  EXPECT_EQ(said("on: yes\n", "\"true\""), "a word that is read as a boolean: yes becomes true");
}

}  // namespace
}  // namespace pave::render::helm
