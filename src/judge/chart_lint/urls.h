#pragma once

#include <string_view>

namespace pave::judge::chart_lint {

/// Whether Helm takes a text of Chart.yaml for an e-mail address (IsEmail of github.com/asaskevich/govalidator).
bool is_email(std::string_view text);
/// A web address, whose scheme may be missing (IsURL of the same).
bool is_web_address(std::string_view text);
/// A whole URL, with a scheme (IsRequestURL of the same).
bool is_url(std::string_view text);

}  // namespace pave::judge::chart_lint
