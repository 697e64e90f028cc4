#!/usr/bin/env python3
"""Makes tests/data/backbones: small random ViTs in every naming that Fovea reads, with
what a second implementation computes from them, and folders that must be refused.

The second implementation is this file: plain PyTorch, written from the papers and the
published architectures, one forward pass per family, each working on the names, shapes
and conventions of that family (fused or separate qkv, layer scale as a step of its own,
positions added before or after the leading tokens). It shares nothing with Fovea's C++.

    apt-get install python3-torch       # Debian; nothing else is needed
    tests/backbone/make_reference.py   # writes the same bytes each time

The tests read its output, which lies in the repository: they need no Python.
"""
import json
import math
import pathlib
import shutil
import struct

import torch
import torch.nn.functional as F

OUT = pathlib.Path(__file__).resolve().parent.parent / "data" / "backbones"
torch.set_num_threads(1)


# --- safetensors ---------------------------------------------------------------------

NAMES = {torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.int32: "I32", torch.int8: "I8"}


def safetensors(tensors, metadata=None):
    header, data = {}, b""
    if metadata:
        header["__metadata__"] = metadata
    for name in sorted(tensors):
        t = tensors[name].detach().contiguous()
        raw = t.view(torch.int16) if t.dtype == torch.bfloat16 else t
        raw = raw.numpy().tobytes()
        header[name] = {"dtype": NAMES[t.dtype], "shape": list(t.shape),
                        "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data


# --- random weights ------------------------------------------------------------------

class Weights(dict):
    """Tensors by name, strong enough that every path carries signal."""

    def __init__(self, seed, dtype=torch.float32):
        super().__init__()
        self.random = torch.Generator().manual_seed(seed)
        self.dtype = dtype

    def normal(self, name, *shape, deviation=1.0, mean=0.0):
        values = torch.randn(shape, generator=self.random) * deviation + mean
        self[name] = values.to(self.dtype)

    def linear(self, name, out, inputs, bias=True, gain=1.0):
        self.normal(name + ".weight", out, inputs, deviation=gain / math.sqrt(inputs))
        if bias:
            self.normal(name + ".bias", out, deviation=0.3)

    def norm(self, name, width):
        self.normal(name + ".weight", width, deviation=0.3, mean=1.0)
        self.normal(name + ".bias", width, deviation=0.3)

    def patches(self, name, width, patch):
        self.normal(name + ".weight", width, 3, patch, patch, deviation=1 / math.sqrt(3 * patch * patch))
        self.normal(name + ".bias", width, deviation=0.3)


class View:
    """The same tensors in fp32, under a prefix."""

    def __init__(self, weights, prefix=""):
        self.weights, self.prefix = weights, prefix

    def __call__(self, name):
        return self.weights[self.prefix + name].float()

    def has(self, name):
        return self.prefix + name in self.weights

    def linear(self, name, x):
        return F.linear(x, self(name + ".weight"), self(name + ".bias") if self.has(name + ".bias") else None)

    def norm(self, name, x, eps):
        return F.layer_norm(x, x.shape[-1:], self(name + ".weight"), self(name + ".bias"), eps)


def resized(positions, trained, grid):
    """Patch positions [1, trained^2, D] for another grid, as the official FPT code asks for it."""
    if grid == trained:
        return positions
    width = positions.shape[-1]
    square = positions.reshape(1, trained, trained, width).permute(0, 3, 1, 2)
    scale = (grid + 0.1) / math.sqrt(positions.shape[1])
    square = F.interpolate(square, scale_factor=(scale, scale), mode="bicubic", align_corners=False)
    assert square.shape[-1] == grid
    return square.permute(0, 2, 3, 1).reshape(1, grid * grid, width)


def attention(q, k):
    return torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1]), dim=-1)


# --- Hugging Face: ViT, DeiT, ViT-MAE, I-JEPA -------------------------------------------

