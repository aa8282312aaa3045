#include "judge/sink.h"

#include <gtest/gtest.h>

namespace pave::judge {
namespace {

base::Diagnostic said(std::uint32_t place, std::string message) {
  return {base::Code::SchemaUnknownField, base::Origin::at(place), std::move(message), {}, {}};
}

TEST(Sink, KeepsTheFirstOfThoseThatSayTheSameAndCountsTheRest) {
  Sink sink;
  for (std::size_t i = 0; i < 3 * kMaxSameRemarks; ++i) {
    sink.add(said(1, "a"), std::to_string(i));
    sink.add(said(1, "b"), {});
    sink.add(said(static_cast<std::uint32_t>(2 + i), "a"), {});
  }
  ASSERT_EQ(sink.remarks().size(), 5 * kMaxSameRemarks);
  EXPECT_EQ(sink.remarks()[0].more, 2 * kMaxSameRemarks);
  EXPECT_EQ(sink.remarks()[1].more, 2 * kMaxSameRemarks);
  std::size_t more = 0;
  for (const Remark& remark : sink.remarks()) more += remark.more;
  EXPECT_EQ(more, 4 * kMaxSameRemarks);
  sink.clear();
  sink.add(said(1, "a"), {});
  EXPECT_EQ(sink.remarks().at(0).more, 0U);
}

}  // namespace
}  // namespace pave::judge
