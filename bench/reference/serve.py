"""Answers requests of bench/engine.ts: one JSON object a line on stdin, one a line on stdout.
{"do": "about"} | {"do": "open", model, device, threads} | {"do": "start", latent, handles, targets, keep, settings}
| {"do": "steps", count}. `keep` is null or the rectangle [left, top, right, bottom] that may change."""

import json
import os
import resource
import sys

import torch

from drag import Drag
from stylegan2 import Synthesis, read_safetensors


def resident_mb():
    with open("/proc/self/status", encoding="utf-8") as status:
        for line in status:
            if line.startswith("VmRSS"):
                return round(int(line.split()[1]) / 1024)
    return None


class Server:
    def __init__(self):
        self.synthesis = None
        self.drag = None

    def about(self, _):
        card = torch.cuda.get_device_name(0) if torch.cuda.is_available() else None
        return {"torch": torch.__version__, "card": card}

    def open(self, request):
        torch.set_num_threads(request["threads"])
        path = os.path.join(request["model"], "generator.safetensors")
        self.synthesis = Synthesis(read_safetensors(path), torch.device(request["device"]))
        return {"rows": self.synthesis.rows}

    def start(self, request):
        latent = torch.tensor(request["latent"], dtype=torch.float32).reshape(self.synthesis.rows, -1)
        keep = None
        if request["keep"] is not None:
            left, top, right, bottom = request["keep"]
            size = self.synthesis.image_size
            keep = torch.ones(size, size)
            keep[top:bottom, left:right] = 0
        self.drag = Drag(self.synthesis, latent, request["handles"], request["targets"], keep, request["settings"])
        return {}

    def steps(self, request):
        cuda = self.synthesis.device.type == "cuda"
        reports = self.drag.run(request["count"], torch.cuda.synchronize if cuda else lambda: None)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        device = torch.cuda.max_memory_allocated() if cuda else None
        return {
            "steps": reports,
            "residentMb": resident_mb(),
            "peakMb": round(peak / 1024),
            "deviceMb": None if device is None else round(device / 2**20),
        }


def main():
    server = Server()
    answers = {"about": server.about, "open": server.open, "start": server.start, "steps": server.steps}
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = answers[request["do"]](request)
        except Exception as error:  # whatever it is, the caller must hear of it
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


main()
