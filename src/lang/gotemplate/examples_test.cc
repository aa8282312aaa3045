// Every example of the manual gives what it says.
#include <gtest/gtest.h>

#include "lang/gotemplate/functions.h"
#include "lang/gotemplate/test_render.h"

namespace pave::lang::gotemplate {
namespace {

TEST(Examples, GiveWhatTheySay) {
  for (const Function* one : all_functions()) {
    TestRender render(std::string(one->example.code));
    std::string text = render.run();
    if (render.has_failed) text = "error: " + render.error.message;
    EXPECT_EQ(text, one->example.result) << one->name << ": " << one->example.code;
  }
}

}  // namespace
}  // namespace pave::lang::gotemplate
