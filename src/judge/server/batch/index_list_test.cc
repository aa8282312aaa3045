#include <gtest/gtest.h>

#include "judge/server/batch/job_spec.h"

namespace pave::judge::server::batch {
namespace {

TEST(IndexList, CountsIndexesAndRanges) {
  EXPECT_EQ(count_indexes("", 5), 0);
  EXPECT_EQ(count_indexes("0", 5), 1);
  EXPECT_EQ(count_indexes("0,2-4", 5), 4);
  for (std::string_view list : {"5", "0-5", "1,1", "2,1", "3-3", "3-1", "a", ",", "1,", "-1", "1-2-3", "1--2", " 1"})
    EXPECT_EQ(count_indexes(list, 5), std::nullopt) << list;
}

}  // namespace
}  // namespace pave::judge::server::batch
