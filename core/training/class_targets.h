#pragma once

#include <span>
#include <vector>

namespace fovea::training {

/// What the loss asks of each class: for an image of class y it is
/// - sum over c of rows[y][c] * log softmax(logits + shift)[c].
/// Class weights and soft labels are both such a matrix; plain cross-entropy is the
/// identity without a shift.
///
/// Weights alone would teach probabilities of a world in which all classes are as
/// frequent. So the loss sees the logits shifted by the logarithm of what the weights
/// do to the classes' frequencies (logit adjustment, Menon and others, ICLR 2021,
/// arXiv 2007.07314): the network's own logits, with which it is validated, stored and
/// used, keep the frequencies that there are.
struct ClassTargets {
    std::vector<double> rows;     ///< [C, C], true class first; empty: the identity
    std::vector<double> shift;    ///< [C]; empty: none
    std::vector<double> weights;  ///< [C] as in `rows`, mean 1 over the images; empty: none
    bool plain() const { return rows.empty(); }
};

/// `counts` [C]: training images of each class, none of them 0.
/// `weighted`: inverse frequency. `ordinal`: the classes are grades in their order, and a
/// label is spread over them as softmax(-kSharpness * squared distance) (SORD: Diaz and Marathe,
/// Soft Labels for Ordinal Regression, CVPR 2019), so that far off costs more than near.
ClassTargets classTargets(std::span<const int> counts, bool weighted, bool ordinal);

/// Of the squared distance in grades: the neighbours get 0.11 each beside 0.79, so that
/// probabilities still read as such (the paper's 1 leaves 0.58).
inline constexpr double kSharpness = 2;

/// Whether the largest class has more than this many times the smallest one's images.
inline constexpr double kUnbalanced = 3;
bool unbalanced(std::span<const int> counts);

}  // namespace fovea::training
