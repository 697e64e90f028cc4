#pragma once

#include <concepts>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// Marks an English text of core for translation, as QT_TRANSLATE_NOOP does in the window:
/// `FOVEA_TEXT("Messages", "There is nothing at this path.")` is the text itself.
#define FOVEA_TEXT(scope, text) text

namespace fovea {

/// A number of bytes, said as "380 MB" or "5.2 GB".
struct Bytes {
    double value = 0;
    bool operator==(const Bytes&) const = default;
};

/// Words of ours that are translated one by one and joined as a list: "training and test".
struct Terms {
    std::vector<std::string> words;
    bool operator==(const Terms&) const = default;
};

/// What stands in one place of a message. A whole number is said with the language's
/// separators, another number with three decimals, and a std::string (the name of a class, a
/// column, a file) as it is.
using Argument = std::variant<std::int64_t, double, Bytes, Terms, std::string>;

struct MessageArgument {
    std::string name;
    Argument value;

    template <class T>
    requires(!std::integral<T>) MessageArgument(std::string argument, T said)
        : name(std::move(argument)), value(std::move(said)) {}
    MessageArgument(std::string argument, std::integral auto said)
        : name(std::move(argument)), value(std::int64_t(said)) {}
    bool operator==(const MessageArgument&) const = default;
};

/// A kind of message, a constant beside the code that says it:
///
///     constexpr MessageKind kSmallClass{
///         "small_class", FOVEA_TEXT("Messages", "Class \"{class}\" has only {patients|patient|patients}.")};
///
/// `code` stands in JSON and never changes. `text` is plain English, one or two sentences, with places:
/// - {name}: the argument of that name;
/// - {name|one|several}: its number and the word that goes with it: "1 patient", "3 patients".
struct MessageKind {
    const char* code;
    const char* text;
};

/// A sentence for people as a value: a problem of the data, a notice of a run, what is behind an
/// error. Made by core, said by the command line and by reports in English (messageText()), and
/// by the window in the user's language (ui/text/message_words.h). Names no patient.
///
/// It carries its English text, so that a record is readable by a version that does not know the
/// kind (a newer one's, or one that is no more).
struct Message {
    std::string code;  ///< empty: a plain sentence, not translated (of a library, of an earlier version)
    std::string text;
    std::vector<MessageArgument> arguments;

    Message() = default;
    Message(std::string sentence) : text(std::move(sentence)) {}
    Message(const char* sentence) : text(sentence) {}
    Message(const MessageKind& kind, std::vector<MessageArgument> said = {})
        : code(kind.code), text(kind.text), arguments(std::move(said)) {}

    bool is(const MessageKind& kind) const { return code == kind.code; }
    bool empty() const { return text.empty(); }
    /// The argument of that name, nullptr where there is none.
    const Argument* argument(const std::string& name) const;
    /// The number of that name, 0 where there is none.
    double number(const std::string& name) const;
    bool operator==(const Message&) const = default;
};

/// How a language says texts, numbers and lists. This one is English.
class MessageFormat {
public:
    virtual ~MessageFormat() = default;
    /// Of a text or a term, as FOVEA_TEXT marked it.
    virtual std::string translated(const std::string& english) const { return english; }
    virtual std::string count(std::int64_t number) const;  ///< "1234"
    virtual std::string number(double value) const;        ///< "0.912"
    /// Of a finite number, with so many decimals: "71.7".
    virtual std::string decimal(double value, int digits) const;
    virtual std::string bytes(double value) const;  ///< "5.2 GB", "380 MB"
    /// "training", "training and test", "training, validation and test".
    virtual std::string listed(const std::vector<std::string>& words) const;
    /// The same side by side, as after a colon: "training, validation, test".
    virtual std::string enumerated(const std::vector<std::string>& words) const;
};

/// The message in words. A place without an argument stays as it stands.
std::string messageText(const Message& message, const MessageFormat& format = MessageFormat());
std::vector<std::string> messageTexts(const std::vector<Message>& messages);

/// As records keep it: {"code": "small_class", "text": ..., "arguments": {"class": "AMD", "patients": 3}};
/// a size is {"bytes": 1e9}, terms are an array; a plain sentence is a string.
nlohmann::json toJson(const Message& message);
nlohmann::json toJson(const std::vector<Message>& messages);
/// What toJson() wrote. Throws json::exception for anything else.
Message messageFrom(const nlohmann::json& json);
std::vector<Message> messagesFrom(const nlohmann::json& json);

}  // namespace fovea
