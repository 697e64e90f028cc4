#include "phantoms/lesion_shape.h"

#include <cmath>

namespace fovea::phantoms {

double lesionShape(double r2, double sigma) {
    const double u = r2 / (sigma * sigma);
    // The Laguerre polynomial that four Laplacians of a Gaussian bring forth, 1 at u = 0.
    return (384 + u * (-768 + u * (288 + u * (-32 + u)))) / 384 * std::exp(-u / 2);
}

}  // namespace fovea::phantoms