def hf_heads(x, heads):
    batch, tokens, width = x.shape
    return x.view(batch, tokens, heads, width // heads).transpose(1, 2)


def hf_positions(w, leading, trained, grid):
    all_rows = w("embeddings.position_embeddings")
    return torch.cat([all_rows[:, :leading], resized(all_rows[:, leading:], trained, grid)], 1)


def hf_attention(w, name, x, c):
    """Result and (K, V, A) of one self-attention."""
    q, k, v = (hf_heads(w.linear(f"{name}.attention.attention.{part}", x), c["heads"])
               for part in ("query", "key", "value"))
    a = attention(q, k)
    context = (a @ v).transpose(1, 2).reshape(x.shape)
    return w.linear(f"{name}.attention.output.dense", context), (k, v, a)


def hf_vit(w, c, image):
    x = F.conv2d(image, w("embeddings.patch_embeddings.projection.weight"),
                 w("embeddings.patch_embeddings.projection.bias"), stride=c["patch"])
    grid = x.shape[-1]
    x = x.flatten(2).transpose(1, 2)
    leading = [w(n).expand(x.shape[0], -1, -1)
               for n in ("embeddings.cls_token", "embeddings.distillation_token") if w.has(n)]
    x = torch.cat(leading + [x], 1) + hf_positions(w, len(leading), c["grid"], grid)
    states, kept = [], []
    for i in range(c["layers"]):
        name = f"encoder.layer.{i}"
        result, kva = hf_attention(w, name, w.norm(name + ".layernorm_before", x, c["eps"]), c)
        kept.append(kva)
        x = x + result
        hidden = w.linear(name + ".intermediate.dense", w.norm(name + ".layernorm_after", x, c["eps"]))
        hidden = F.gelu(hidden, approximate="tanh") if c.get("tanh") else F.gelu(hidden)
        x = x + w.linear(name + ".output.dense", hidden)
        states.append(x)
    final = w.norm("layernorm", x, c["eps"]) if w.has("layernorm.weight") else x
    if w.has("embeddings.cls_token"):
        return kept, [s[:, 0] for s in states], final[:, 0]
    return kept, [s.mean(1) for s in states], final.mean(1)


def make_hf_vit(seed, c, dtype=torch.float32, prefix="vit.", bias=True, norm=True, class_token=True,
                distilled=False, sincos=False):
    w, width = Weights(seed, dtype), c["width"]
    rows = c["grid"] ** 2 + class_token + distilled
    if class_token:
        w.normal(prefix + "embeddings.cls_token", 1, 1, width)
    if distilled:
        w.normal(prefix + "embeddings.distillation_token", 1, 1, width)
    if sincos:
        w[prefix + "embeddings.position_embeddings"] = sincos_positions(width, c["grid"]).to(dtype)
    else:
        w.normal(prefix + "embeddings.position_embeddings", 1, rows, width, deviation=0.7)
    w.patches(prefix + "embeddings.patch_embeddings.projection", width, c["patch"])
    for i in range(c["layers"]):
        layer = f"{prefix}encoder.layer.{i}."
        for part in ("query", "key", "value"):
            w.linear(layer + "attention.attention." + part, width, width, bias, gain=1.5)
        w.linear(layer + "attention.output.dense", width, width)
        w.linear(layer + "intermediate.dense", c["mlp"], width)
        w.linear(layer + "output.dense", width, c["mlp"])
        w.norm(layer + "layernorm_before", width)
        w.norm(layer + "layernorm_after", width)
    if norm:
        w.norm(prefix + "layernorm", width)
    return w


def sincos_positions(width, grid):
    """MAE's fixed embedding: half the channels for the column, half for the row; zeros for the class token."""
    frequencies = 1 / 10000 ** (torch.arange(width // 4, dtype=torch.float64) / (width / 4))
    rows, columns = torch.meshgrid(torch.arange(grid), torch.arange(grid), indexing="ij")
    parts = []
    for place in (columns, rows):
        angles = place.reshape(-1, 1).double() * frequencies
        parts += [angles.sin(), angles.cos()]
    patches = torch.cat(parts, 1).float()
    return torch.cat([torch.zeros(1, width), patches])[None]


def hf_config(c, model_type, **more):
    config = {"model_type": model_type, "hidden_size": c["width"], "num_hidden_layers": c["layers"],
              "num_attention_heads": c["heads"], "image_size": c["grid"] * c["patch"], "patch_size": c["patch"],
              "num_channels": 3, "layer_norm_eps": c["eps"], "qkv_bias": True, "hidden_act": "gelu"}
    if not model_type.startswith("dinov2"):
        config["intermediate_size"] = c["mlp"]
    config.update(more)
    return config


# --- Hugging Face: DINOv2, with registers or gated MLP ----------------------------------

def hf_dinov2(w, c, image):
    x = F.conv2d(image, w("embeddings.patch_embeddings.projection.weight"),
                 w("embeddings.patch_embeddings.projection.bias"), stride=c["patch"])
    grid = x.shape[-1]
    x = x.flatten(2).transpose(1, 2)
    x = torch.cat([w("embeddings.cls_token").expand(x.shape[0], -1, -1), x], 1)
    x = x + hf_positions(w, 1, c["grid"], grid)
    if w.has("embeddings.register_tokens"):  # after the positions, so that they have none
        registers = w("embeddings.register_tokens").expand(x.shape[0], -1, -1)
        x = torch.cat([x[:, :1], registers, x[:, 1:]], 1)
    states, kept = [], []
    for i in range(c["layers"]):
        name = f"encoder.layer.{i}"
        result, kva = hf_attention(w, name, w.norm(name + ".norm1", x, c["eps"]), c)
        kept.append(kva)
        x = x + result * w(name + ".layer_scale1.lambda1")
        hidden = w.norm(name + ".norm2", x, c["eps"])
        if w.has(name + ".mlp.weights_in.weight"):
            a, b = w.linear(name + ".mlp.weights_in", hidden).chunk(2, dim=-1)
            hidden = w.linear(name + ".mlp.weights_out", F.silu(a) * b)
        else:
            hidden = w.linear(name + ".mlp.fc2", F.gelu(w.linear(name + ".mlp.fc1", hidden)))
        x = x + hidden * w(name + ".layer_scale2.lambda1")
        states.append(x)
    return kept, [s[:, 0] for s in states], w.norm("layernorm", x, c["eps"])[:, 0]


def make_hf_dinov2(seed, c, dtype=torch.float32, prefix="", registers=0, gated=False):
    w, width = Weights(seed, dtype), c["width"]
    w.normal(prefix + "embeddings.cls_token", 1, 1, width)
    w.normal(prefix + "embeddings.mask_token", 1, width)
    if registers:
        w.normal(prefix + "embeddings.register_tokens", 1, registers, width)
    w.normal(prefix + "embeddings.position_embeddings", 1, c["grid"] ** 2 + 1, width, deviation=0.7)
    w.patches(prefix + "embeddings.patch_embeddings.projection", width, c["patch"])
    for i in range(c["layers"]):
        layer = f"{prefix}encoder.layer.{i}."
        w.norm(layer + "norm1", width)
        for part in ("query", "key", "value"):
            w.linear(layer + "attention.attention." + part, width, width, gain=1.5)
        w.linear(layer + "attention.output.dense", width, width)
        w.normal(layer + "layer_scale1.lambda1", width, deviation=0.7)
        w.norm(layer + "norm2", width)
        if gated:
            w.linear(layer + "mlp.weights_in", 2 * c["mlp"], width)
            w.linear(layer + "mlp.weights_out", width, c["mlp"])
        else:
            w.linear(layer + "mlp.fc1", c["mlp"], width)
            w.linear(layer + "mlp.fc2", width, c["mlp"])
        w.normal(layer + "layer_scale2.lambda1", width, deviation=0.7)
    w.norm(prefix + "layernorm", width)
    return w


# --- Hugging Face: DINOv3 ---------------------------------------------------------------

def half_turned(x, cos, sin):
    """Rotary positions of pairs (i, i + d / 2), x [..., patches, d]."""
    first, second = x.chunk(2, dim=-1)
    return x * cos + torch.cat([-second, first], -1) * sin


def dinov3_angles(grid, head):
    """[grid^2, head]: rows in the first quarter, columns in the second, both again."""
    centres = 2 * (torch.arange(grid, dtype=torch.float32) + 0.5) / grid - 1
    frequencies = 100.0 ** -(torch.arange(head // 4, dtype=torch.float32) / (head // 4))
    rows, columns = torch.meshgrid(centres, centres, indexing="ij")
    places = torch.stack([rows.reshape(-1), columns.reshape(-1)], 1)
    return (2 * math.pi * places[:, :, None] * frequencies).flatten(1).repeat(1, 2)


def hf_dinov3(w, c, image):
    x = F.conv2d(image, w("embeddings.patch_embeddings.weight"), w("embeddings.patch_embeddings.bias"),
                 stride=c["patch"])
    grid, batch = x.shape[-1], x.shape[0]
    leading = [w("embeddings.cls_token"), w("embeddings.register_tokens")]
    x = torch.cat([t.expand(batch, -1, -1) for t in leading] + [x.flatten(2).transpose(1, 2)], 1)
    count = sum(t.shape[1] for t in leading)
    angles = dinov3_angles(grid, c["width"] // c["heads"])

    def turned(t):
        return torch.cat([t[:, :, :count], half_turned(t[:, :, count:], angles.cos(), angles.sin())], 2)

    states, kept = [], []
    for i in range(c["layers"]):
        name = f"layer.{i}"
        normed = w.norm(name + ".norm1", x, c["eps"])
        q, k, v = (hf_heads(w.linear(f"{name}.attention.{part}_proj", normed), c["heads"]) for part in "qkv")
        q, k = turned(q), turned(k)
        a = attention(q, k)
        kept.append((k, v, a))
        result = w.linear(name + ".attention.o_proj", (a @ v).transpose(1, 2).reshape(x.shape))
        x = x + result * w(name + ".layer_scale1.lambda1")
        hidden = w.norm(name + ".norm2", x, c["eps"])
        if w.has(name + ".mlp.gate_proj.weight"):
            inner = F.silu(w.linear(name + ".mlp.gate_proj", hidden)) * w.linear(name + ".mlp.up_proj", hidden)
        else:
            inner = F.gelu(w.linear(name + ".mlp.up_proj", hidden))
        x = x + w.linear(name + ".mlp.down_proj", inner) * w(name + ".layer_scale2.lambda1")
        states.append(x)
    return kept, [s[:, 0] for s in states], w.norm("norm", x, c["eps"])[:, 0]


def make_hf_dinov3(seed, c, dtype=torch.float32, registers=4, gated=False):
    w, width = Weights(seed, dtype), c["width"]
    w.normal("embeddings.cls_token", 1, 1, width)
    w.normal("embeddings.mask_token", 1, 1, width)
    w.normal("embeddings.register_tokens", 1, registers, width)
    w.patches("embeddings.patch_embeddings", width, c["patch"])
    for i in range(c["layers"]):
        layer = f"layer.{i}."
        w.norm(layer + "norm1", width)
        for part in "qkv":
            w.linear(layer + f"attention.{part}_proj", width, width, bias=part != "k", gain=1.5)
        w.linear(layer + "attention.o_proj", width, width)
        w.normal(layer + "layer_scale1.lambda1", width, deviation=0.7)
        w.norm(layer + "norm2", width)
        for part in ("gate_proj", "up_proj") if gated else ("up_proj",):
            w.linear(layer + "mlp." + part, c["mlp"], width)
        w.linear(layer + "mlp.down_proj", width, c["mlp"])
        w.normal(layer + "layer_scale2.lambda1", width, deviation=0.7)
    w.norm("norm", width)
    return w


def dinov3_config(c, gated=False):
    return hf_config(c, "dinov3_vit", query_bias=True, key_bias=False, value_bias=True, proj_bias=True, mlp_bias=True,
                     rope_theta=100.0, num_register_tokens=4, use_gated_mlp=gated,
                     hidden_act="silu" if gated else "gelu", pos_embed_rescale=2.0, layerscale_value=1.0)


# --- Hugging Face: image encoders of CLIP and SigLIP --------------------------------------

def quick_gelu(x):
    return x * torch.sigmoid(1.702 * x)


def hf_encoder(w, c, x, activation):
    """The layers of both; states of all tokens."""
    states, kept = [], []
    for i in range(c["layers"]):
        name = f"encoder.layers.{i}"
        normed = w.norm(name + ".layer_norm1", x, c["eps"])
        q, k, v = (hf_heads(w.linear(f"{name}.self_attn.{part}_proj", normed), c["heads"]) for part in "qkv")
        a = attention(q, k)
        kept.append((k, v, a))
        x = x + w.linear(name + ".self_attn.out_proj", (a @ v).transpose(1, 2).reshape(x.shape))
        inner = activation(w.linear(name + ".mlp.fc1", w.norm(name + ".layer_norm2", x, c["eps"])))
        x = x + w.linear(name + ".mlp.fc2", inner)
        states.append(x)
    return kept, states


def hf_clip(w, c, image):
    x = F.conv2d(image, w("embeddings.patch_embedding.weight"), stride=c["patch"])
    grid = x.shape[-1]
    x = x.flatten(2).transpose(1, 2)
    x = torch.cat([w("embeddings.class_embedding").expand(x.shape[0], 1, -1), x], 1)
    table = w("embeddings.position_embedding.weight")[None]
    x = x + torch.cat([table[:, :1], resized(table[:, 1:], c["grid"], grid)], 1)
    kept, states = hf_encoder(w, c, w.norm("pre_layrnorm", x, c["eps"]), quick_gelu)
    return kept, [s[:, 0] for s in states], w.norm("post_layernorm", states[-1][:, 0], c["eps"])


def hf_siglip(w, c, image):
    x = F.conv2d(image, w("embeddings.patch_embedding.weight"), w("embeddings.patch_embedding.bias"),
                 stride=c["patch"])
    grid = x.shape[-1]
    x = x.flatten(2).transpose(1, 2) + resized(w("embeddings.position_embedding.weight")[None], c["grid"], grid)
    kept, states = hf_encoder(w, c, x, lambda t: F.gelu(t, approximate="tanh"))
    tokens = w.norm("post_layernorm", states[-1], c["eps"])
    means = [s.mean(1) for s in states]
    if not w.has("head.probe"):
        return kept, means, tokens.mean(1)
    pool = torch.nn.MultiheadAttention(c["width"], c["heads"], batch_first=True)
    for name in ("in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias"):
        pool.get_parameter(name).copy_(w("head.attention." + name))
    pooled = pool(w("head.probe").expand(x.shape[0], -1, -1), tokens, tokens)[0][:, 0]
    inner = F.gelu(w.linear("head.mlp.fc1", w.norm("head.layernorm", pooled, c["eps"])), approximate="tanh")
    return kept, means, pooled + w.linear("head.mlp.fc2", inner)


def make_hf_towers(seed, c, dtype=torch.float32, clip=True, head=True, prefix="vision_model."):
    w, width = Weights(seed, dtype), c["width"]
    if clip:
        w.normal(prefix + "embeddings.class_embedding", width)
    w.normal(prefix + "embeddings.position_embedding.weight", c["grid"] ** 2 + clip, width, deviation=0.7)
    w.patches(prefix + "embeddings.patch_embedding", width, c["patch"])
    if clip:
        del w[prefix + "embeddings.patch_embedding.bias"]
        w.norm(prefix + "pre_layrnorm", width)
    for i in range(c["layers"]):
        layer = f"{prefix}encoder.layers.{i}."
        for part in "qkv":
            w.linear(layer + f"self_attn.{part}_proj", width, width, gain=1.5)
        w.linear(layer + "self_attn.out_proj", width, width)
        w.norm(layer + "layer_norm1", width)
        w.norm(layer + "layer_norm2", width)
        w.linear(layer + "mlp.fc1", c["mlp"], width)
        w.linear(layer + "mlp.fc2", width, c["mlp"])
    w.norm(prefix + "post_layernorm", width)
    if not clip and head:
        w.normal(prefix + "head.probe", 1, 1, width)
        w.normal(prefix + "head.attention.in_proj_weight", 3 * width, width, deviation=1.5 / math.sqrt(width))
        w.normal(prefix + "head.attention.in_proj_bias", 3 * width, deviation=0.3)
        w.linear(prefix + "head.attention.out_proj", width, width)
        w.norm(prefix + "head.layernorm", width)
        w.linear(prefix + "head.mlp.fc1", c["mlp"], width)
        w.linear(prefix + "head.mlp.fc2", width, c["mlp"])
    return w


def tower_config(c, model_type, **more):
    """Of an image encoder alone; as `vision_config` it stands in that of images and text."""
    config = hf_config(c, model_type, **more)
    del config["qkv_bias"]
    return config


# --- CLIP as OpenAI and open_clip publish it -----------------------------------------------

def open_clip_vit(w, c, image):
    x = F.conv2d(image, w("conv1.weight"), stride=c["patch"])
    grid = x.shape[-1]
    x = x.flatten(2).transpose(1, 2)
    x = torch.cat([w("class_embedding").expand(x.shape[0], 1, -1), x], 1)
    table = w("positional_embedding")[None]
    x = w.norm("ln_pre", x + torch.cat([table[:, :1], resized(table[:, 1:], c["grid"], grid)], 1), 1e-5)
    states, kept = [], []
    for i in range(c["layers"]):
        name = f"transformer.resblocks.{i}"
        qkv = F.linear(w.norm(name + ".ln_1", x, 1e-5), w(name + ".attn.in_proj_weight"), w(name + ".attn.in_proj_bias"))
        q, k, v = (hf_heads(t, c["heads"]) for t in qkv.chunk(3, dim=-1))
        a = attention(q, k)
        kept.append((k, v, a))
        x = x + w.linear(name + ".attn.out_proj", (a @ v).transpose(1, 2).reshape(x.shape))
        inner = w.linear(name + ".mlp.c_fc", w.norm(name + ".ln_2", x, 1e-5))
        x = x + w.linear(name + ".mlp.c_proj", quick_gelu(inner) if c.get("quick") else F.gelu(inner))
        states.append(x)
    return kept, [s[:, 0] for s in states], w.norm("ln_post", states[-1][:, 0], 1e-5)


def make_open_clip(seed, c, dtype=torch.float32, prefix="visual."):
    w, width = Weights(seed, dtype), c["width"]
    w.normal(prefix + "class_embedding", width)
    w.normal(prefix + "positional_embedding", 1 + c["grid"] ** 2, width, deviation=0.7)
    w.patches(prefix + "conv1", width, c["patch"])
    del w[prefix + "conv1.bias"]
    w.norm(prefix + "ln_pre", width)
    for i in range(c["layers"]):
        layer = f"{prefix}transformer.resblocks.{i}."
        w.norm(layer + "ln_1", width)
        w.normal(layer + "attn.in_proj_weight", 3 * width, width, deviation=1.5 / math.sqrt(width))
        w.normal(layer + "attn.in_proj_bias", 3 * width, deviation=0.3)
        w.linear(layer + "attn.out_proj", width, width)
        w.norm(layer + "ln_2", width)
        w.linear(layer + "mlp.c_fc", c["mlp"], width)
        w.linear(layer + "mlp.c_proj", width, c["mlp"])
    w.norm(prefix + "ln_post", width)
    return w


def beside_text(w):
    """What such files hold of the other encoder, and of both."""
    return dict(w, **{"text.transformer.encoder.layer.0.attention.self.query.weight": torch.ones(4, 4),
                      "text_projection": torch.ones(4, 4), "visual.proj": torch.ones(4, 4),
                      "logit_scale": torch.tensor(4.6)})


# --- timm: EVA-02, and DINOv3, which is of the same code ------------------------------------

def pairs_turned(x, angles):
    """Rotary positions of pairs (2 i, 2 i + 1): each a complex number, x [..., patches, d], angles [patches, d / 2]."""
    pairs = torch.view_as_complex(x.reshape(*x.shape[:-1], -1, 2).contiguous())
    return torch.view_as_real(pairs * torch.polar(torch.ones_like(angles), angles)).reshape(x.shape)


def eva02_angles(grid, head):
    bands = 10000.0 ** -(torch.arange(head // 4, dtype=torch.float32) / (head // 4))
    places = torch.arange(grid, dtype=torch.float32) / grid * 16
    rows, columns = torch.meshgrid(places, places, indexing="ij")
    return torch.cat([rows.reshape(-1, 1) * bands, columns.reshape(-1, 1) * bands], 1)


def timm_eva(w, c, image):
    eps = 1e-5 if c["rope"] == "dinov3" else 1e-6
    x = F.conv2d(image, w("patch_embed.proj.weight"), w("patch_embed.proj.bias"), stride=c["patch"])
    grid, batch = x.shape[-1], x.shape[0]
    leading = [w(n).expand(batch, -1, -1) for n in ("cls_token", "reg_token") if w.has(n)]
    count, head = sum(t.shape[1] for t in leading), c["width"] // c["heads"]
    x = torch.cat(leading + [x.flatten(2).transpose(1, 2)], 1)
    if w.has("pos_embed"):
        table = w("pos_embed")
        x = x + torch.cat([table[:, :count], resized(table[:, count:], c["grid"], grid)], 1)

    def turned(t):
        patches = t[:, :, count:]
        if c["rope"] == "dinov3":
            angles = dinov3_angles(grid, head)
            patches = half_turned(patches, angles.cos(), angles.sin())
        else:
            patches = pairs_turned(patches, eva02_angles(grid, head))
        return torch.cat([t[:, :, :count], patches], 2)

    states, kept = [], []
    for i in range(c["layers"]):
        name = f"blocks.{i}"
        normed = w.norm(name + ".norm1", x, eps)
        if w.has(name + ".attn.q_proj.weight"):
            parts = [w.linear(f"{name}.attn.{part}_proj", normed) for part in "qkv"]
        else:
            parts = list(F.linear(normed, w(name + ".attn.qkv.weight")).chunk(3, dim=-1))
            if w.has(name + ".attn.q_bias"):
                parts[0] = parts[0] + w(name + ".attn.q_bias")
                parts[2] = parts[2] + w(name + ".attn.v_bias")
        q, k, v = (hf_heads(p, c["heads"]) for p in parts)
        q, k = turned(q), turned(k)
        a = attention(q, k)
        kept.append((k, v, a))
        scales = [w(name + n) if w.has(name + n) else 1.0 for n in (".gamma_1", ".gamma_2")]
        x = x + scales[0] * w.linear(name + ".attn.proj", (a @ v).transpose(1, 2).reshape(x.shape))
        hidden = w.norm(name + ".norm2", x, eps)
        if w.has(name + ".mlp.fc1_g.weight"):
            inner = F.silu(w.linear(name + ".mlp.fc1_g", hidden)) * w.linear(name + ".mlp.fc1_x", hidden)
        elif c.get("gated"):
            first, second = w.linear(name + ".mlp.fc1", hidden).chunk(2, dim=-1)
            inner = F.silu(first) * second
        else:
            inner = F.gelu(w.linear(name + ".mlp.fc1", hidden))
        if w.has(name + ".mlp.norm.weight"):
            inner = w.norm(name + ".mlp.norm", inner, eps)
        x = x + scales[1] * w.linear(name + ".mlp.fc2", inner)
        states.append(x)
    if w.has("fc_norm.weight"):
        means = [s[:, count:].mean(1) for s in states]
        return kept, means, w.norm("fc_norm", means[-1], eps)
    return kept, [s[:, 0] for s in states], w.norm("norm", x, eps)[:, 0]


def make_timm_eva(seed, c, dtype=torch.float32, parted=False, bias=True, gate="packed", inner_norm=False, registers=0,
                  positions=True, scale=False, norm="fc_norm"):
    w, width = Weights(seed, dtype), c["width"]
    w.normal("cls_token", 1, 1, width)
    if registers:
        w.normal("reg_token", 1, registers, width)
    if positions:
        w.normal("pos_embed", 1, 1 + c["grid"] ** 2, width, deviation=0.7)
    w.patches("patch_embed.proj", width, c["patch"])
    for i in range(c["layers"]):
        block = f"blocks.{i}."
        w.norm(block + "norm1", width)
        if parted:
            for part in "qkv":
                w.linear(block + f"attn.{part}_proj", width, width, bias=part != "k", gain=1.5)
        else:
            w.linear(block + "attn.qkv", 3 * width, width, bias=False, gain=1.5)
            if bias:
                w.normal(block + "attn.q_bias", width, deviation=0.3)
                w.normal(block + "attn.v_bias", width, deviation=0.3)
        w.linear(block + "attn.proj", width, width)
        w.norm(block + "norm2", width)
        if gate == "apart":
            w.linear(block + "mlp.fc1_g", c["mlp"], width)
            w.linear(block + "mlp.fc1_x", c["mlp"], width)
        else:
            w.linear(block + "mlp.fc1", 2 * c["mlp"] if gate else c["mlp"], width)
        if inner_norm:
            w.norm(block + "mlp.norm", c["mlp"])
        w.linear(block + "mlp.fc2", width, c["mlp"])
        if scale:
            w.normal(block + "gamma_1", width, deviation=0.7)
            w.normal(block + "gamma_2", width, deviation=0.7)
    w.norm(norm, width)
    return w


# --- timm, and what MAE, RETFound, DeiT and DINOv2 published themselves -----------------

def timm_vit(w, c, image):
    eps = 1e-5 if w.has("norm_pre.weight") else 1e-6  # CLIP's
    x = F.conv2d(image, w("patch_embed.proj.weight"), w("patch_embed.proj.bias") if w.has("patch_embed.proj.bias") else None,
                 stride=c["patch"])
    grid = x.shape[-1]
    x = x.flatten(2).transpose(1, 2)
    leading = [w(n).expand(x.shape[0], -1, -1)
               for n in ("cls_token", "dist_token", "reg_token", "register_tokens") if w.has(n)]
    count = sum(t.shape[1] for t in leading)
    positions = w("pos_embed")
    rows = positions.shape[1] - c["grid"] ** 2  # of leading tokens: none, the class token's, or all
    patches = resized(positions[:, rows:], c["grid"], grid)
    if rows == count:
        x = torch.cat(leading + [x], 1) + torch.cat([positions[:, :rows], patches], 1)
    elif rows == 0:
        x = torch.cat(leading + [x + patches], 1)
    else:  # DINOv2: registers join after the positions
        x = torch.cat([leading[0], x], 1) + torch.cat([positions[:, :1], patches], 1)
        x = torch.cat([x[:, :1]] + leading[1:] + [x[:, 1:]], 1)
    if w.has("norm_pre.weight"):
        x = w.norm("norm_pre", x, eps)
    states, kept = [], []
    for i in range(c["layers"]):
        name = f"blocks.{i}"
        batch, tokens, width = x.shape
        qkv = w.linear(name + ".attn.qkv", w.norm(name + ".norm1", x, eps))
        qkv = qkv.reshape(batch, tokens, 3, c["heads"], width // c["heads"]).permute(2, 0, 3, 1, 4)
        q, k, v = qkv.unbind(0)
        a = attention(q, k)
        kept.append((k, v, a))
        result = w.linear(name + ".attn.proj", (a @ v).transpose(1, 2).reshape(batch, tokens, width))
        scales = [w(name + n) if w.has(name + n) else 1.0 for n in (".ls1.gamma", ".ls2.gamma")]
        x = x + scales[0] * result
        hidden = w.norm(name + ".norm2", x, eps)
        if w.has(name + ".mlp.w12.weight"):
            first, second = w.linear(name + ".mlp.w12", hidden).chunk(2, dim=-1)
            result = w.linear(name + ".mlp.w3", F.silu(first) * second)
        else:
            inner = w.linear(name + ".mlp.fc1", hidden)
            result = w.linear(name + ".mlp.fc2", quick_gelu(inner) if c.get("quick") else F.gelu(inner))
        x = x + scales[1] * result
        states.append(x)
    if c.get("pool", "token") == "token":
        pool = lambda t: t[:, 0]
    else:
        pool = lambda t: t[:, count:].mean(1)
    if w.has("fc_norm.weight"):
        final = w.norm("fc_norm", pool(x), eps)
    elif w.has("norm.weight"):
        final = pool(w.norm("norm", x, eps))
    else:
        final = pool(x)
    return kept, [pool(s) for s in states], final


def make_timm(seed, c, dtype=torch.float32, prefix="", class_token=True, distilled=False, registers=0,
              register_name="reg_token", position_rows=None, scale=False, gated=False, norm="norm", bias=True,
              decoder=False, pre_norm=False):
    w, width = Weights(seed, dtype), c["width"]
    if class_token:
        w.normal(prefix + "cls_token", 1, 1, width)
    if distilled:
        w.normal(prefix + "dist_token", 1, 1, width)
    if registers:
        w.normal(prefix + register_name, 1, registers, width)
    rows = class_token + distilled + registers if position_rows is None else position_rows
    w.normal(prefix + "pos_embed", 1, rows + c["grid"] ** 2, width, deviation=0.7)
    w.patches(prefix + "patch_embed.proj", width, c["patch"])
    if pre_norm:
        del w[prefix + "patch_embed.proj.bias"]
        w.norm(prefix + "norm_pre", width)
    for i in range(c["layers"]):
        block = f"{prefix}blocks.{i}."
        w.norm(block + "norm1", width)
        w.linear(block + "attn.qkv", 3 * width, width, bias, gain=1.5)
        w.linear(block + "attn.proj", width, width)
        w.norm(block + "norm2", width)
        up, down = ("mlp.w12", "mlp.w3") if gated else ("mlp.fc1", "mlp.fc2")
        w.linear(block + up, 2 * c["mlp"] if gated else c["mlp"], width)
        w.linear(block + down, width, c["mlp"])
        if scale:
            w.normal(block + "ls1.gamma", width, deviation=0.7)
            w.normal(block + "ls2.gamma", width, deviation=0.7)
    if norm:
        w.norm(prefix + norm, width)
    if decoder:
        w.normal(prefix + "mask_token", 1, 1, 8)
        w.linear(prefix + "decoder_embed", 8, width)
        w.normal(prefix + "decoder_pos_embed", 1, 1 + c["grid"] ** 2, 8)
        w.linear(prefix + "decoder_blocks.0.attn.qkv", 24, 8)
        w.norm(prefix + "decoder_norm", 8)
    return w


def timm_config(c, architecture, mean, std, **more):
    config = {"architecture": architecture, "num_classes": 3, "num_features": c["width"],
              "global_pool": c.get("pool", "token"), "model_args": {"num_heads": c["heads"]},
              "pretrained_cfg": {"input_size": [3, c["grid"] * c["patch"], c["grid"] * c["patch"]],
                                 "interpolation": "bicubic", "mean": mean, "std": std, "crop_pct": 0.9}}
    config.update(more)
    return config


# --- what Fovea keeps of a pass ---------------------------------------------------------

def keep(kept, layers, ratio, importance, never):
    """K, V, token indices and importance of the M most important tokens per head; tokens 1 to `never` are none."""
    out = {"keys": [], "values": [], "tokens": [], "importance": []}
    margin = math.inf
    for layer in layers:
        k, v, a = kept[layer]
        received = (a.mean(2) if importance == "global" else a[:, :, 0]).clone()
        received[:, :, 1:1 + never] = -1
        count = max(1, math.floor(ratio * received.shape[-1]))
        ordered = received.sort(-1, descending=True)
        gaps = (ordered.values[..., :-1] - ordered.values[..., 1:])[..., :count]
        if gaps.numel():
            margin = min(margin, gaps.min().item())
        where = ordered.indices[..., :count]
        wide = where.unsqueeze(-1).expand(*where.shape, k.shape[-1])
        out["keys"].append(k.gather(2, wide))
        out["values"].append(v.gather(2, wide))
        out["tokens"].append(where.to(torch.int32))
        out["importance"].append(ordered.values[..., :count])
    return {name: torch.stack(t) for name, t in out.items()}, margin


# Tokens whose importance lies closer together could change places by rounding.
SURE = 2e-5


class Case:
    """A model that must be read, and what its passes give."""

    def __init__(self, name, forward, c, prefix=""):
        self.name, self.forward, self.c, self.prefix = name, forward, c, prefix

    def write(self, make, files, leading, mean, std, passes=(), has_class=True):
        c = self.c
        passes = list(passes) or [(c["grid"], list(range(c["layers"])), 0.5, "global")]
        for seed in range(1, 200):
            weights = make(seed)
            tensors, records, margin = {}, [], math.inf
            for i, (grid, layers, ratio, importance) in enumerate(passes):
                size = grid * c["patch"]
                random = torch.Generator().manual_seed(1000 + i)
                image = torch.randn(1 if i else 2, 3, size, size, generator=random).half()
                kept, states, final = self.forward(View(weights, self.prefix), c, image.float())
                result, gap = keep(kept, layers, ratio, importance, c.get("never", 0))
                margin = min(margin, gap)
                result["class_state"] = final if layers[-1] == c["layers"] - 1 else states[layers[-1]]
                result["image"] = image
                tensors.update({f"{i}.{n}": t for n, t in result.items()})
                records.append({"resolution": size, "layers": layers, "ratio": ratio, "importance": importance})
            if margin > SURE:
                break
        assert margin > SURE, self.name
        folder = OUT / "read" / self.name
        (folder / "model").mkdir(parents=True)
        for name, content in files(weights).items():
            (folder / "model" / name).write_bytes(content)
        facts = {"passes": records, "leading": leading, "mean": mean, "std": std, "has_class_token": has_class,
                 "heads": c["heads"], "patch": c["patch"]}
        (folder / "expected.safetensors").write_bytes(safetensors(tensors, {"facts": json.dumps(facts)}))
        size = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())
        assert size < 200_000, (self.name, size)
        return weights


def text(config):
    return (json.dumps(config, indent=1) + "\n").encode()


def preprocessor(mean, std):
    return text({"image_mean": mean, "image_std": std, "rescale_factor": 1 / 255, "do_normalize": True,
                 "do_rescale": True})


HALF = [0.5, 0.5, 0.5]
OPENAI = ([0.48145466, 0.4578275, 0.40821073], [0.26862954, 0.26130258, 0.27577711])
IMAGENET = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])


def shape(**more):
    return dict({"width": 24, "heads": 3, "mlp": 40, "layers": 2, "grid": 3, "patch": 16, "eps": 1e-12}, **more)


def write_read():
    # Hugging Face
    c = shape(layers=3, patch=8)

    def vit_files(w):
        w = dict(w, **{"vit.pooler.dense.weight": torch.ones(24, 24), "classifier.weight": torch.ones(3, 24)})
        return {"config.json": text(hf_config(c, "vit")), "model.safetensors": safetensors(w),
                "preprocessor_config.json": preprocessor([0.4, 0.5, 0.6], [0.2, 0.25, 0.3])}

    vit_passes = [(3, [0, 2], 0.5, "global"), (3, [1], 0.3, "class_token"), (5, [1, 2], 0.4, "global")]
    Case("hf_vit", hf_vit, c, "vit.").write(lambda s: make_hf_vit(s, c), vit_files, 1, [0.4, 0.5, 0.6],
                                            [0.2, 0.25, 0.3], vit_passes)

    def shard_files(w):
        names = sorted(w)
        places, files = {}, {"config.json": text(hf_config(c, "vit"))}
        for i in range(3):
            file = f"model-{i + 1:05}-of-00003.safetensors"
            files[file] = safetensors({n: w[n] for n in names[i::3]})
            places.update({n: file for n in names[i::3]})
        files["model.safetensors.index.json"] = text({"metadata": {}, "weight_map": places})
        return files

    Case("hf_vit_sharded", hf_vit, c, "vit.").write(lambda s: make_hf_vit(s, c, torch.float16), shard_files, 1,
                                                    HALF, HALF)

    bare = shape(patch=8, grid=4, eps=1e-6, tanh=True)
    Case("hf_vit_without_bias_and_norm", hf_vit, bare).write(
        lambda s: make_hf_vit(s, bare, torch.float16, prefix="", bias=False, norm=False),
        lambda w: {"config.json": text(hf_config(bare, "vit", qkv_bias=False, hidden_act="gelu_new")),
                   "model.safetensors": safetensors(w),
                   "preprocessor_config.json": text({"do_normalize": False, "rescale_factor": 1 / 255})},
        1, [0.0, 0.0, 0.0], [1.0, 1.0, 1.0])

    deit = shape()
    Case("hf_deit", hf_vit, deit, "deit.").write(
        lambda s: make_hf_vit(s, deit, torch.bfloat16, prefix="deit.", distilled=True),
        lambda w: {"config.json": text(hf_config(deit, "deit")), "preprocessor_config.json": preprocessor(*IMAGENET),
                   "model.safetensors": safetensors(dict(w, **{
                       "cls_classifier.weight": torch.ones(3, 24), "distillation_classifier.weight": torch.ones(3, 24)}))},
        2, *IMAGENET, [(3, [0, 1], 0.5, "global"), (4, [1], 0.5, "class_token")])

    mae = shape()
    Case("hf_vit_mae", hf_vit, mae, "vit.").write(
        lambda s: make_hf_vit(s, mae, torch.float16, sincos=True),
        lambda w: {"config.json": text(hf_config(mae, "vit_mae", mask_ratio=0.75, decoder_hidden_size=8)),
                   "preprocessor_config.json": preprocessor(*IMAGENET),
                   "model.safetensors": safetensors(dict(w, **{
                       "decoder.mask_token": torch.ones(1, 1, 8), "decoder.decoder_embed.weight": torch.ones(8, 24)}))},
        1, *IMAGENET)

    ijepa = shape(patch=14)
    Case("hf_ijepa", hf_vit, ijepa).write(
        lambda s: make_hf_vit(s, ijepa, torch.float16, prefix="", class_token=False),
        lambda w: {"config.json": text(hf_config(ijepa, "ijepa")), "preprocessor_config.json": preprocessor(*IMAGENET),
                   "model.safetensors": safetensors(w)},
        0, *IMAGENET, [(3, [0, 1], 0.5, "global"), (2, [0], 0.5, "global")], has_class=False)

    dino = shape(patch=14, eps=1e-6, mlp=96)
    Case("hf_dinov2", hf_dinov2, dino).write(
        lambda s: make_hf_dinov2(s, dino, torch.float16),
        lambda w: {"config.json": text(hf_config(dino, "dinov2", mlp_ratio=4, use_swiglu_ffn=False)),
                   "preprocessor_config.json": preprocessor(*IMAGENET), "model.safetensors": safetensors(w)},
        1, *IMAGENET)

    registers = shape(patch=14, eps=1e-6, mlp=48)
    Case("hf_dinov2_registers", hf_dinov2, registers, "dinov2_with_registers.").write(
        lambda s: make_hf_dinov2(s, registers, torch.float16, "dinov2_with_registers.", registers=4),
        lambda w: {"config.json": text(hf_config(registers, "dinov2_with_registers", mlp_ratio=2,
                                                 num_register_tokens=4, use_swiglu_ffn=False)),
                   "preprocessor_config.json": preprocessor(*IMAGENET), "model.safetensors": safetensors(w)},
        5, *IMAGENET, [(3, [0, 1], 0.5, "global"), (3, [1], 0.3, "class_token"), (4, [0], 0.4, "global")])

    gated = shape(patch=14, eps=1e-6, mlp=64)  # (4 * 24) * 2 / 3
    Case("hf_dinov2_gated", hf_dinov2, gated).write(
        lambda s: make_hf_dinov2(s, gated, torch.float16, gated=True),
        lambda w: {"config.json": text(hf_config(gated, "dinov2", mlp_ratio=4, use_swiglu_ffn=True)),
                   "preprocessor_config.json": preprocessor(*IMAGENET), "model.safetensors": safetensors(w)},
        1, *IMAGENET)

    # timm
    big = shape(width=16, heads=2, patch=32, grid=2)
    Case("timm_vit", timm_vit, big).write(
        lambda s: make_timm(s, big, torch.float16),
        lambda w: {"config.json": text(timm_config(big, "vit_base_patch32_224.augreg", HALF, [0.25] * 3)),
                   "model.safetensors": safetensors(dict(w, **{"head.weight": torch.ones(3, 16)}))},
        1, HALF, [0.25] * 3)

    legacy = shape(patch=8)
    Case("timm_vit_older_config", timm_vit, legacy).write(
        lambda s: make_timm(s, legacy, torch.bfloat16, bias=False, norm=None),
        lambda w: {"config.json": text({"architecture": "vit_small_patch8_224", "num_heads": 3, "global_pool": "token",
                                        "input_size": [3, 24, 24], "mean": IMAGENET[0], "std": IMAGENET[1]}),
                   "model.safetensors": safetensors(w)},
        1, *IMAGENET)

    reg4 = shape(patch=14, grid=4)  # 9 positions and 5 leading tokens would fit grids of 2 and 3
    Case("timm_dinov2_registers", timm_vit, reg4).write(
        lambda s: make_timm(s, reg4, torch.float16, registers=4, position_rows=0, scale=True),
        lambda w: {"config.json": text(timm_config(reg4, "vit_small_patch14_reg4_dinov2.lvd142m", *IMAGENET)),
                   "model.safetensors": safetensors(w)},
        5, *IMAGENET, [(4, [0, 1], 0.5, "global"), (3, [1], 0.5, "global")])

    distilled = shape()
    Case("timm_deit_distilled", timm_vit, distilled).write(
        lambda s: make_timm(s, distilled, torch.float16, distilled=True),
        lambda w: {"config.json": text(timm_config(distilled, "deit_tiny_distilled_patch16_224.fb_in1k", *IMAGENET)),
                   "model.safetensors": safetensors(dict(w, **{"head_dist.weight": torch.ones(3, 24)}))},
        2, *IMAGENET)

    gap = shape(pool="avg")
    Case("timm_no_class_token_registers", timm_vit, gap).write(
        lambda s: make_timm(s, gap, torch.float16, class_token=False, registers=4, norm="fc_norm"),
        lambda w: {"config.json": text(timm_config(gap, "vit_medium_patch16_reg4_gap_256.sw_in12k", HALF, HALF)),
                   "model.safetensors": safetensors(w)},
        4, HALF, HALF, [(3, [0, 1], 0.5, "global"), (4, [0], 0.5, "global")], has_class=False)

    Case("timm_averaged_norm_first", timm_vit, gap).write(
        lambda s: make_timm(s, gap, torch.float16),
        lambda w: {"config.json": text(timm_config(gap, "vit_small_patch16_224", HALF, HALF)),
                   "model.safetensors": safetensors(w)},
        1, HALF, HALF, [(3, [0, 1], 0.5, "class_token")])

    # Lone weights
    lone = shape(width=64, heads=1, mlp=32, patch=8)
    Case("mae", timm_vit, lone, "model.").write(
        lambda s: make_timm(s, lone, torch.float16, prefix="model.", decoder=True),
        lambda w: {"RETFound.safetensors": safetensors(w)}, 1, *IMAGENET,
        [(3, [0, 1], 0.5, "global"), (3, [1], 0.5, "class_token")])

    tuned = dict(lone, pool="avg")
    Case("mae_fine_tuned", timm_vit, tuned).write(
        lambda s: make_timm(s, tuned, torch.bfloat16, norm="fc_norm"),
        lambda w: {"model.safetensors": safetensors(w)}, 1, *IMAGENET)

    original = shape(width=64, heads=1, mlp=24, patch=14, layers=1)
    Case("dinov2_as_published", timm_vit, original).write(
        lambda s: make_timm(s, original, torch.float16, registers=4, register_name="register_tokens",
                            position_rows=1, scale=True, gated=True),
        lambda w: {"model.safetensors": safetensors(dict(w, mask_token=torch.ones(1, 64)))}, 5, *IMAGENET)

    # DINOv3: rotary positions, no bias of keys, registers that are never kept
    three = shape(eps=1e-5, never=4, patch=8)
    three_passes = [(3, [0, 1], 0.7, "global"), (4, [1], 0.3, "class_token"), (5, [0], 0.4, "global")]
    Case("hf_dinov3", hf_dinov3, three).write(
        lambda s: make_hf_dinov3(s, three, torch.float16),
        lambda w: {"config.json": text(dinov3_config(three)), "model.safetensors": safetensors(w)},
        5, *IMAGENET, three_passes)

    Case("hf_dinov3_gated", hf_dinov3, three).write(
        lambda s: make_hf_dinov3(s, three, torch.bfloat16, gated=True),
        lambda w: {"config.json": text(dinov3_config(three, gated=True)), "model.safetensors": safetensors(w),
                   "preprocessor_config.json": preprocessor(*IMAGENET)},
        5, *IMAGENET)

    timm_three = dict(three, rope="dinov3", pool="avg")
    for name, architecture, more in (("timm_dinov3", "vit_small_patch16_dinov3", {"bias": False, "gate": None}),
                                     ("timm_dinov3_gated", "vit_small_plus_patch16_dinov3_qkvb", {"gate": "apart"})):
        Case(name, timm_eva, timm_three).write(
            lambda s: make_timm_eva(s, timm_three, torch.float16, registers=4, positions=False, scale=True, norm="norm",
                                    **more),
            lambda w: {"config.json": text(timm_config(timm_three, architecture, *IMAGENET)),
                       "model.safetensors": safetensors(w)},
            5, *IMAGENET, [(3, [0, 1], 0.7, "global"), (4, [0], 0.4, "global")])

    # CLIP, and image encoders beside a text encoder
    clip = shape(eps=1e-5, patch=8)
    clip_passes = [(3, [0, 1], 0.5, "global"), (4, [1], 0.5, "class_token"), (2, [0], 0.5, "global")]
    Case("hf_clip", hf_clip, clip, "vision_model.").write(
        lambda s: make_hf_towers(s, clip, torch.float16),
        lambda w: {"config.json": text({"model_type": "clip", "projection_dim": 4, "text_config": {"hidden_size": 4},
                                        "vision_config": tower_config(clip, "clip_vision_model",
                                                                      hidden_act="quick_gelu")}),
                   "model.safetensors": safetensors(dict(beside_text(w), **{
                       "vision_model.embeddings.position_ids": torch.arange(10, dtype=torch.int32)[None],
                       "visual_projection.weight": torch.ones(4, 24),
                       "text_model.embeddings.token_embedding.weight": torch.ones(4, 4)}))},
        1, *OPENAI, clip_passes)

    quick = dict(clip, quick=True)
    Case("open_clip", open_clip_vit, quick, "visual.").write(
        lambda s: make_open_clip(s, quick, torch.float16),
        lambda w: {"open_clip_config.json": text({
                       "model_cfg": {"embed_dim": 4, "quick_gelu": True,
                                     "vision_cfg": {"image_size": 48, "layers": 2, "width": 24, "head_width": 8,
                                                    "patch_size": 16},
                                     "text_cfg": {"width": 4, "heads": 1, "layers": 1}},
                       "preprocess_cfg": {"mean": OPENAI[0], "std": OPENAI[1]}}),
                   "open_clip_model.safetensors": safetensors(beside_text(w))},
        1, *OPENAI, clip_passes)

    trunk = shape(width=64, heads=1, mlp=32, patch=8)
    Case("biomedclip", timm_vit, trunk, "visual.trunk.").write(
        lambda s: make_timm(s, trunk, torch.float16, prefix="visual.trunk."),
        lambda w: {"open_clip_config.json": text({
                       "model_cfg": {"embed_dim": 512,
                                     "vision_cfg": {"timm_model_name": "vit_base_patch16_224", "timm_model_pretrained": False,
                                                    "timm_pool": "", "timm_proj": "linear", "image_size": 224},
                                     "text_cfg": {"hf_model_name": "a text encoder", "context_length": 256}},
                       "preprocess_cfg": {"mean": OPENAI[0], "std": OPENAI[1]}}),
                   "model.safetensors": safetensors(dict(beside_text(w), **{"visual.head.proj.weight": torch.ones(4, 64)}))},
        1, *OPENAI, [(3, [0, 1], 0.5, "global"), (3, [1], 0.5, "class_token")])

    Case("timm_clip", timm_vit, quick).write(
        lambda s: make_timm(s, quick, torch.float16, pre_norm=True),
        lambda w: {"config.json": text(timm_config(quick, "vit_base_patch16_clip_quickgelu_224.openai", *OPENAI)),
                   "model.safetensors": safetensors(w)},
        1, *OPENAI)

    # SigLIP: no class token
    siglip = shape(eps=1e-6, patch=14)
    siglip_passes = [(3, [0, 1], 0.5, "global"), (4, [1], 0.5, "global"), (2, [0], 0.5, "global")]

    def siglip_files(c, **more):
        return lambda w: {"config.json": text({"model_type": "siglip", "text_config": {"model_type": "siglip_text_model"},
                                               "vision_config": tower_config(c, "siglip_vision_model",
                                                                             hidden_act="gelu_pytorch_tanh", **more)}),
                          "preprocessor_config.json": preprocessor(HALF, HALF),
                          "model.safetensors": safetensors(dict(w, **{
                              "logit_bias": torch.ones(1), "text_model.head.weight": torch.ones(4, 4)}))}

    Case("hf_siglip", hf_siglip, siglip, "vision_model.").write(
        lambda s: make_hf_towers(s, siglip, torch.float16, clip=False), siglip_files(siglip), 0, HALF, HALF,
        siglip_passes, has_class=False)

    Case("hf_siglip_without_head", hf_siglip, siglip, "vision_model.").write(
        lambda s: make_hf_towers(s, siglip, torch.bfloat16, clip=False, head=False),
        siglip_files(siglip, vision_use_head=False), 0, HALF, HALF, has_class=False)

    # EVA-02: rotary positions beside learnt ones, SwiGLU, bias of query and value alone; from Base on with a norm in the MLP
    eva = shape(patch=14, rope="eva02", gated=True)
    Case("timm_eva02_small", timm_eva, eva).write(
        lambda s: make_timm_eva(s, eva, torch.float16),
        lambda w: {"config.json": text(timm_config(dict(eva, pool="avg"), "eva02_small_patch14_224", *OPENAI)),
                   "model.safetensors": safetensors(w)},
        1, *OPENAI, clip_passes)

    Case("timm_eva02_base", timm_eva, eva).write(
        lambda s: make_timm_eva(s, eva, torch.float16, parted=True, gate="apart", inner_norm=True),
        lambda w: {"config.json": text(timm_config(dict(eva, pool="avg"), "eva02_base_patch14_224", *OPENAI)),
                   "model.safetensors": safetensors(dict(w, **{"head.weight": torch.ones(3, 24)}))},
        1, *OPENAI, clip_passes)


# --- what must be refused ---------------------------------------------------------------

def refuse(name, files, code, *words):
    folder = OUT / "refused" / name
    (folder / "model").mkdir(parents=True)
    for file, content in files.items():
        (folder / "model" / file).write_bytes(content)
    (folder / "expected.json").write_bytes(text({"code": code, "words": list(words)}))


def named(*names):
    """A file of these tensors: what they hold is not looked at."""
    return safetensors({n: torch.zeros(2, 2) for n in names})


def write_refused():
    small = shape(width=8, heads=2, mlp=8, layers=2, grid=2, patch=4)
    vit = make_hf_vit(1, small, torch.float16)
    vit_config = text(hf_config(small, "vit"))
    timm = make_timm(1, small, torch.float16)
    timm_text = text(timm_config(small, "vit_small_patch4_8", HALF, HALF))
    sound = safetensors(vit)

    def without(weights, *names):
        return safetensors({n: t for n, t in weights.items() if n not in names})

    # Other architectures, by their configuration and by their tensors
    for name, config in {"swin_config": hf_config(small, "swin"), "convnext_config": hf_config(small, "convnext"),
                         "beit_config": hf_config(small, "beit"), "dinov3_convnext_config": hf_config(small, "dinov3_convnext"),
                         "siglip2_of_any_shape_config": hf_config(small, "siglip2")}.items():
        refuse(name, {"config.json": text(config), "model.safetensors": sound}, "unsupported_model",
               f'architecture "{config["model_type"]}"', "plain ViT")
    for architecture in ("swin_base_patch4_window7_224", "convnext_tiny.fb_in22k", "beit_base_patch16_224",
                         "vit_base_patch16_siglip_224"):
        refuse("timm_" + architecture.split(".")[0], {"config.json": text(timm_config(small, architecture, HALF, HALF)),
               "model.safetensors": safetensors(timm)}, "unsupported_model", architecture, "plain ViT")
    refuse("swin_config_and_pickle", {"config.json": text(hf_config(small, "swin")), "pytorch_model.bin": b"PK\3\4"},
           "unsupported_model", 'architecture "swin"')
    for name, what, tensors in (
            ("swin_weights", "Swin", ["patch_embed.proj.weight", "layers.0.blocks.0.attn.relative_position_bias_table",
                                      "layers.0.blocks.0.attn.qkv.weight", "layers.0.downsample.reduction.weight"]),
            ("convnext_weights", "ConvNeXt", ["stem.0.weight", "stages.0.blocks.0.conv_dw.weight"]),
            ("convnext_weights_as_published", "ConvNeXt", ["downsample_layers.0.0.weight", "stages.0.0.dwconv.weight"]),
            ("beit_weights", "BEiT", ["patch_embed.proj.weight", "blocks.0.attn.q_bias", "blocks.0.attn.qkv.weight"]),
            ("relative_positions_weights", "relative positions", ["patch_embed.proj.weight", "blocks.0.attn.qkv.weight",
                                                                  "blocks.0.attn.relative_position_bias_table"]),
            ("sam_weights", "relative positions", ["patch_embed.proj.weight", "blocks.0.attn.rel_pos_h"]),
            ("siglip_weights", "attention pooling", ["patch_embed.proj.weight", "attn_pool.latent"]),
            ("dinov3_weights", "rotary", ["patch_embed.proj.weight", "rope_embed.periods"]),
            ("resnet_weights", "ResNet", ["conv1.weight", "layer1.0.conv1.weight"]),
            ("lora_weights", "not the network", ["vit.encoder.layer.0.attention.attention.query.lora_A.weight"]),
            ("unknown_weights", "no patch embedding", ["some.thing", "another.thing"])):
        refuse(name, {"model.safetensors": named(*tensors)}, "unsupported_model", what)
    refuse("clip_without_config", {"model.safetensors": named("vision_model.embeddings.patch_embedding.weight",
                                                              "text_model.final_layer_norm.bias")},
           "file_not_found", "config.json")
    refuse("open_clip_without_config", {"open_clip_model.safetensors": named("visual.conv1.weight", "visual.class_embedding")},
           "file_not_found", "open_clip_config.json")
    refuse("eva02_without_config", {"model.safetensors": named("patch_embed.proj.weight", "blocks.0.attn.q_proj.weight",
                                                               "blocks.0.attn.k_proj.weight")},
           "unsupported_model", "EVA", "eva02", "plain ViT")
    two = dict(timm)
    two = {f"{who}.backbone.{n}": t for who in ("student", "teacher") for n, t in two.items()}
    refuse("student_and_teacher", {"model.safetensors": safetensors(two)}, "unsupported_model", "several networks",
           "student.backbone.", "teacher.backbone.")

    # Pickles are never opened
    command = ("never opened", "python3 -c", "torch.load(", "weights_only=True")
    refuse("pickle_bin", {"config.json": vit_config, "pytorch_model.bin": b"PK\3\4 no more than a beginning"},
           "unsupported_model", "'pytorch_model.bin'", *command)
    refuse("pickle_pth", {"RETFound_cfp_weights.pth": b"PK\3\4"}, "unsupported_model", "'RETFound_cfp_weights.pth'",
           *command)
    refuse("pickle_pt", {"dino.pt": b"\x80\x02}q\0."}, "unsupported_model", "'dino.pt'", *command)
    refuse("pickle_of_a_shell_name", {"x'$(id)'.bin": b"PK\3\4"}, "unsupported_model", "torch.load('FILE'")
    refuse("pickle_renamed", {"config.json": vit_config, "model.safetensors": b"PK\3\4" + bytes(200)},
           "unsupported_model", "never opened")
    refuse("older_pickle_renamed", {"config.json": vit_config, "model.safetensors": b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."
                                    + bytes(200)}, "unsupported_model", "never opened")

    # Damaged, or not what it seems
    refuse("truncated", {"config.json": vit_config, "model.safetensors": sound[:len(sound) * 2 // 3]}, "corrupt_file",
           "outside the file")
    refuse("truncated_header", {"config.json": vit_config, "model.safetensors": sound[:400]}, "corrupt_file",
           "the header claims")
    refuse("empty_file", {"config.json": vit_config, "model.safetensors": b""}, "corrupt_file", "shorter than")
    refuse("git_lfs_pointer", {"config.json": vit_config, "model.safetensors":
           b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 346284714\n"}, "corrupt_file", "Git LFS")
    refuse("web_page", {"config.json": vit_config, "model.safetensors": b"<!DOCTYPE html><html>Sign in</html>"},
           "corrupt_file", "web page")
    refuse("config_no_json", {"config.json": b"{", "model.safetensors": sound}, "corrupt_file", "JSON")
    refuse("timm_mean_of_two", {"config.json": text(timm_config(small, "vit_tiny", [0.5, 0.5], HALF)),
                                "model.safetensors": safetensors(timm)}, "corrupt_file", "mean and std")

    # Shards
    names = sorted(vit)
    halves = ({n: vit[n] for n in names[::2]}, {n: vit[n] for n in names[1::2]})
    shards = [f"model-0000{i}-of-00002.safetensors" for i in (1, 2)]
    places = {n: shards[i] for i in (0, 1) for n in halves[i]}
    index = "model.safetensors.index.json"

    def sharded(weight_map, *present):
        files = {"config.json": vit_config, index: text({"weight_map": weight_map})}
        files.update({shards[i]: safetensors(halves[i]) for i in present})
        return files

    refuse("shard_missing", sharded(places, 0), "file_not_found", shards[1], "index")
    refuse("shard_outside", sharded(dict(places, extra="../../other.safetensors"), 0, 1), "corrupt_file", "no file name")
    refuse("shard_lacks_tensor", sharded(dict(places, **{"vit.extra": shards[0]}), 0, 1), "corrupt_file", "vit.extra",
           "does not hold it")
    refuse("shard_truncated", dict(sharded(places, 0, 1), **{shards[1]: safetensors(halves[1])[:-100]}), "corrupt_file",
           "outside the file")
    refuse("shard_repeats_tensor", dict(sharded(places, 0, 1), **{shards[1]: safetensors(dict(halves[1], **{
        names[0]: vit[names[0]]}))}), "corrupt_file", "stands in two shards")
    refuse("index_empty", {"config.json": vit_config, index: text({"weight_map": {}})}, "corrupt_file", "weight_map")

    # Tensors that do not fit
    refuse("wrong_shape", {"config.json": vit_config, "model.safetensors": safetensors(dict(vit, **{
        "vit.encoder.layer.1.attention.attention.key.weight": torch.zeros(8, 9)}))}, "missing_tensors",
        "vit.encoder.layer.1.attention.attention.key.weight is [8, 9], not [8, 8]")
    refuse("wrong_type", {"config.json": vit_config, "model.safetensors": safetensors(dict(vit, **{
        "vit.encoder.layer.0.output.dense.weight": torch.zeros(8, 8, dtype=torch.int8)}))}, "missing_tensors", "type I8")
    refuse("key_missing", {"config.json": vit_config, "model.safetensors": without(
        vit, "vit.encoder.layer.0.attention.attention.key.bias")}, "missing_tensors",
        "missing: vit.encoder.layer.0.attention.attention.key.bias")
    refuse("more_layers_than_promised", {"config.json": text(hf_config(dict(small, layers=1), "vit")),
                                         "model.safetensors": sound}, "missing_tensors", "unexpected: vit.encoder.layer.1.")
    refuse("positions_without_class_token", {"config.json": vit_config, "model.safetensors": safetensors(dict(vit, **{
        "vit.embeddings.position_embeddings": torch.zeros(1, 4, 8)}))}, "missing_tensors", "is [1, 4, 8], not [1, 5, 8]")
    refuse("dinov2_without_scale", {"config.json": text(hf_config(small, "dinov2", mlp_ratio=1)), "model.safetensors":
           without(make_hf_dinov2(1, small, torch.float16), "encoder.layer.1.layer_scale2.lambda1")}, "missing_tensors",
           "missing: encoder.layer.1.layer_scale2.lambda1")
    three = make_hf_dinov3(1, small, torch.float16)
    refuse("dinov3_without_value_bias", {"config.json": text(dinov3_config(small)), "model.safetensors":
           without(three, "layer.1.attention.v_proj.bias")}, "missing_tensors", "missing: layer.1.attention.v_proj.bias")
    refuse("dinov3_head_too_narrow", {"config.json": text(dinov3_config(dict(small, heads=4))), "model.safetensors":
           safetensors(three)}, "invalid_argument", "rotary positions in heads of 2 channels")
    siglip = make_hf_towers(1, small, torch.float16, clip=False)
    refuse("siglip_part_of_head_missing", {"config.json": text(tower_config(
        small, "siglip_vision_model", hidden_act="gelu_pytorch_tanh")), "model.safetensors":
        without(siglip, "vision_model.head.attention.in_proj_bias")}, "missing_tensors",
        "missing: vision_model.head.attention.in_proj_bias")
    refuse("timm_tensor_missing", {"config.json": timm_text, "model.safetensors": without(timm, "blocks.1.attn.proj.bias")},
           "missing_tensors", "missing: blocks.1.attn.proj.bias")
    refuse("timm_two_final_norms", {"config.json": timm_text, "model.safetensors": safetensors(dict(timm, **{
        "fc_norm.weight": timm["norm.weight"], "fc_norm.bias": timm["norm.bias"]}))}, "missing_tensors",
        "unexpected: norm.")
    refuse("timm_unknown_tensor", {"config.json": timm_text, "model.safetensors": safetensors(dict(timm, **{
        "blocks.0.attn.norm.weight": torch.zeros(8)}))}, "missing_tensors", "unexpected: blocks.0.attn.norm.weight")
    refuse("timm_no_positions", {"config.json": timm_text, "model.safetensors": without(timm, "pos_embed")},
           "missing_tensors", "missing: pos_embed")
    refuse("timm_positions_not_square", {"config.json": timm_text, "model.safetensors": safetensors(dict(
        timm, pos_embed=torch.zeros(1, 8, 8)))}, "unsupported_model", "pos_embed has 8 positions", "no square")
    refuse("timm_positions_two_squares", {"config.json": timm_text, "model.safetensors": safetensors(dict(
        timm, pos_embed=torch.zeros(1, 9, 8), reg_token=torch.zeros(1, 4, 8)))}, "unsupported_model", "two square grids")

    # Configurations that do not say enough, or make no sense
    refuse("heads_unknown", {"model.safetensors": safetensors(timm)}, "invalid_argument", "num_heads", "width of 8")
    refuse("heads_do_not_divide", {"config.json": text(timm_config(dict(small, heads=3), "vit_tiny", HALF, HALF)),
                                   "model.safetensors": safetensors(timm)}, "invalid_argument", "num_attention_heads")
    refuse("one_channel", {"config.json": timm_text, "model.safetensors": safetensors(dict(timm, **{
        "patch_embed.proj.weight": torch.zeros(8, 1, 4, 4)}))}, "invalid_argument", "num_channels 1")
    refuse("hf_without_config", {"model.safetensors": sound}, "file_not_found", "config.json")
    refuse("no_weights", {"config.json": vit_config}, "file_not_found", "model.safetensors")
    refuse("several_files", {"config.json": vit_config, "a.safetensors": sound, "b.safetensors": sound},
           "invalid_argument", "a.safetensors", "b.safetensors")
    refuse("activation", {"config.json": text(hf_config(small, "vit", hidden_act="selu")), "model.safetensors": sound},
           "unsupported_model", "selu")


if __name__ == "__main__":
    shutil.rmtree(OUT, ignore_errors=True)
    with torch.no_grad():
        write_read()
        write_refused()
    print(sum(1 for _ in (OUT / "read").iterdir()), "to read,", sum(1 for _ in (OUT / "refused").iterdir()), "to refuse")
