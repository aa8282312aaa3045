// Reads the texts and answers of main.go and compares them with ours: what sigs.k8s.io/yaml accepts, the values and the
// bytes that it writes, and what libyaml's event parser accepts. A difference that no class explains is a failure.
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/float_text.h"
#include "base/sources.h"
#include "doc/events.h"
#include "doc/reader.h"
#include "doc/writer.h"
#include "tests/reference/yaml/comparison.h"

#ifdef PAVE_LIBYAML
#include "tests/reference/yaml/libyaml.h"
#endif

namespace {

using namespace pave;
using namespace pave::reference;
using doc::Kind;
using doc::Node;

int shown_failures = 20;
constexpr std::string_view kHex = "0123456789abcdef";

std::string unhex(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    out += static_cast<char>(kHex.find(hex[i]) * 16 + kHex.find(hex[i + 1]));
  return out;
}

std::string visible(std::string_view text) {
  std::string out;
  doc::write_json_string(text, out);
  return out;
}

struct Tally {
  long passed = 0;
  long failed = 0;
  std::map<std::string_view, long> classes;

  void count(const Comparison& one, Difference difference) {
    if (std::string_view known = find_class(one, difference); !known.empty()) {
      ++classes[known];
      ++passed;
      return;
    }
    if (++failed > shown_failures) return;
    std::printf("%s %s\n", one.oracle == Oracle::Libyaml ? "libyaml" : "sigs.k8s.io/yaml", visible(one.text).c_str());
    switch (difference) {
      case Difference::OnlyWeAccept:
        std::printf("  only they refuse: %s\n", std::string(one.their_error).c_str());
        break;
      case Difference::OnlyTheyAccept:
        std::printf("  only we refuse: %s, in %s\n", one.our_error->message.c_str(), visible(one.error_line).c_str());
        break;
      default:
        std::printf("  reference %s\n  ours      %s\n", visible(one.their_result).c_str(),
                    visible(one.our_result).c_str());
    }
  }
};

bool same_value(const Node& ours, const Node& theirs) {
  auto is_number = [](const Node& node) { return node.is(Kind::Int) || node.is(Kind::Float); };
  if (is_number(ours) && is_number(theirs))
    return ours.text() == theirs.text() ||
           (ours.is(Kind::Float) && base::parse_float(ours.text()) == base::parse_float(theirs.text()));
  if (ours.kind != theirs.kind) return false;
  if (ours.is(Kind::Null)) return true;
  if (ours.is(Kind::Bool)) return ours.truth() == theirs.truth();
  if (ours.is_string()) return ours.text() == theirs.text();
  if (ours.size != theirs.size) return false;
  for (std::uint32_t i = 0; i < ours.size; ++i) {
    const Node& child = ours.children()[i];
    const Node* other = ours.is_list() ? &theirs.children()[i] : theirs.find(child.key());
    if (other == nullptr || !same_value(child, *other)) return false;
  }
  return true;
}

/// The first document, which is all that sigs.k8s.io/yaml converts, and the first error of all.
struct OurReading {
  base::Sources sources;
  base::Arena arena;
  const Node* root = nullptr;

  void read(const std::string& text, Comparison& one) {
    const base::Source& source = sources.add("text.yaml", text);
    doc::Stream stream = doc::read(source, arena, {});
    if (stream.documents.empty()) return;
    root = stream.documents[0].root;
    for (const doc::Document& document : stream.documents) {
      if (document.errors.empty()) continue;
      one.our_error = document.errors[0];
      one.error_line = sources.line_of(one.our_error->origin);
      return;
    }
  }
};

void compare_with_go_yaml(const std::string& text, const std::vector<std::string>& answer, Tally& tally) {
  Comparison one{.oracle = Oracle::GoYaml,
                 .text = text,
                 .our_error = {},
                 .error_line = {},
                 .their_error = {},
                 .our_result = {},
                 .their_result = {}};
  OurReading ours;
  ours.read(text, one);
  bool they_refuse = answer[0] == "error";
  if (they_refuse) one.their_error = answer[1];
  if (one.our_error.has_value() != they_refuse) {
    Difference difference = they_refuse ? Difference::OnlyWeAccept : Difference::OnlyTheyAccept;
    return tally.count(one, difference);
  }
  if (they_refuse) {
    ++tally.passed;
    return;
  }
  Node null;
  const Node& root = ours.root == nullptr ? null : *ours.root;
  base::Arena arena;
  doc::Stream theirs =
      doc::read(ours.sources.add("answer.json", answer[1]), arena, {.profile = doc::Profile::Yaml12, .names = nullptr});
  const Node* their_root = theirs.documents.at(0).root;
  if (!same_value(root, their_root == nullptr ? null : *their_root)) {
    doc::write_json(root, {}, one.our_result);
    one.their_result = answer[1];
    return tally.count(one, Difference::OtherValue);
  }
  doc::write_yaml(root, doc::KeyOrder::Sorted, one.our_result);
  one.their_result = answer[2];
  bool they_can_write = !one.their_result.empty();
  if (they_can_write && one.our_result != one.their_result) return tally.count(one, Difference::OtherYaml);
  ++tally.passed;
}

#ifdef PAVE_LIBYAML
void compare_with_libyaml(const std::string& text, Tally& tally) {
  base::Sources sources;
  auto events = doc::read_events(sources.add("text.yaml", text));
  std::string error = libyaml_error(text);
  if (events.has_value() == error.empty()) {
    ++tally.passed;
    return;
  }
  Comparison one{.oracle = Oracle::Libyaml,
                 .text = text,
                 .our_error = {},
                 .error_line = {},
                 .their_error = error,
                 .our_result = {},
                 .their_result = {}};
  if (!events) {
    one.our_error = events.error();
    one.error_line = sources.line_of(one.our_error->origin);
  }
  Difference difference = events ? Difference::OnlyWeAccept : Difference::OnlyTheyAccept;
  tally.count(one, difference);
}
#endif

}  // namespace

/// An argument: how many failures are shown.
int main(int count, char** arguments) {
  if (count > 1) shown_failures = std::atoi(arguments[1]);
  Tally go_yaml;
  Tally libyaml;
  std::vector<std::string> answer;
  for (std::string line; std::getline(std::cin, line);) {
    answer.clear();
    std::size_t at = line.find('\t');
    std::string text = unhex(std::string_view(line).substr(0, at));
    while (at != std::string::npos) {
      std::size_t next = line.find('\t', at + 1);
      answer.push_back(unhex(std::string_view(line).substr(at + 1, next == std::string::npos ? next : next - at - 1)));
      at = next;
    }
    // The word is not in hex, but reads as such.
    answer[0] = answer.size() == 3 ? "json" : "error";
    compare_with_go_yaml(text, answer, go_yaml);
#ifdef PAVE_LIBYAML
    compare_with_libyaml(text, libyaml);
#endif
  }
  for (const auto& [name, cases] : go_yaml.classes)
    std::printf("  sigs.k8s.io/yaml, on purpose: %6ld %s\n", cases, std::string(name).c_str());
  for (const auto& [name, cases] : libyaml.classes)
    std::printf("  libyaml, on purpose: %6ld %s\n", cases, std::string(name).c_str());
#ifndef PAVE_LIBYAML
  std::puts("reference yaml, libyaml: skipped (no libyaml-dev)");
#endif
  long passed = go_yaml.passed + libyaml.passed;
  long failed = go_yaml.failed + libyaml.failed;
  std::printf("reference yaml: %ld passed, %ld failed\n", passed, failed);
  return failed == 0 && passed > 0 ? 0 : 1;
}
