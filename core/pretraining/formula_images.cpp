#include <cmath>

#include "pretraining/formula_images_torch.h"

namespace fovea::pretraining {

namespace {

using namespace targets;

constexpr double kTau = 6.283185307179586;
constexpr int kPatch = 16;
constexpr int kSpeckPlaces = 40;  // per 128 x 128 pixels
constexpr double kRim = 1.6;      // a speck's rim is so much wider than the speck
enum Region { background, body, inside, structure, lesionRegion };
enum Lesion { none, solid, ring, textured, diffuse };

/// Random fields for a batch; all from one generator.
class Draw {
public:
    Draw(int count, int size, std::uint64_t seed, at::Device device)
        : B(count),
          S(size),
          m_float(at::TensorOptions().device(device).dtype(at::kFloat)),
          m_generator(at::globalContext().defaultGenerator(device).clone()) {
        m_generator.set_current_seed(seed);
        const at::Tensor pixels = at::arange(S, m_float);
        X = pixels.view({1, 1, S});
        Y = pixels.view({1, S, 1});
    }

    /// Uniform, [n, 1, 1].
    at::Tensor uniform(double low, double high, std::int64_t n = -1) {
        return at::rand({n < 0 ? B : n, 1, 1}, m_generator, m_float) * (high - low) + low;
    }
    /// Logarithmically uniform, [n, 1, 1].
    at::Tensor spread(double low, double high, std::int64_t n = -1) {
        return uniform(std::log(low), std::log(high), n).exp();
    }
    /// 0 or 1, [B, 1, 1].
    at::Tensor chance(double p) { return (uniform(0, 1) < p).to(at::kFloat); }
    /// Classes 0 .. n-1, [B].
    at::Tensor classes(std::int64_t n) {
        return at::randint(0, n, {B}, m_generator, m_float.dtype(at::kLong));
    }
    /// Standard normal.
    at::Tensor normal(at::IntArrayRef shape) { return at::randn(shape, m_generator, m_float); }
    at::Tensor rand(at::IntArrayRef shape) { return at::rand(shape, m_generator, m_float); }
    /// Noise whose grains are `cell` pixels wide, [n, S, S].
    at::Tensor noise(int cell, std::int64_t n = -1) {
        if (n < 0) n = B;
        const std::int64_t cells = (S + cell - 1) / cell + 1;
        const at::Tensor coarse = normal({n, 1, cells, cells});
        if (cell == 1) return coarse.select(1, 0).narrow(1, 0, S).narrow(2, 0, S);
        return at::upsample_bilinear2d(coarse, {S, S}, /*align_corners=*/false).select(1, 0);
    }

