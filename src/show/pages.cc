#include "show/pages.h"

#include <algorithm>
#include <cassert>

namespace pave::show {

// Defined in the file that cmake/embed_pages.cmake writes.
extern const std::span<const Page> kPages;

std::span<const Page> all_pages() { return kPages; }

std::string_view page(base::Code code) {
  std::string_view id = base::facts(code).id;
  auto found = std::ranges::lower_bound(kPages, id, {}, &Page::id);
  assert(found != kPages.end() && found->id == id);
  return found->text;
}

std::string_view first_paragraph(std::string_view page) {
  std::size_t title_end = page.find("\n\n");
  if (title_end == std::string_view::npos) return {};
  std::string_view rest = page.substr(title_end + 2);
  rest = rest.substr(0, rest.find("\n\n"));
  while (rest.ends_with('\n')) rest.remove_suffix(1);
  return rest;
}

}  // namespace pave::show
