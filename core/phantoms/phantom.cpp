#include <algorithm>
#include <utility>

#include "phantoms/eye.h"
#include "phantoms/other_lesions.h"
#include "phantoms/phantoms.h"
#include "phantoms/specks.h"

namespace fovea::phantoms {

namespace {

double strengthOf(Random& random, const PhantomOptions& options) {
    // No number is taken where all are alike, so that such sets stay what they were.
    return options.leastStrength < 1 ? random.uniform(options.leastStrength, 1) : 1;
}

/// The eye with what a lesion of its kind changes in the anatomy itself, and where.
std::array<Plane, 3> paintWith(const Eye& eye, Random& anatomy, Random& disease, bool diseased,
                               double strength, const PhantomOptions& options, std::vector<Lesion>& lesions) {
    Changes changes;
    if (options.kind == LesionKind::texture) {
        const std::vector<Lesion> patches = placePatches(eye, disease);
        if (diseased) lesions = patches;
        // Healthy and diseased take the same numbers.
        Random ground(mixSeed({anatomy.bits()}));
        const Plane relief = streaks(eye, ground, options.size, lesions, strength);
        changes.relief = &relief;
        return paint(eye, anatomy, options.size, changes);
    }
    if (options.kind == LesionKind::vessel && diseased) {
        Plane missing(options.size);
        changes.fadedVessel = 2 * int(disease.below(kVessels / 2));
        static_assert(inArcade(2));
        changes.faded = strength;
        changes.missing = &missing;
        auto planes = paint(eye, anatomy, options.size, changes);
        lesions = alongMissing(missing, eye);
        return planes;
    }
    return paint(eye, anatomy, options.size);
}

/// With noise, as bytes.
imaging::Pixels withGrain(const std::array<Plane, 3>& planes, Random& noise, float deviation) {
    constexpr float kColourGrain = 0.5f;
    const int size = planes[0].size;
    imaging::Pixels pixels{size, size, 3, std::vector<std::uint8_t>(planes[0].values.size() * 3)};
    for (std::size_t i = 0; i < planes[0].values.size(); ++i) {
        const auto [common, red, green, blue] = grain(noise);
        const float own[] = {red, green, blue};
        for (std::size_t c = 0; c < 3; ++c) {
            const float value = planes[c].values[i] + deviation * (common + kColourGrain * own[c]);
            pixels.data[3 * i + c] = static_cast<std::uint8_t>(std::clamp(value + 0.5f, 0.0f, 255.0f));
        }
    }
    return pixels;
}

}  // namespace

const char* lesionKindName(LesionKind kind) {
    switch (kind) {
        case LesionKind::specks:
            return "specks";
        case LesionKind::texture:
            return "texture";
        case LesionKind::vessel:
            return "vessel";
        case LesionKind::pair:
            return "pair";
    }
    return "";
}

Phantom makePhantom(std::uint64_t seed, bool diseased, const PhantomOptions& options) {
    // Streams of their own, so that a healthy and a diseased phantom of one seed
    // differ in the lesions and in nothing else.
    Random anatomy(mixSeed({seed, 1}));
    Random disease(mixSeed({seed, 2}));
    Random noise(mixSeed({seed, 3}));
    const int size = options.size;
    const Eye eye = makeEye(anatomy, size);
    const double strength = strengthOf(disease, options);
    std::vector<Lesion> lesions;
    std::array<Plane, 3> planes = paintWith(eye, anatomy, disease, diseased, strength, options, lesions);
    const auto deviation = static_cast<float>(anatomy.uniform(1.5, 3));

    Phantom phantom;
    phantom.diseased = diseased;
    phantom.leftEye = eye.left;
    if (options.kind == LesionKind::specks && diseased)
        lesions = drawSpecks(planes, eye, disease, options, strength, 4 * deviation);
    if (options.kind == LesionKind::pair) lesions = drawPair(planes, eye, disease, diseased, strength);
    if (diseased) phantom.lesions = std::move(lesions);
    phantom.pixels = withGrain(planes, noise, deviation);
    return phantom;
}

QuestionsPhantom makeQuestionsPhantom(std::uint64_t seed, const Shown& shown, const PhantomOptions& options) {
    Random anatomy(mixSeed({seed, 1})), ofSpecks(mixSeed({seed, 2})), noise(mixSeed({seed, 3})),
        ofBlots(mixSeed({seed, 4}));
    const Eye eye = makeEye(anatomy, options.size);
    std::array<Plane, 3> planes = paint(eye, anatomy, options.size);
    const auto deviation = static_cast<float>(anatomy.uniform(1.5, 3));
    QuestionsPhantom phantom;
    phantom.leftEye = eye.left;
    // Specks first: where one fits is not to depend on blots.
    if (shown.specks) phantom.specks = drawSpecks(planes, eye, ofSpecks, options, 1, 4 * deviation);
    phantom.blots = drawBlots(planes, eye, ofBlots, shown.grade);
    phantom.pixels = withGrain(planes, noise, deviation);
    return phantom;
}

}  // namespace fovea::phantoms
