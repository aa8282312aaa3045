#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pave::conformance {

/// One set of conformance data, and the count of what passes. Data are in the folder `name` of $PAVE_CONFORMANCE, else
/// of `../shared/conformance` beside the project. A case that fails on purpose stands in
/// `tests/conformance/NAME.skips.txt`, one a line: `case name # reason`; lines that begin with # are comments.
///
///     TEST(Psa, Verdicts) {
///       Suite suite("psa");
///       if (!suite.found()) GTEST_SKIP() << suite.missing();
///       for (...) suite.record(name, got == wanted, "got " + got);
///       suite.expect_passed();
///     }
class Suite {
 public:
  explicit Suite(std::string_view name);
  /// The same with data in another place.
  Suite(std::string_view name, std::filesystem::path data);
  /// For tests of this class: other folders, and the text of the skip list.
  Suite(std::string_view name, std::filesystem::path data, std::string_view skips);

  /// Whether the folder with the data is there.
  bool found() const;
  /// Prints the line `conformance NAME: skipped (no data)` and returns it.
  std::string missing() const;

  const std::filesystem::path& folder() const { return data_; }
  /// The bytes of a file in the folder. A file that isn't there fails the test and gives an empty text.
  std::string read(std::string_view file) const;

  /// One case. `why` is shown when it failed and no skip covers it. Names are unique within a suite.
  void record(std::string_view name, bool passed, std::string_view why = {});

  /// Whether nothing failed, no skipped case passed and at least one case was recorded.
  bool passed() const;
  /// `conformance NAME: 558 passed, 0 failed, 3 skipped`; what `./dev test` adds up.
  std::string summary() const;
  /// The first failures with their reasons, one a line.
  std::string failures() const;
  /// Prints the summary; fails the running test unless passed().
  void expect_passed() const;

 private:
  void read_skips(std::string_view text);

  std::string name_;
  std::filesystem::path data_;
  std::map<std::string, std::string, std::less<>> skips_;  ///< case name -> reason
  std::vector<std::string> failures_;
  std::size_t passed_ = 0;
  std::size_t skipped_ = 0;
};

}  // namespace pave::conformance
