#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "show/report.h"

namespace pave::show {

struct TextStyle {
  bool color = false;         ///< ANSI colours
  std::size_t width = 100;    ///< columns of the terminal; source lines are cut to it
  bool show_allowed = false;  ///< print allowed findings, with their reason
};

/// Appends the report for people. Each finding is
///
///     error schema/unknown-field: unknown field "replcas"
///       --> apps/cart.yaml:7:3  Deployment shop/cart, spec.replcas
///        |
///      7 |   replcas: 3
///        |   ^^^^^^^
///        = help: did you mean "replicas"?
///        = same in 6 more objects: Deployment shop/a, Deployment shop/b, Deployment shop/c and 3 more
///
/// Findings with the same rule, place, severity, message and help are one. The last line has the counts. Needs findings
/// that are sorted as sort_findings() does. Text from the input can't steer the terminal: see append_harmless().
void write_text(std::span<const judge::Finding> findings, const Summary& summary, TextStyle style, std::string& out);

/// The findings alone, without the last line.
void write_findings(std::span<const judge::Finding> findings, TextStyle style, std::string& out);

/// The last line alone, without a line break: `2 errors and 1 warning: 120 objects of 34 files checked in 12 ms`, then what was
/// left out.
std::string summary_line(const Counts& counts, const Summary& summary);

/// The part of it about what was left out: `3 files are not manifests; not judged: 2 chart files`, where `done` is
/// `judged`; empty when nothing was.
std::string left_out_text(const Summary& summary, std::string_view done);

}  // namespace pave::show
