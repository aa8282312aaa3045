#include "show/function_pages.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

#include "base/files.h"
#include "lang/gotemplate/functions.h"

namespace pave::show {
namespace {

TEST(FunctionPages, EveryFunctionIsDescribed) {
  for (const lang::Function* function : lang::gotemplate::all_functions()) {
    EXPECT_GT(function->doc.size(), 20U) << function->name;
    EXPECT_TRUE(function->doc.ends_with('.')) << function->name;
    EXPECT_FALSE(function->topic.empty()) << function->name;
    EXPECT_FALSE(function->example.code.empty()) << function->name;
    if (!function->same_as.empty()) {
      EXPECT_NE(lang::gotemplate::find_function(function->same_as), nullptr) << function->name;
    }
    for (const lang::Argument& argument : function->arguments) EXPECT_FALSE(argument.name.empty()) << function->name;
  }
}

/// `pave explain function > docs/functions.md` makes it true again.
TEST(FunctionPages, TheManualIsWhatTheRecordsSay) {
  auto manual = base::disk().read(PAVE_FUNCTION_MANUAL, 4 << 20);
  ASSERT_TRUE(manual.has_value());
  EXPECT_TRUE(*manual == function_manual()) << "make it anew: pave explain function > docs/functions.md";
}

}  // namespace
}  // namespace pave::show
