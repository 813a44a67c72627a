#include "interview/talk.hpp"

#include "base/text.hpp"
#include "interview/text.hpp"

namespace sti::interview {
namespace {

using Kind = Prompt::Kind;

constexpr std::size_t most_refusals = 100;

class Conversation {
 public:
  Conversation(Interview& interview, const Pack& pack, const Phrases& phrases, Lang lang, const Talk& talk)
      : interview_(interview), phrases_(phrases), lang_(lang), talk_(talk), text_(interview, pack, phrases, lang) {}

  Ended run() {
    talk_.say(text_.intro() + text_.prompt());
    for (std::size_t refusals = 0; refusals < most_refusals;) {
      talk_.say("> ");
      const auto line = talk_.listen();
      if (!line) {
        talk_.say("\n");
        say_end();
        return Ended::input_ended;
      }
      const auto done = hear(*line);
      if (done == Done::advice || done == Done::quit) say_end();
      if (done == Done::quit) return Ended::quit;
      if (done == Done::advice || interview_.finished()) return Ended::advice;
      if (done == Done::moved) talk_.say(text_.prompt());
      refusals = done == Done::refused ? refusals + 1 : 0;
    }
    return Ended::not_understood;
  }

 private:
  enum class Done { moved, stayed, refused, advice, quit };

  Done hear(std::string_view line) {
    if (const auto done = command(line, is_word)) return *done;
    const auto refusal = interview_.answer(line);
    if (!refusal) {
      talk_.say(text_.noted());
      return Done::moved;
    }
    if (const auto done = command(line, begins_word)) return *done;
    talk_.say(text_.refusal(*refusal));
    return Done::refused;
  }

  /// What was taken back stands again; what was begun and not finished is said.
  void say_end() const {
    interview_.restore();
    if (const auto text = text_.left_out(); !text.empty()) talk_.say(text);
  }

  /// A word that is no answer to the question; an empty line leaves it as it is.
  template <class Fits>
  std::optional<Done> command(std::string_view text, const Fits& fits) {
    const auto is = [&](PlainSentence name) { return fits(text, phrases_, name, lang_); };
    if (trim(text).empty()) return keep();
    const bool is_unknown_part = interview_.prompt().kind == Kind::what && is("interview-word-unknown");
    if (is("interview-word-skip") || is_unknown_part) return skip();
    if (is("interview-word-advice")) return Done::advice;
    if (is("interview-word-quit")) return Done::quit;
    if (is("interview-word-help")) {
      talk_.say(text_.help());
      return Done::stayed;
    }
    if (!is("interview-word-back")) return std::nullopt;
    if (interview_.back()) return Done::moved;
    talk_.say(text_.paragraph_of("interview-first"));
    return Done::stayed;
  }

  Done keep() {
    if (interview_.kept().empty()) return skip();
    interview_.keep();
    talk_.say(text_.noted());
    return Done::moved;
  }

  Done skip() {
    if (interview_.needs_time()) {
      talk_.say(text_.paragraph_of("interview-roughly"));
      return Done::refused;
    }
    switch (interview_.prompt().kind) {
      case Kind::what:
      case Kind::taken_on:
      case Kind::result:
      case Kind::dated_on:
        talk_.say(text_.paragraph_of("interview-left-out"));
        break;
      case Kind::fact:
      case Kind::hour:
      case Kind::site:
        talk_.say(text_.paragraph_of("interview-skipped"));
        break;
      default:
        break;
    }
    interview_.skip();
    return Done::moved;
  }

  Interview& interview_;
  const Phrases& phrases_;
  Lang lang_;
  const Talk& talk_;
  InterviewText text_;
};

}  // namespace

Ended hold_interview(Interview& interview, const Pack& pack, const Phrases& phrases, Lang lang, const Talk& talk) {
  return Conversation(interview, pack, phrases, lang, talk).run();
}

}  // namespace sti::interview
