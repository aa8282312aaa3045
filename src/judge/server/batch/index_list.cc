#include <charconv>

#include "judge/server/batch/job_spec.h"

namespace pave::judge::server::batch {
namespace {

std::optional<std::int64_t> index_below(std::string_view text, std::int64_t completions) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t index = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
  if (text.empty() || text.starts_with('-') || error != std::errc() || end != text.data() + text.size() ||
      index >= completions)
    return std::nullopt;
  return index;
}

}  // namespace

std::optional<std::int64_t> count_indexes(std::string_view list, std::int64_t completions) {
  std::int64_t total = 0;
  std::int64_t last = -1;
  bool is_at_end = list.empty();
  while (!is_at_end) {
    std::size_t comma = list.find(',');
    std::string_view range = list.substr(0, comma);
    is_at_end = comma == std::string_view::npos;
    if (!is_at_end) list.remove_prefix(comma + 1);
    std::size_t dash = range.find('-');
    auto first = index_below(range.substr(0, dash), completions);
    auto end = dash == std::string_view::npos ? first : index_below(range.substr(dash + 1), completions);
    if (!first || !end || *first <= last || (dash != std::string_view::npos && *first >= *end)) return std::nullopt;
    total += *end - *first + 1;
    last = *end;
  }
  return total;
}

}  // namespace pave::judge::server::batch
