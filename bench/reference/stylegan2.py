"""StyleGAN2 synthesis (Karras et al. 2020) in the usual fused-modulation form: the weights are modulated and demodulated,
then one convolution runs on them. Written from the paper; parameter names are those of public checkpoints."""

import json
import math
import mmap

import torch
import torch.nn.functional as functional

GAIN = math.sqrt(2)


def read_safetensors(path):
    """name -> tensor (float32), from a file whose tensors are all F32."""
    with open(path, "rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
    length = int.from_bytes(data[:8], "little")
    tensors = {}
    for name, entry in json.loads(data[8 : 8 + length]).items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        flat = torch.frombuffer(data, dtype=torch.float32, count=(end - begin) // 4, offset=8 + length + begin)
        tensors[name] = flat.reshape(entry["shape"]).clone()
    return tensors


def blur_kernel(channels, device):
    """The separable filter [1, 3, 3, 1], normalised to gain 4 for up-sampling by 2: [C, 1, 4, 4]."""
    taps = torch.tensor([1.0, 3.0, 3.0, 1.0], device=device)
    square = taps[:, None] * taps[None, :]
    return (square / square.sum() * 4).expand(channels, 1, 4, 4)


class Synthesis:
    """W+ rows [rows, width] -> feature maps and picture."""

    def __init__(self, tensors, device):
        self.tensors = {name: tensor.to(device) for name, tensor in tensors.items()}
        self.device = device
        self.sizes = []
        size = 4
        while f"synthesis.b{size}.conv1.weight" in tensors:
            self.sizes.append(size)
            size *= 2
        self.image_size = self.sizes[-1]
        self.rows = 2 * len(self.sizes)

    def affine(self, prefix, w):
        weight = self.tensors[f"{prefix}.affine.weight"]
        return functional.linear(w, weight / math.sqrt(weight.shape[1]), self.tensors[f"{prefix}.affine.bias"])

    def styled(self, prefix, x, w, up):
        style = self.affine(prefix, w)
        weight = self.tensors[f"{prefix}.weight"] * style[:, None, None]
        weight = weight * (weight.square().sum(dim=(1, 2, 3), keepdim=True) + 1e-8).rsqrt()
        if up:
            x = functional.conv_transpose2d(x, weight.transpose(0, 1), stride=2)
            channels = x.shape[1]
            x = functional.conv2d(x, blur_kernel(channels, self.device), padding=1, groups=channels)
        else:
            x = functional.conv2d(x, weight, padding=1)
        x = x + self.tensors[f"{prefix}.noise_const"] * self.tensors[f"{prefix}.noise_strength"]
        return functional.leaky_relu(x + self.tensors[f"{prefix}.bias"][:, None, None], 0.2) * GAIN

    def colours(self, prefix, x, w):
        weight = self.tensors[f"{prefix}.weight"]
        style = self.affine(prefix, w) / math.sqrt(weight.shape[1])
        return functional.conv2d(x, weight * style[:, None, None]) + self.tensors[f"{prefix}.bias"][:, None, None]

    def double(self, picture):
        spread = functional.conv_transpose2d(picture, blur_kernel(3, self.device), stride=2, groups=3)
        return spread[:, :, 1:-1, 1:-1]

    def __call__(self, latent, feature_size, picture):
        """The features of a block [1, C, H, H]; with `picture` also [1, 3, S, S], else None (and no block above)."""
        x = self.tensors["synthesis.b4.const"][None]
        features = image = None
        row = 0
        for size in self.sizes:
            prefix = f"synthesis.b{size}"
            if size > 4:
                x = self.styled(f"{prefix}.conv0", x, latent[row], True)
                row += 1
            x = self.styled(f"{prefix}.conv1", x, latent[row], False)
            row += 1
            if size == feature_size:
                features = x
                if not picture:
                    return features, None
            if picture:
                colours = self.colours(f"{prefix}.torgb", x, latent[row])
                image = colours if image is None else self.double(image) + colours
        return features, image