    std::int64_t B, S;
    at::Tensor X, Y;  ///< [1, 1, S], [1, S, 1]: pixel positions

private:
    at::TensorOptions m_float;
    at::Generator m_generator;
};

/// Lines where a smooth field crosses zero, about `width` pixels wide.
at::Tensor ridges(const at::Tensor& field, double width) {
    const at::Tensor dx = at::constant_pad_nd(field.slice(2, 1) - field.slice(2, 0, -1), {0, 1});
    const at::Tensor dy = at::constant_pad_nd(field.slice(1, 1) - field.slice(1, 0, -1), {0, 0, 0, 1});
    const at::Tensor distance2 = field.square() / (dx.square() + dy.square() + 1e-4);
    return (distance2 * (-1.0 / (width * width))).exp();
}

/// n pictures of one family of textures, [n, S, S], deviation about 0.7.
at::Tensor textureOf(Draw& d, int family, std::int64_t n) {
    const auto grating = [&](double low, double high) {
        const at::Tensor f = d.spread(low, high, n), angle = d.uniform(0, kTau, n);
        return (f * (angle.cos() * d.X + angle.sin() * d.Y) + d.uniform(0, kTau, n)).sin();
    };
    switch (family) {
        case 0:
            return at::zeros({n, d.S, d.S}, d.X.options());
        case 1:
            return grating(0.45, 1.2);
        case 2:
            return grating(0.12, 0.40);
        case 3: {  // a lattice
            const at::Tensor f = d.spread(0.25, 0.8, n), angle = d.uniform(0, kTau, n);
            const at::Tensor u = f * (angle.cos() * d.X + angle.sin() * d.Y);
            const at::Tensor v = f * (angle.cos() * d.Y - angle.sin() * d.X);
            return u.sin() * v.sin() * 1.4;
        }
        case 4: {  // dots on a lattice
            const at::Tensor f = d.spread(0.35, 0.8, n), angle = d.uniform(0, kTau, n);
            const at::Tensor u = (f * (angle.cos() * d.X + angle.sin() * d.Y)).cos();
            const at::Tensor v = (f * (angle.cos() * d.Y - angle.sin() * d.X)).cos();
            return ((u + v) * 2 - 2.5).exp() * 1.3 - 0.25;
        }
        case 5:
            return d.noise(1, n) * 0.7;
        case 6:
            return d.noise(2, n) * 0.9;
        case 7:
            return d.noise(4, n);
        case 8:
            return d.noise(8, n);
        case 9:
            return ridges(d.noise(12, n), 1.2) * 2 - 0.5;
        case 10:
            return ridges(d.noise(32, n), 1.8) * 2.4 - 0.4;
        default:  // many scales at once
            return d.noise(16, n) * 0.5 + d.noise(8, n) * 0.4 + d.noise(4, n) * 0.3 + d.noise(2, n) * 0.25 +
                   d.noise(1, n) * 0.15;
    }
}

struct Texture {
    at::Tensor picture;  ///< [B, S, S]
    at::Tensor family;   ///< [B]
};

Texture texture(Draw& d) {
    const at::Tensor family = d.classes(kTextures);
    at::Tensor picture = at::empty({d.B, d.S, d.S}, d.X.options());
    for (int f = 0; f < kTextures; ++f) {
        const at::Tensor which = (family == f).nonzero().flatten();
        if (which.numel() > 0) picture.index_copy_(0, which, textureOf(d, f, which.numel()));
    }
    return {picture, family};
}

/// A closed contour: an ellipse, turned, with two harmonics (VisualAtom).
struct Contour {
    at::Tensor centreX, centreY, radius;  // pixels, [B, 1, 1]
    at::Tensor stretch, angle;            // of the ellipse
    at::Tensor lobes1, lobes2;            // [B], classes
    at::Tensor phase1, phase2, depth1, depth2;
    at::Tensor softness;  // pixels

    static Contour random(Draw& d, const at::Tensor& x, const at::Tensor& y, const at::Tensor& radius) {
        return {x,
                y,
                radius,
                d.spread(0.7, 1.4),
                d.uniform(0, kTau),
                d.classes(kLobes),
                d.classes(kLobes),
                d.uniform(0, kTau),
                d.uniform(0, kTau),
                d.uniform(0.08, 0.3),
                d.uniform(0.04, 0.15),
                d.spread(0.4, 2.5)};
    }

    /// Radius in units of the contour's, [B, S, S]: below 1 inside.
    at::Tensor level(const Draw& d) const {
        const at::Tensor dx = d.X - centreX, dy = d.Y - centreY;
        const at::Tensor u = (angle.cos() * dx + angle.sin() * dy) * stretch;
        const at::Tensor v = (angle.cos() * dy - angle.sin() * dx) / stretch;
        const at::Tensor around = at::atan2(v, u);
        const at::Tensor n1 = (lobes1 + 1).view({-1, 1, 1}), n2 = (lobes2 + 9).view({-1, 1, 1});
        const at::Tensor wave = depth1 * (n1 * around + phase1).sin() + depth2 * (n2 * around + phase2).sin();
        return (u.square() + v.square()).sqrt() / (radius * (1 + wave));
    }
    at::Tensor mask(const at::Tensor& level, double scale = 1) const {
        return at::sigmoid((scale - level) * radius / softness);
    }
    at::Tensor mask(const Draw& d) const { return mask(level(d)); }
};

/// A blur of its own for each picture, `sigma` [B, 1, 1] pixels.
at::Tensor blurred(const at::Tensor& pictures, const at::Tensor& sigma) {
    constexpr int kHalf = 6;
    const std::int64_t B = pictures.size(0);
    const at::Tensor at = at::arange(-kHalf, kHalf + 1, pictures.options()).view({1, 1, -1});
    at::Tensor kernel = (at.square() * -0.5 / (sigma.square() + 1e-3)).exp();
    kernel = kernel / kernel.sum(-1, true);
    const at::Tensor padded = at::replication_pad2d(pictures.unsqueeze(0), {kHalf, kHalf, kHalf, kHalf});
    const std::int64_t none[] = {0, 0};
    const auto along = [&](const at::Tensor& x, const at::Tensor& weights) {
        return at::conv2d(x, weights, {}, 1, at::IntArrayRef(none), 1, B);
    };
    return along(along(padded, kernel.view({B, 1, 1, -1})), kernel.view({B, 1, -1, 1})).select(0, 0);
}

at::Tensor standardised(const at::Tensor& pictures) {
    const at::Tensor mean = pictures.mean({1, 2}, true);
    return (pictures - mean) / (pictures.std({1, 2}, true, true) + 1e-3);
}

/// Means over cells of the pictures: [B, S, S] -> [B, cells, cells].
at::Tensor cellMeans(const at::Tensor& pictures, int cell) {
    return at::avg_pool2d(pictures.unsqueeze(1), cell).select(1, 0);
}
/// Means over patches, [B, n].
at::Tensor patchMeans(const at::Tensor& pictures) {
    return cellMeans(pictures, kPatch).flatten(1);
}
/// Shares of each class of a map in the patches: [B, S, S] of classes -> [B, n, classes].
at::Tensor shares(const at::Tensor& classMap, int classes) {
    std::vector<at::Tensor> all;
    for (int c = 0; c < classes; ++c) all.push_back(patchMeans((classMap == c).to(at::kFloat)));
    return at::stack(all, -1);
}

/// The picture as it grows: pixels, and for each pixel what was put there.
struct Scene {
    at::Tensor picture, chroma, textures, regions, lesions;  // [B, S, S]
    at::Tensor offsetX, offsetY, radius, object;

