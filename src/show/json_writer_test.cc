#include "show/json_writer.h"

#include <gtest/gtest.h>

namespace pave::show {
namespace {

TEST(JsonWriter, IndentsAndEscapes) {
  std::string out;
  JsonWriter json(out);
  json.begin_map();
  json.member("text", "a \"b\"\n\x01 \xff é");
  json.member("number", std::uint64_t{7});
  json.member_unless_empty("left out", "");
  json.key("list");
  json.begin_list();
  json.value(true);
  json.begin_map();
  json.end_map();
  json.end_list();
  json.key("empty");
  json.begin_list();
  json.end_list();
  json.end_map();
  EXPECT_EQ(out, R"({
  "text": "a \"b\"\n\u0001 )"
                 "\xef\xbf\xbd"
                 R"( é",
  "number": 7,
  "list": [
    true,
    {}
  ],
  "empty": []
})");
}

TEST(JsonWriter, EscapesWhatCouldSteerATerminal) {
  std::string out;
  JsonWriter(out).value("\x1b \x7f \xc2\x9b \xe2\x80\xae é");
  EXPECT_EQ(out, R"("\u001b \u007f \u009b \u202e é")");
}

}  // namespace
}  // namespace pave::show
