#include "tests/conformance/suite.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

namespace pave::conformance {
namespace {

constexpr std::size_t kShownFailures = 20;

std::filesystem::path project() { return PAVE_SOURCE_FOLDER; }

std::filesystem::path data_root() {
  const char* chosen = std::getenv("PAVE_CONFORMANCE");
  if (chosen != nullptr && *chosen != '\0') return chosen;
  return project().parent_path() / "shared" / "conformance";
}

std::string read_whole(const std::filesystem::path& path, bool* ok) {
  std::ifstream file(path, std::ios::binary);
  *ok = file.good();
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string_view trim(std::string_view text) {
  std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

}  // namespace

Suite::Suite(std::string_view name) : Suite(name, data_root() / name) {}

Suite::Suite(std::string_view name, std::filesystem::path data) : name_(name), data_(std::move(data)) {
  bool exists = false;
  read_skips(read_whole(project() / "tests" / "conformance" / (name_ + ".skips.txt"), &exists));
}

Suite::Suite(std::string_view name, std::filesystem::path data, std::string_view skips)
    : name_(name), data_(std::move(data)) {
  read_skips(skips);
}

void Suite::read_skips(std::string_view text) {
  while (!text.empty()) {
    std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    std::size_t mark = line.rfind(" # ");
    std::string_view reason = mark == std::string_view::npos ? std::string_view() : trim(line.substr(mark + 3));
    std::string_view skipped = trim(line.substr(0, mark));
    if (reason.empty()) failures_.push_back(fmt::format("{}: a skip needs a reason: `{} # reason`", skipped, skipped));
    skips_.emplace(skipped, reason);
  }
}

bool Suite::found() const {
  std::error_code ignored;
  return std::filesystem::is_directory(data_, ignored);
}

std::string Suite::missing() const {
  std::string line = fmt::format("conformance {}: skipped (no data)", name_);
  std::puts(line.c_str());
  return line;
}

std::string Suite::read(std::string_view file) const {
  bool ok = false;
  std::string bytes = read_whole(data_ / file, &ok);
  EXPECT_TRUE(ok) << "can't read " << file << " of conformance suite " << name_;
  return bytes;
}

void Suite::record(std::string_view name, bool passed, std::string_view why) {
  bool skipped = skips_.contains(name);
  if (passed && skipped) {
    failures_.push_back(fmt::format("{}: passes, so it has no place in {}.skips.txt", name, name_));
  } else if (passed) {
    ++passed_;
  } else if (skipped) {
    ++skipped_;
  } else {
    failures_.push_back(fmt::format("{}: {}", name, why));
  }
}

bool Suite::passed() const { return failures_.empty() && passed_ + skipped_ > 0; }

std::string Suite::summary() const {
  return fmt::format("conformance {}: {} passed, {} failed, {} skipped", name_, passed_, failures_.size(), skipped_);
}

std::string Suite::failures() const {
  std::string out;
  for (std::size_t i = 0; i < std::min(failures_.size(), kShownFailures); ++i) out += "  " + failures_[i] + "\n";
  if (failures_.size() > kShownFailures) out += fmt::format("  ... and {} more\n", failures_.size() - kShownFailures);
  return out;
}

void Suite::expect_passed() const {
  std::puts(summary().c_str());
  EXPECT_TRUE(passed()) << (passed_ + skipped_ + failures_.size() == 0 ? "  the data hold no case\n" : failures());
}

}  // namespace pave::conformance
