#include "render/helm/chart_values.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/helm/value_file.h"

namespace pave::render::helm {
namespace {

constexpr std::string_view kSeparator = "---";

/// Helm splits the file at lines that begin with three hyphens and takes only a comment behind them; YAML itself would
/// take a value (`--- x`), or a longer row of hyphens as a text. npos: nothing is wrong.
std::size_t find_bad_separator(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.starts_with(kSeparator)) {
      std::size_t rest = line.find_first_not_of(" \t\v\f\r", kSeparator.size());
      if (rest != std::string_view::npos && line[rest] != '#') return begin + rest;
    }
    begin = end + 1;
  }
  return std::string_view::npos;
}

std::string_view trimmed(std::string_view line) {
  line = line.substr(0, line.find('\n'));
  return line.substr(0, line.find_last_not_of(" \t\v\f\r") + 1);
}

}  // namespace

std::expected<const lang::Map*, ChartError> read_chart_values(Loading& loading, const ChartFile& file) {
  const base::Source& source = *file.source;
  if (std::size_t bad = find_bad_separator(source.text); bad != std::string_view::npos)
    return broken(
        source.at(bad), "something stands behind the --- that divides documents",
        "put it on a line of its own; a row of hyphens needs a # before it",
        fmt::format("cannot load values.yaml: error reading yaml document: invalid Yaml document separator: {}",
                    trimmed(source.text.substr(bad))));
  auto values = read_values(source, loading.chart.arena, loading.chart.problems);
  if (!values) {
    ValuesError& fault = values.error();
    constexpr std::string_view kDocument = "cannot unmarshal yaml document: ";
    bool is_syntax = fault.helm.starts_with(fmt::format("{}error converting", kDocument));
    std::string helm = is_syntax ? fmt::format("{}{}", kDocument, go_yaml_error(source, fault.diagnostic)) : fault.helm;
    fault.diagnostic.code = base::Code::ChartBroken;
    return std::unexpected(ChartError{std::move(fault.diagnostic), "cannot load values.yaml: " + helm});
  }
  return *values;
}

}  // namespace pave::render::helm
