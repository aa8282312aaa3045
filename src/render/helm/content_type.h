#pragma once

#include <string_view>

namespace pave::render::helm {

/// What kind of file begins with these bytes, as Go's net/http, DetectContentType, says of Helm's buffer: the first 512
/// bytes, filled up with zeros. Helm names it when a chart is no archive. Source: https://mimesniff.spec.whatwg.org.
std::string_view content_type(std::string_view bytes);

}  // namespace pave::render::helm
