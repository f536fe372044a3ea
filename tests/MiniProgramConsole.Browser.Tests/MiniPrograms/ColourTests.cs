using MiniProgramConsole.Browser.Tests.Testing;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.Tests.Images;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Icc;
using SixLabors.ImageSharp.PixelFormats;

namespace MiniProgramConsole.Browser.Tests.MiniPrograms;

public sealed class ColourTests(SystemBrowser browser)
{
    private const int Side = 48;

    // The average difference, out of 255. Decoders interpolate JPEG colours differently, so edges differ.
    private const double Tolerance = 2.5;

    private const string Pixels = """
        async (files) => {
          const shown = [];
          for (const file of files) {
            const image = new Image();
            image.src = file;
            await image.decode();
            const canvas = document.createElement("canvas");
            [canvas.width, canvas.height] = [image.width, image.height];
            const drawing = canvas.getContext("2d");
            drawing.drawImage(image, 0, 0);
            shown.push([...drawing.getImageData(0, 0, image.width, image.height).data]);
          }
          return shown;
        }
        """;

    [Theory]
    [InlineData("rgb.png")]
    [InlineData("palette.png")]
    [InlineData("transparent.png")]
    [InlineData("sixteen-bit.png")]
    [InlineData("grey.png")]
    [InlineData("grey.jpg")]
    [InlineData("baseline.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("cmyk.jpg")]
    [InlineData("ycck.jpg")]
    [InlineData("animated.png")]
    [InlineData("exif-rotated.png")]
    public async Task Rendition_OfEachKind_LooksLikeTheOriginal(string name) => await AssertAlikeAsync(Read(name));

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public async Task Rendition_OfEachOrientation_IsTheSameWayUp(int orientation)
    {
        var content = Read("exif-rotated.jpg");
        content[content.AsSpan().IndexOf("\u0001\u0012\0\u0003\0\0\0\u0001\0"u8) + 9] = (byte)orientation;

        await AssertAlikeAsync(content);
    }

    [Theory, InlineData("P3", true), InlineData("P3", false), InlineData("AdobeRGB", true), InlineData("AdobeRGB", false)]
    public async Task Rendition_InAnotherColourSpace_LooksLikeTheOriginal(string space, bool isPng)
    {
        var profile = space == "P3" ? IccProfiles.P3 : IccProfiles.AdobeRgb;
        var (plain, marked) = (Colourful(isPng, null), Colourful(isPng, profile));

        var shown = await ShowAsync(plain, marked);

        Assert.True(Difference(shown[0], shown[1]) > 2 * Tolerance, "The browser doesn't heed the profile.");
        await AssertAlikeAsync(marked);
    }

    private async Task AssertAlikeAsync(byte[] original)
    {
        using var gate = new DecodingGate();
        var rendition = await new LogoRenderer(gate).RenderAsync(original, 96, TestContext.Current.CancellationToken);

        var shown = await ShowAsync(original, rendition);

        Assert.InRange(Difference(shown[0], shown[1]), 0, Tolerance);
    }

    private async Task<int[][]> ShowAsync(params byte[][] files)
    {
        await using var context = await browser.OpenAsync(new Uri("about:blank"));
        var page = await context.NewPageAsync();
        return await page.EvaluateAsync<int[][]>(
            Pixels,
            files.Select(file => $"data:image/{(file[0] == 0x89 ? "png" : "jpeg")};base64,{Convert.ToBase64String(file)}").ToArray());
    }

    private static double Difference(int[] one, int[] other)
    {
        Assert.Equal(one.Length, other.Length);
        return one.Zip(other, (first, second) => Math.Abs(first - second)).Average();
    }

    private static byte[] Read(string name) => TestImages.Read($"accepted/{name}");

    private static byte[] Colourful(bool isPng, byte[]? profile)
    {
        using var image = new Image<Rgb24>(Side, Side);
        for (var place = 0; place < Side * Side; place++)
        {
            var (x, y) = (place % Side / 16, place / Side / 16);
            image[place % Side, place / Side] = new Rgb24((byte)(40 + (x * 90)), (byte)(60 + (y * 80)), (byte)(200 - (x * 60)));
        }

        using var file = new MemoryStream();
        if (!isPng)
        {
            image.Metadata.IccProfile = profile is null ? null : new IccProfile(profile);
            image.SaveAsJpeg(file);
            return file.ToArray();
        }

        image.SaveAsPng(file);
        return profile is null ? file.ToArray() : TestImages.WithProfile(file.ToArray(), "p", profile);
    }
}
