#include "load/table_axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "base/text.hpp"

namespace sti::load {
namespace {

constexpr auto lowest = std::numeric_limits<std::int64_t>::min() / 2;
constexpr auto highest = std::numeric_limits<std::int64_t>::max() / 2;

}  // namespace

void Axis::take(const std::vector<CellItem>& items) {
  for (const auto& item : items) {
    items_.push_back(item);
    is_numeric_ = is_numeric_ || item.is_range;
    if (!item.range) continue;
    ranges_.push_back(*item.range);
    for (const auto& end : {item.range->low, item.range->high}) {
      if (!end) continue;
      places_ = std::max(places_, end->places);
      is_below_zero_ = is_below_zero_ || end->units < 0;
    }
  }
}

CellTest Axis::as_meant(const CellTest& test) const {
  if (!declared_ || !test.is_negated) return test;
  const auto whole = folded("not " + test.items.front().word);
  const auto is_it = [&](const CellItem& value) { return folded(value.word) == whole; };
  if (std::none_of(declared_->begin(), declared_->end(), is_it)) return test;
  auto out = test;
  out.is_negated = false;
  out.items.front() = {whole, {}, false};
  return out;
}

void Axis::mention(const CellTest& test) { take(as_meant(test).items); }

void Axis::declare(const std::vector<CellItem>& values) {
  declared_ = values;
  take(values);
}

Axis::Position Axis::position(const Decimal& number) const {
  auto out = number.units;
  for (int place = number.places; place < places_; ++place) out *= 10;
  return places_ > 0 ? 2 * out : out;
}

Axis::Stretch Axis::stretch(const CellRange& range) const {
  return {range.low ? position(*range.low) + (range.above_low ? 1 : 0) : lowest,
          range.high ? position(*range.high) - (range.below_high ? 1 : 0) : highest};
}

std::string Axis::number_at(Position position) const {
  if (places_ == 0) return std::to_string(position);
  const auto units = position / 2;
  std::string digits = std::to_string(std::abs(units));
  if (digits.size() <= std::size_t(places_)) digits.insert(0, std::size_t(places_) + 1 - digits.size(), '0');
  digits.insert(digits.size() - std::size_t(places_), ".");
  while (digits.ends_with('0')) digits.pop_back();
  if (digits.ends_with('.')) digits.pop_back();
  return (units < 0 ? "-" : "") + digits;
}

NumberRange Axis::shown(const Stretch& stretch) const {
  const auto is_between = [&](Position position) { return places_ > 0 && position % 2 != 0; };
  NumberRange out;
  if (stretch.first != lowest)
    out.low = is_between(stretch.first) ? ">" + number_at(stretch.first - 1) : number_at(stretch.first);
  if (stretch.last != highest)
    out.high = is_between(stretch.last) ? "<" + number_at(stretch.last + 1) : number_at(stretch.last);
  return out;
}

/// The numbers that there are, in rising order.
std::vector<Axis::Stretch> Axis::domain() const {
  if (!declared_) return {{is_below_zero_ ? lowest : 0, highest}};
  std::vector<Stretch> out;
  for (const auto& item : *declared_) {
    if (item.range) out.push_back(stretch(*item.range));
  }
  std::sort(out.begin(), out.end(), [](const Stretch& a, const Stretch& b) { return a.first < b.first; });
  return out;
}

std::string Axis::key_of(const CellItem& item) const {
  return item.range && !item.is_range ? number_at(position(*item.range->low)) : folded(item.word);
}

bool Axis::is_mistyped(const CellItem& item) const {
  return !declared_ && !ranges_.empty() && !item.range &&
         item.word.find_first_of("0123456789%+<>") != std::string::npos;
}

void Axis::add_word(const CellItem& item) {
  const auto [place, is_new] = words_.try_emplace(key_of(item), values_.next());
  if (!is_new) return;
  FactValue value;
  value.id = item.range ? place->first : item.word;
  values_.push_back(std::move(value));
}

List<FactValue> Axis::make_values() {
  if (is_numeric_) {
    std::set<Position> starts;
    for (const auto& range : ranges_) {
      const auto [first, last] = stretch(range);
      starts.insert(first);
      if (last != highest) starts.insert(last + 1);
    }
    Position reached = lowest;
    for (const auto& part : domain()) {
      Position first = std::max(part.first, reached);  // declared parts may meet
      for (auto at = starts.upper_bound(first); first <= part.last; ++at) {
        const auto last = at == starts.end() || *at > part.last ? part.last : *at - 1;
        FactValue value;
        value.numbers = shown({first, last});
        value.numbers->follows = !stretches_.empty() && stretches_.back().last + 1 == first;
        value.id = to_string(*value.numbers);
        values_.push_back(std::move(value));
        stretches_.push_back({first, last});
        first = last + 1;
        if (at == starts.end()) break;
      }
      reached = std::max(reached, first);
    }
  }
  for (const auto& item : declared_ ? *declared_ : items_) {
    if (!(is_numeric_ && item.range)) add_word(item);
  }
  if (!declared_ && !is_numeric_ && values_.size() == 1) add_word({"not " + values_.front().id, {}, false});
  return values_;
}

Numbers Axis::numbers() const {
  if (is_numeric_) return places_ == 0 ? Numbers::whole : Numbers::decimal;
  // Of one number there is what is not that one, too.
  const bool are_all = !declared_ && !items_.empty() && ranges_.size() == items_.size();
  return are_all && !words_.contains("not " + key_of(items_.front())) ? Numbers::named : Numbers::none;
}

std::optional<std::vector<Index<FactValue>>> Axis::find(const CellTest& written, const SheetCell& cell,
                                                        const Context& context) const {
  const auto test = as_meant(written);
  std::set<Index<FactValue>> named;
  for (const auto& item : test.items) {
    if (is_mistyped(item)) {
      context.add(
          Code::wrong_type, cell.pos, fmt::format("`{}` is no number", item.word),
          "numbers are written as `72`, `>=72` or `16..25`, without a unit and of at most 12 digits; if it is a "
          "value of its own, name it under `values`");
      return std::nullopt;
    }
    bool is_known = false;
    const auto add = [&](Index<FactValue> value) {
      named.insert(value);
      is_known = true;
    };
    if (is_numeric_ && item.range) {
      const auto asked = stretch(*item.range);
      for (std::size_t i = 0; i < stretches_.size(); ++i) {
        if (stretches_[i].first >= asked.first && stretches_[i].last <= asked.last) add(Index<FactValue>(i));
      }
    } else if (const auto word = words_.find(key_of(item)); word != words_.end()) {
      add(word->second);
    }
    if (is_known) continue;
    std::vector<std::string> ids;
    for (const auto& value : values_) ids.push_back(value.id);
    const auto guess = nearest(item.word, ids);
    context.add(Code::unknown_value, cell.pos, fmt::format("`{}` is none of the values that there are", item.word),
                guess.empty() ? "they are " + list_names(ids, "and") : did_you_mean(guess));
    return std::nullopt;
  }
  std::vector<Index<FactValue>> out;
  for (const auto value : values_.indices()) {
    if (named.contains(value) != test.is_negated) out.push_back(value);
  }
  return out;
}

}  // namespace sti::load
