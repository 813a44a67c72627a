#include "report/wording/frequency.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/wording/wording.hpp"

namespace sti::report {
namespace {

constexpr int million = 1'000'000;

}  // namespace

std::string with_grouped_digits(long value, Lang lang) {
  auto digits = fmt::format("{}", value);
  const std::string_view mark = lang == Lang::nb ? no_break_space : ",";
  const bool short_enough = digits.size() < 4;
  for (std::size_t at = digits.size(); !short_enough && at > 3; at -= 3) digits.insert(at - 3, mark);
  if (!short_enough && digits.starts_with(mark)) digits.erase(0, mark.size());
  return digits;
}

double rounded(double value) {
  if (value <= 0) return 0;
  const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
  return std::round(value / unit) * unit;
}

std::string two_figures(double value, Lang lang) {
  const double shown = rounded(value);
  if (shown >= 10 || shown == 0) return with_grouped_digits(std::lround(shown), lang);
  const int decimals = 1 - int(std::floor(std::log10(shown) + 1e-9));
  auto text = fmt::format("{:.{}f}", shown, decimals);
  while (text.find('.') != std::string::npos && (text.back() == '0' || text.back() == '.')) text.pop_back();
  return with_mark_of(lang, std::move(text));
}

std::string with_mark_of(Lang lang, std::string number) {
  if (lang == Lang::nb) std::replace(number.begin(), number.end(), '.', ',');
  return number;
}

std::string frequency(const Range& range, int per, const Phrases& phrases, Lang lang) {
  const double value = range.point.value_or(0) > 0 ? *range.point : range.high;
  if (value * per < 1 && range.point.value_or(1) > 0) per = million;
  const auto base = with_grouped_digits(per, lang);
  const bool nothing_to_tell = range.high * per < 1 && range.high > 0 && per == million;
  if (nothing_to_tell) return phrases.fill("frequency-under-one", lang, {{"base", base}});
  const auto low = two_figures(range.low * per, lang);
  const auto high = two_figures(range.high * per, lang);
  if (!range.point) {
    if (low == high) return phrases.fill("frequency-about", lang, {{"point", low}, {"base", base}});
    return phrases.fill("frequency-range", lang, {{"low", low}, {"high", high}, {"base", base}});
  }
  const auto name = *range.point > 0 ? SentenceOf<4>("frequency-point") : "frequency-none";
  return phrases.fill(name, lang,
                      {{"point", two_figures(*range.point * per, lang)}, {"low", low}, {"high", high}, {"base", base}});
}

std::optional<Spoken> spoken(const Range& range) {
  constexpr double most_off = 0.15;  // by rounding to whole people, of the number itself
  const double low = range.point.value_or(range.low), high = range.point.value_or(range.high);
  for (int base = 10; base <= million && high > 0; base *= 10) {
    const auto is_near = [&](double share) {
      return std::abs(std::round(share * base) / base - share) <= most_off * share;
    };
    if (is_near(low) && is_near(high)) return Spoken{int(std::round(low * base)), int(std::round(high * base)), base};
  }
  return std::nullopt;
}

std::string percent(const Range& share, const Phrases& phrases, Lang lang) {
  const auto whole = [&](double part) {
    // Never "100 %": what is rounded up to it is said as more than the last whole percent.
    const double shown = part * 100;
    if (shown > 99.49) return phrases.get("percent-over-99", lang);
    return two_figures(shown, lang);
  };
  const auto low = whole(share.low), high = whole(share.high);
  const auto point = share.point ? whole(*share.point) : std::string{};
  if (low == high) return phrases.fill("percent-about", lang, {{"point", low}});
  return phrases.fill("percent-point", lang, {{"point", point}, {"low", low}, {"high", high}});
}

}  // namespace sti::report
