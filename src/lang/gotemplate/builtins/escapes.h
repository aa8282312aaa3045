#pragma once

#include <string>
#include <string_view>

namespace pave::lang::gotemplate {

/// What `html`, `js` and `urlquery` make of the printed text of their arguments (text/template, HTMLEscape and JSEscape;
/// net/url, QueryEscape): appended to `out`.
void escape_html(std::string_view text, std::string& out);
void escape_js(std::string_view text, std::string& out);
void escape_url_query(std::string_view text, std::string& out);

}  // namespace pave::lang::gotemplate
