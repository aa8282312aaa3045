#pragma once

#include <span>
#include <string_view>

#include "base/code.h"

namespace pave::show {

/// A page of docs/findings, built into the program: Markdown, a title line with the rule's id first.
struct Page {
  std::string_view id;  ///< `family/name`: the page is docs/findings/FAMILY/NAME.md
  std::string_view text;
};

/// All pages, sorted by id.
std::span<const Page> all_pages();

/// The page of a code; every code has one.
std::string_view page(base::Code code);

/// The first paragraph below the title: what the rule is about, on one line or several.
std::string_view first_paragraph(std::string_view page);

}  // namespace pave::show