    /// Lays a thing over the scene: mask [B, S, S] in 0..1, its colour [B, 1, 1].
    void put(const Draw& d, const at::Tensor& mask, const at::Tensor& pixels, const at::Tensor& colour,
             const at::Tensor& family, int region, const Contour& contour) {
        picture = picture + mask * (pixels - picture);
        chroma = chroma + mask * (colour - chroma);
        const at::Tensor here = mask > 0.5;
        textures = at::where(here, family.view({-1, 1, 1}), textures);
        regions.masked_fill_(here, region);
        describe(d, here, contour);
    }
    void describe(const Draw& d, const at::Tensor& here, const Contour& c) {
        offsetX = at::where(here, (c.centreX - d.X) / double(d.S), offsetX);
        offsetY = at::where(here, (c.centreY - d.Y) / double(d.S), offsetY);
        radius = at::where(here, (c.radius / double(d.S)).log(), radius);
        object = at::where(here, at::ones_like(object), object);
    }
};

}  // namespace

FormulaBatch drawFormulas(int count, int size, std::uint64_t seed, at::Device device) {
    const at::NoGradGuard noGrad;
    Draw d(count, size, seed, device);
    const std::int64_t B = d.B, S = d.S, G = S / kPatch;
    const at::TensorOptions whole = d.X.options().dtype(at::kLong);
    FormulaBatch out;

    // Background.
    const at::Tensor uneven = d.noise(int(S) / 4) * 0.5 + d.noise(int(S) / 8) * 0.25;
    const at::Tensor black = d.chance(0.4);
    // Smooth pictures, as of an eye or the skin, in which the finest points can be seen.
    const at::Tensor smooth = d.chance(0.5), rough = 1 - smooth;
    const at::Tensor calm = 1 - smooth * d.uniform(0.85, 1);
    const auto pattern = [&](const Texture& t) { return t.picture * d.uniform(0.1, 0.8) * calm; };
    const auto hue = [&] { return d.normal({B, 1, 1}) * 0.7; };
    Texture t = texture(d);
    Scene scene;
    scene.picture = (1 - black) * (uneven + pattern(t)) - black * 2;
    scene.chroma = d.noise(int(S) / 8) * 0.15;
    scene.textures = (t.family * (black.flatten() == 0)).view({-1, 1, 1}).expand({B, S, S}).clone();
    scene.regions = at::full({B, S, S}, int(background), whole);
    scene.lesions = at::zeros({B, S, S}, whole);
    for (at::Tensor* map : {&scene.offsetX, &scene.offsetY, &scene.radius, &scene.object})
        *map = at::zeros({B, S, S}, d.X.options());

    // The body; with a rim in half of the pictures.
    const Contour bodyShape =
        Contour::random(d, d.uniform(0.38, 0.62) * S, d.uniform(0.38, 0.62) * S, d.uniform(0.24, 0.46) * S);
    out.lobes1 = bodyShape.lobes1;
    out.lobes2 = bodyShape.lobes2;
    const at::Tensor bodyLevel = bodyShape.level(d), bodyMask = bodyShape.mask(bodyLevel);
    const at::Tensor tone = d.uniform(-1, 1);
    t = texture(d);
    at::Tensor filling = t.family;
    const at::Tensor bodyHue = hue();
    scene.put(d, bodyMask, uneven * 0.6 + tone + pattern(t), bodyHue, t.family, body, bodyShape);
    const at::Tensor rim = d.chance(0.5);
    const at::Tensor insideTone = tone + d.uniform(-1.5, 1.5);
    const at::Tensor insideMask =
        at::sigmoid((d.uniform(0.7, 0.93) - bodyLevel) * bodyShape.radius / bodyShape.softness) * rim;
    t = texture(d);
    scene.put(d, insideMask, uneven * 0.6 + insideTone + pattern(t), bodyHue + hue(), t.family, inside,
              bodyShape);
    out.filling = at::where(rim.flatten() > 0, t.family, filling);
    const at::Tensor tissue = rim * insideTone + (1 - rim) * tone;

    // Structures; the second is the first one's mirror image in half of the pictures.
    const at::Tensor mirrored = d.chance(0.5);
    Contour first = Contour::random(d, bodyShape.centreX + d.uniform(-0.75, 0.75) * bodyShape.radius,
                                    bodyShape.centreY + d.uniform(-0.75, 0.75) * bodyShape.radius,
                                    d.uniform(0.05, 0.2) * S);
    Contour second = Contour::random(d, d.uniform(0, 1) * S, d.uniform(0, 1) * S, d.uniform(0.05, 0.2) * S);
    const Texture firstFill = texture(d), secondFill = texture(d);
    const at::Tensor firstPixels = tissue + d.uniform(-1.2, 1.2) + pattern(firstFill);
    const at::Tensor secondPixels = tissue + d.uniform(-1.2, 1.2) + pattern(secondFill);
    const at::Tensor firstMask = first.mask(d), secondMask = second.mask(d);
    const at::Tensor firstHue = bodyHue + hue(), secondHue = bodyHue + hue();
    scene.put(d, firstMask, firstPixels, firstHue, firstFill.family, structure, first);
    // Mirrored about the body's own vertical axis: columns 2 * centre - x, by linear sampling's nearest.
    const at::Tensor column = (2 * bodyShape.centreX - d.X).round().to(at::kLong);  // [B, 1, S]
    const at::Tensor valid = ((column >= 0) * (column < S)).to(at::kFloat);
    const at::Tensor from = column.clamp(0, S - 1).expand({B, S, S});
    const at::Tensor mask2 = mirrored * at::gather(firstMask, 2, from) * valid + (1 - mirrored) * secondMask;
    const at::Tensor pixels2 = mirrored * at::gather(firstPixels, 2, from) + (1 - mirrored) * secondPixels;
    second.centreX = mirrored * (2 * bodyShape.centreX - first.centreX) + (1 - mirrored) * second.centreX;
    second.centreY = mirrored * first.centreY + (1 - mirrored) * second.centreY;
    second.radius = mirrored * first.radius + (1 - mirrored) * second.radius;
    const at::Tensor isPair = mirrored.flatten() > 0;
    scene.put(d, mask2, pixels2, at::where(mirrored > 0, firstHue, secondHue),
              at::where(isPair, firstFill.family, secondFill.family), structure, second);

    // Ridges like vessels.
    scene.picture = scene.picture + d.chance(0.4) * d.uniform(-1, 1) * ridges(d.noise(int(S) / 6), 1.6);

    // A lesion in half of the pictures, somewhere in the body.
    out.lesion = d.classes(2) * (d.classes(kLesions - 1) + 1);
    const at::Tensor kind = out.lesion.view({-1, 1, 1});
    const at::Tensor present = (kind > 0).to(at::kFloat);
    const Contour lesion = Contour::random(d, bodyShape.centreX + d.uniform(-0.6, 0.6) * bodyShape.radius,
                                           bodyShape.centreY + d.uniform(-0.6, 0.6) * bodyShape.radius,
                                           d.spread(0.03, 0.14) * S);
    const at::Tensor lesionLevel = lesion.level(d), sharp = lesion.mask(lesionLevel);
    const at::Tensor sign = d.chance(0.35) * -2 + 1, strength = sign * d.uniform(0.8, 2.2);
    t = texture(d);
    const at::Tensor faint = (lesionLevel.square() * -1.2).exp();
    const at::Tensor hollow = sharp - lesion.mask(lesionLevel, 0.6) * 1.2;
    at::Tensor added = at::where(kind == int(ring), hollow, sharp);
    added = at::where(kind == int(diffuse), faint, added);
    added = added * strength + sharp * (kind == int(textured)) * t.picture * 0.7;
    scene.picture = scene.picture + added * present;
    scene.chroma = scene.chroma + sharp * present * hue();
    const at::Tensor ill = at::logical_and(lesionLevel<1, kind> 0);
    scene.regions.masked_fill_(ill, int(lesionRegion));
    scene.lesions = at::where(ill, kind, scene.lesions);
    scene.describe(d, ill, lesion);

    const auto inPatches = [&](const at::Tensor& cells) {
        return cells.view({B, G, 4, G, 4}).permute({0, 1, 3, 2, 4}).reshape({B, G * G, kCells});
    };

    // Specks: bright or dark points of one to four pixels, half of them with a rim
    // that cancels them, as many an edge filter or a printed picture has.
    const std::int64_t places = kSpeckPlaces * S * S / (128 * 128);
    const at::Tensor placeX = d.rand({B, places}) * double(S), placeY = d.rand({B, places}) * double(S);
    const at::Tensor lit = (d.rand({B, places}) < d.rand({B, 1})).to(at::kFloat);
    const at::Tensor width = d.rand({B, places}) * (smooth.view({B, 1}) * -1.2 + 1.7) + 0.5;
    const at::Tensor height = lit * (d.rand({B, places}) * 1.2 + 0.6) * ((d.rand({B, 1}) < 0.5) * 2 - 1);
    const at::Tensor rimmed = (d.rand({B, places}) < 0.5).to(at::kFloat);
    const auto bumps = [&](const at::Tensor& heights, const at::Tensor& widths) {
        const auto along = [&](const at::Tensor& centre) {
            const at::Tensor away = at::arange(S, d.X.options()).view({1, 1, S}) - centre.unsqueeze(-1);
            return (away.square() / (widths.unsqueeze(-1).square() * -2)).exp();
        };
        return at::matmul((heights.unsqueeze(-1) * along(placeY)).transpose(1, 2), along(placeX));
    };
    scene.picture =
        scene.picture + bumps(height, width) - bumps(height * rimmed / (kRim * kRim), width * kRim);
    const at::Tensor patchOf =
        (placeY / kPatch).to(at::kLong).clamp(0, G - 1) * G + (placeX / kPatch).to(at::kLong).clamp(0, G - 1);
    const at::Tensor counts = at::zeros({B, G * G}, d.X.options()).scatter_add(1, patchOf, lit);
    out.specks = counts.clamp(0, kSpecks - 1).to(at::kLong);

    // The picture as a camera would give it: uneven light, blur, noise.
    const at::Tensor blur = rough * d.chance(0.5) * d.uniform(0.3, 2),
                     grain = d.chance(0.5) * d.uniform(0, 0.12) * (rough + smooth * 0.4);
    const at::Tensor light = 1 + d.noise(int(S) / 4) * d.uniform(0, 0.2);
    const at::Tensor still = standardised(blurred(scene.picture * light, blur));
    const at::Tensor seen = standardised(still + grain * d.noise(1));

    // Detail, as far as the blur has left it: how much there is of one pixel (in
    // each of 4 x 4 places too) and of two, and whether bright or dark points make it.
    const auto finest = [](const at::Tensor& pictures) {
        return pictures - at::avg_pool2d(pictures.unsqueeze(1), 3, 1, 1).select(1, 0);
    };
    const auto logEnergy = [](const at::Tensor& energy) { return (energy + 0.0005).log() * 0.2 + 0.9; };
    const at::Tensor fine = finest(still), fineEnergy = patchMeans(fine.square());
    const at::Tensor coarserEnergy = cellMeans(finest(cellMeans(still, 2)).square(), kPatch / 2).flatten(1);
    const at::Tensor skew = (patchMeans(fine.pow(3)) / (fineEnergy + 0.0005).pow(1.5)).clamp(-4, 4);
    out.detail = inPatches(logEnergy(cellMeans(fine.square(), kPatch / 4)));

    // What the patches hold, of the undisturbed picture.
    const at::Tensor clean = standardised(scene.picture);
    out.textures = shares(scene.textures, kTextures);
    out.regions = shares(scene.regions, kRegions);
    out.lesions = shares(scene.lesions, kLesions);
    out.content = inPatches(cellMeans(clean, kPatch / 4));
    const at::Tensor ix = at::constant_pad_nd(clean.slice(2, 1) - clean.slice(2, 0, -1), {0, 1});
    const at::Tensor iy = at::constant_pad_nd(clean.slice(1, 1) - clean.slice(1, 0, -1), {0, 0, 0, 1});
    const at::Tensor xx = patchMeans(ix.square()), yy = patchMeans(iy.square()), xy = patchMeans(ix * iy);
    const at::Tensor trace = xx + yy + 1e-3;
    const at::Tensor means = patchMeans(clean);
    const at::Tensor mirror = means - patchMeans(clean.flip(2));
    // Each patch against the mean of what it lies in: the regions taken one by one.
    at::Tensor contrast = at::zeros_like(means);
    for (int r = 0; r < kRegions; ++r) {
        const at::Tensor share = out.regions.select(2, r);
        const at::Tensor mean = (means * share).sum(1, true) / (share.sum(1, true) + 1e-3);
        contrast = contrast + share * (means - mean);
    }
    const std::int64_t mid = kPatch / 2;
    const auto atCentre = [&](const at::Tensor& map) {
        return map.slice(1, mid, S, kPatch).slice(2, mid, S, kPatch).reshape({B, G * G});
    };
    out.inObject = atCentre(scene.object);
    out.measures =
        at::stack({(xx - yy) / trace, 2 * xy / trace, trace.log() * 0.3, atCentre(scene.offsetX) * 4,
                   atCentre(scene.offsetY) * 4, atCentre(scene.radius) * 0.7 + 1, mirror, contrast * 2,
                   logEnergy(fineEnergy), logEnergy(coarserEnergy), skew * 0.5},
                  -1);

    out.images = at::stack({seen, scene.chroma}, 1);
    out.globals =
        at::stack({(lit.sum(1) * 128 * 128 / double(S * S) + 1).log() - 2, blur.flatten() - 0.4,
                   grain.flatten() * 10 - 0.5, (present * (lesion.radius / double(S) * 10)).flatten(),
                   mirrored.flatten(), rim.flatten(), black.flatten(),
                   (bodyShape.radius * (4.0 / double(S)) - 1.4).flatten(), (present * sign).flatten(),
                   (present * (lesion.centreX * (3.0 / double(S)) - 1.5)).flatten(),
                   (present * (lesion.centreY * (3.0 / double(S)) - 1.5)).flatten()},
                  -1);
    return out;
}

at::Tensor tint(const at::Tensor& pictures, std::uint64_t seed) {
    const at::NoGradGuard noGrad;
    const std::int64_t B = pictures.size(0);
    const at::Tensor grey = pictures.narrow(1, 0, 1), chroma = pictures.narrow(1, 1, 1);
    at::Generator g = at::globalContext().defaultGenerator(grey.device()).clone();
    g.set_current_seed(seed);
    const auto rand = [&](std::int64_t channels) { return at::rand({B, channels, 1, 1}, g, grey.options()); };
    const auto randn = [&](std::int64_t channels) {
        return at::randn({B, channels, 1, 1}, g, grey.options());
    };
    const at::Tensor colourful = (rand(1) < 0.5).to(at::kFloat);
    const at::Tensor gain = 1 - colourful * rand(3) * 0.7;
    const at::Tensor shift = colourful * randn(3) * 0.3 + randn(1) * 0.15;
    // A mild power law, as between one camera's pictures and another's.
    const at::Tensor power = ((rand(1) - 0.5) * 1.2).exp();
    const at::Tensor unit = ((grey + 3) / 6).clamp(1e-3, 1).pow(power);
    const at::Tensor hue = chroma * (colourful * randn(3) * 0.2);
    return ((unit * 2 - 1) * (rand(1) * 1.2 + 0.6) * gain + hue + shift).clamp(-1, 1);
}

}  // namespace fovea::pretraining
