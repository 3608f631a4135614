"""The drag iteration of mode `reference` (Pan et al. 2023, equations 1 and 4, with the published settings) in eager
PyTorch: resized feature map, L2 tracking, motion supervision, mask term, Adam on the first six rows of W+.
Points are (x, y) in pixels."""

import math
import time

import torch
import torch.nn.functional as functional

FEATURE_SIZE = 128
TRAINABLE_ROWS = 6


class Drag:
    def __init__(self, synthesis, latent, handles, targets, keep, settings):
        device = synthesis.device
        self.synthesis = synthesis
        self.features_of = synthesis
        if settings["compile"]:
            self.features_of = torch.compile(synthesis)
        self.moving = latent[:TRAINABLE_ROWS].to(device).clone().requires_grad_(True)
        self.fixed = latent[TRAINABLE_ROWS:].to(device)
        self.points = [list(map(round, point)) for point in handles]
        self.targets = [list(map(round, point)) for point in targets]
        self.keep = None if keep is None else keep.to(device)
        self.mask_weight = settings["maskWeight"]
        self.picture = settings["picture"]
        self.optimiser = torch.optim.Adam([self.moving], lr=settings["learningRate"], betas=(0.9, 0.999), eps=1e-8)
        size = synthesis.image_size
        self.motion_radius = round(3 / 512 * size)
        self.tracking_radius = round(12 / 512 * size)
        axis = torch.linspace(0, size, size, device=device)
        self.grid_y, self.grid_x = torch.meshgrid(axis, axis, indexing="ij")
        self.references = None
        self.first_features = None

    def track(self, resized):
        """Every handle moves to the pixel whose feature is nearest (L2) to the handle's first one."""
        size = resized.shape[2]
        for at, (x, y) in enumerate(self.points):
            left, right = max(x - self.tracking_radius, 0), min(x + self.tracking_radius + 1, size)
            top, bottom = max(y - self.tracking_radius, 0), min(y + self.tracking_radius + 1, size)
            window = resized[0, :, top:bottom, left:right]
            distance = (window - self.references[at][:, None, None]).square().sum(dim=0)
            best = int(distance.argmin())
            self.points[at] = [left + best % (right - left), top + best // (right - left)]

    def motion_loss(self, resized):
        size = resized.shape[2]
        loss = resized.new_zeros(())
        for (x, y), (target_x, target_y) in zip(self.points, self.targets):
            away = math.hypot(target_x - x, target_y - y)
            if away <= 1:
                continue
            near = (self.grid_x - x).square() + (self.grid_y - y).square() < self.motion_radius**2
            rows, columns = torch.nonzero(near, as_tuple=True)
            here = resized[0, :, rows, columns].detach()
            ahead_x = (columns + (target_x - x) / away) / (size - 1) * 2 - 1
            ahead_y = (rows + (target_y - y) / away) / (size - 1) * 2 - 1
            grid = torch.stack([ahead_x, ahead_y], dim=-1)[None, None]
            ahead = functional.grid_sample(resized, grid, mode="bilinear", align_corners=True)[0, :, 0]
            loss = loss + (ahead - here).abs().mean()
        return loss

    def step(self):
        """One iteration; points and loss as numbers."""
        latent = torch.cat([self.moving, self.fixed])
        features, _ = self.features_of(latent, FEATURE_SIZE, self.picture)
        size = self.synthesis.image_size
        resized = functional.interpolate(features, size=(size, size), mode="bilinear", align_corners=False)
        with torch.no_grad():
            if self.references is None:
                self.references = [resized[0, :, y, x].clone() for x, y in self.points]
                self.first_features = resized.detach().clone() if self.keep is not None else None
            else:
                self.track(resized)
        loss = self.motion_loss(resized)
        if self.keep is not None:
            loss = loss + self.mask_weight * (resized * self.keep - self.first_features * self.keep).abs().mean()
        points = [list(point) for point in self.points]
        self.optimiser.zero_grad()
        if loss.requires_grad:
            loss.backward()
            self.optimiser.step()
        return points, float(loss.detach())

    def run(self, steps, synchronise):
        """A list of {points, loss, seconds, processorSeconds}, one a step."""
        reports = []
        for _ in range(steps):
            begun, used = time.perf_counter(), time.process_time()
            points, loss = self.step()
            synchronise()
            reports.append(
                {
                    "points": points,
                    "loss": loss,
                    "seconds": time.perf_counter() - begun,
                    "processorSeconds": time.process_time() - used,
                }
            )
        return reports
