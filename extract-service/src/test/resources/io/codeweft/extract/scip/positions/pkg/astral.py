"""Characters of two UTF-16 units: 😀."""
face = "😀"; twice = face + "😀😀" + face
größe = "é"; maß = größe; 名 = "𠮷"; 前 = 名


def wave(hand, 𝑛=2):
    return ["👋🏽" * 𝑛, hand, "é", face]; wave


class 𝔘nit:
    𝐱 = wave("🙂", 𝑛=len(前))

    def 門(self, 𐌰𐌱="🚪"): return (self.𝐱, 𐌰𐌱, "🚪", 𐌰𐌱, maß)


print("😀", 𝔘nit().門(𐌰𐌱="🚪"), twice)
