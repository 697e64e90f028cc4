#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace fovea::adapter {

/// What is known of an image beside its pixels, as text, by the variable's name. One that is missing or empty
/// is not known.
using VariableValues = std::map<std::string, std::string>;

/// A clinical variable: a number, or one of some words.
struct Variable {
    std::string name;
    /// Of a number, over the training images of which it is known.
    double mean = 0, deviation = 1;
    /// Of words those that training images have, ascending, and the share of images of each. Empty: a number.
    std::vector<std::string> words = {};
    std::vector<double> shares = {};
    /// The share of training images of which it is not known. Above 0, that is one more number.
    double missingShare = 0;

    bool isNumber() const { return words.empty(); }
    /// Whether it is known what this text says.
    bool knows(const std::string& text) const;
    bool operator==(const Variable&) const = default;
};

/// How clinical variables become numbers: fitted to training images, kept in an adapter's file. Of the
/// patients it holds nothing but means, and words that several of them have. Immutable once fitted,
/// thread-safe.
struct VariableCoding {
    std::vector<Variable> variables;

    /// A variable of which every known value is a number, with decimal point, is one; else each of its words
    /// becomes a number of its own that is 1 or 0. Words of fewer than kFewestImages images are no words of
    /// it. Errors: invalidArgument (nothing to tell images apart by: all are alike, none is known, or there
    /// are more than kMostWords words, as an identifier has). Names of `names` are told apart as written.
    static Result<VariableCoding> fit(const std::vector<std::string>& names,
                                      std::span<const VariableValues> training);
    static constexpr int kFewestImages = 5, kMostWords = 20;

    /// Numbers that stand for an image, in the order of the variables: of a number one, of words one each,
    /// and one that says that it is not known where training images had that.
    int width() const;
    /// [width()]: deviations from the mean of the training images, in their standard deviations. So what is
    /// not known counts as the mean: 0, but for the number that says so.
    std::vector<float> numbers(const VariableValues& values) const;
    /// Names of the variables of which nothing is known here: no value, or one that no training image had.
    std::vector<std::string> unknownIn(const VariableValues& values) const;
    /// The same with one variable alone.
    VariableCoding only(std::size_t variable) const { return {{variables[variable]}}; }
    bool operator==(const VariableCoding&) const = default;
};

/// As text, and back. Error: corruptFile.
std::string variablesToJson(const VariableCoding& coding);
Result<VariableCoding> variablesFromJson(const std::string& json);

/// The part of a read-out that reads clinical variables: V times VariableCoding::numbers(), beside W z + b.
struct VariableReading {
    VariableCoding coding;
    std::vector<float> weights;  ///< V, [C, coding.width()]; sum over the classes 0

    /// Adds its part to `logits` [B, C]; `numbers` [B, width].
    void addTo(std::vector<double>& logits, std::span<const float> numbers) const;
    bool operator==(const VariableReading&) const = default;
};

}  // namespace fovea::adapter
